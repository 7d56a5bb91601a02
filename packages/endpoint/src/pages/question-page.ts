// The question page without JavaScript: captcha, errors to correct, and everything typed so far.
import type { ProblemError, Question } from '@foyer/protocol';
import { reservedNames } from '@foyer/protocol/server';
import { html } from 'hono/html';
import {
  type MessageDraft,
  draftHeaders,
  hiddenInput,
  hiddenInputs,
  thanksOrigins,
  valuesOf,
} from './message-draft.ts';
import { doorPage } from './door.ts';
import { labelIn } from './inbox-words.ts';
import type { Markup } from './page.ts';
import { type AnswerFault, answerFault, type Fault, faultsOf, sentenceOf } from './question-faults.ts';
import { questionWords, type QuestionWords } from './question-words.ts';

export interface QuestionState {
  readonly status: number;
  readonly token: string;
  readonly question: Question;
  readonly errors: readonly ProblemError[];
  readonly answer: AnswerFault | undefined;
}

export function questionPage(message: MessageDraft, state: QuestionState): Promise<Response> {
  const { brand, form, wording } = message;
  const words = questionWords(wording);
  const faults = faultsOf(message, state, words);
  const shown = faults.flatMap(({ field }) => field ?? []);
  const content = html`${summary(faults, words)}
    <p id="reason">${words.reason}</p>
    <form method="post" action="${message.action}" accept-charset="utf-8">
      ${hiddenInputs(message, shown)}${hiddenInput(reservedNames.token, state.token)}
      ${faults.map((fault) => correction(fault, message))} ${consentBox(message, faults)}${answer(state, words)}
      <button>${words.send}</button>
    </form>
    ${typed(message, shown, words)}`;
  const { heading } = words;
  const title = faults.length === 0 ? heading : `${words.errors}: ${heading}`;
  const page = { brand, wording, status: state.status, headers: draftHeaders, formTargets: thanksOrigins(form) };
  return doorPage({ ...page, heading, title, content });
}

function summary(faults: readonly Fault[], words: QuestionWords): Markup {
  if (faults.length === 0) return html``;
  return html`<div class="faults" role="alert">
    <h2>${words.errors}</h2>
    <ul>
      ${faults.map((fault) => html`<li><a href="#${fault.control}">${sentenceOf(fault)}</a></li>`)}
    </ul>
  </div>`;
}

function correction({ control, field, text }: Fault, { fields, form, wording }: MessageDraft): Markup {
  if (field === undefined) return html``;
  const kind = form.fields.find(({ name }) => name === field)?.kind ?? 'multi-line';
  const value = valuesOf(fields[field] ?? '').join(', ');
  const described = html`id="${control}" name="${field}" aria-invalid="true" aria-describedby="${control}-fault"`;
  // HTML parsers drop the first line break of a textarea.
  const input =
    kind === 'multi-line'
      ? html`<textarea ${described} rows="6">${value}</textarea>`
      : html`<input
          ${described}
          type="${kind === 'email' ? 'email' : 'text'}"
          value="${value}"
          ${autocomplete(field)}
        />`;
  return html`<div class="control">
    <label for="${control}">${labelIn(form, field, wording)}</label>
    <p class="fault" id="${control}-fault">${text}</p>
    ${input}
  </div>`;
}

function autocomplete(field: string): Markup {
  const token = new Map([
    ['email', 'email'],
    ['name', 'name'],
    ['phone', 'tel'],
  ]).get(field);
  return token === undefined ? html`` : html`autocomplete="${token}"`;
}

function consentBox({ consent }: MessageDraft, faults: readonly Fault[]): Markup {
  if (consent === undefined) return html``;
  const isMissing = faults.some(({ control }) => control === 'consent');
  return html`<label class="choice"
    ><input
      id="consent"
      type="checkbox"
      name="${reservedNames.consent}"
      value="${consent.text}"
      required
      ${consent.given ? 'checked' : ''}
      ${isMissing ? html`aria-invalid="true"` : ''}
    /><span>${consent.text}</span></label
  >`;
}

function answer({ answer: fault, question }: QuestionState, words: QuestionWords): Markup {
  const invalid = fault === undefined ? '' : html`aria-invalid="true"`;
  return html`<div class="control">
    <label for="answer">${words.question(question)}</label>
    ${fault === undefined ? '' : html`<p class="fault" id="answer-fault">${answerFault(fault, words)}</p>`}
    <p class="sum">
      <span aria-hidden="true">${question.a} ${question.op} ${question.b} =</span
      ><input
        id="answer"
        name="${reservedNames.answer}"
        inputmode="numeric"
        autocomplete="off"
        maxlength="16"
        required
        aria-describedby="${fault === undefined ? '' : 'answer-fault '}answer-hint"
        ${invalid}
      />
    </p>
    <p class="meta" id="answer-hint">${words.answerHint}</p>
  </div>`;
}

/** Lists the fields that travel in hidden inputs, so that the visitor sees them. */
function typed({ fields, form, wording }: MessageDraft, shown: readonly string[], words: QuestionWords): Markup {
  const rows = Object.entries(fields)
    .map(([name, value]) => [name, valuesOf(value).join(', ')] as const)
    .filter(([name, text]) => !shown.includes(name) && text.trim() !== '');
  if (rows.length === 0) return html``;
  return html`<section aria-labelledby="typed">
    <h2 id="typed">${words.typed}</h2>
    <dl>
      ${rows.map(
        ([name, text]) =>
          html`<dt>${labelIn(form, name, wording)}</dt>
            <dd><span>${text}</span></dd>`,
      )}
    </dl>
  </section>`;
}
