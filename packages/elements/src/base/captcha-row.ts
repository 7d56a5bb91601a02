// Renders the captcha row: question, answer field and the button that skips it. Stateless.
import type { Question } from '@foyer/protocol';
import { str } from '@lit/localize/internal/str-tag.js';
import { html, nothing, type TemplateResult } from 'lit';
import { rowStyles } from './captcha-row.styles.ts';
import type { CaptchaView } from './form-view.ts';
import type { LocaleController } from './locale-controller.ts';
import { secondaryButtons } from './secondary-buttons.styles.ts';

export { askQuestion } from '../submission/own-question.ts';

export const captchaStyles = [secondaryButtons, rowStyles];

export interface CaptchaRow {
  readonly msg: LocaleController['msg'];
  readonly captcha: CaptchaView;
  /** The rendered error with the id `captcha-error`, or nothing. */
  readonly error: unknown;
  readonly readOnly: boolean;
  readonly required: boolean;
  readonly disabled: boolean;
  onSkip(this: void): void;
}

const block = html`<span class="digit"></span>`;

export function renderCaptchaRow(row: CaptchaRow): TemplateResult {
  return html`<div class="captcha" part="captcha">${row.captcha.skipped ?? renderSum(row)}</div>`;
}

function renderSum({ msg, captcha: { question }, error, ...row }: CaptchaRow): TemplateResult {
  const { a, op, b } = question ?? { a: block, op: '+', b: block };
  return html`<label class="label" part="label" id="label" for="answer"
      >${msg('A quick sum')} <span part="hint">${msg('(against spam)')}</span></label
    >
    <div class="row">
      <span class=${error ? 'sum wrong' : 'sum'} part="captcha-frame"
        ><span class="question" part="question" aria-hidden="true" translate="no"
          >${a} ${op === '-' ? '−' : op} ${b} =</span
        ><input
          class="input"
          part=${error ? 'input invalid' : 'input'}
          id="answer"
          inputmode="numeric"
          autocomplete="off"
          enterkeyhint="send"
          aria-label="${msg('A quick sum')} ${msg('(against spam)')} ${question ? spokenSum(msg, question) : ''}"
          aria-describedby=${error ? 'captcha-error' : nothing}
          aria-invalid=${error ? 'true' : nothing}
          ?required=${row.required}
          ?readonly=${row.readOnly}
          ?disabled=${row.disabled}
      /></span>
      <button type="button" class="text-button" part="text-button" ?disabled=${row.disabled} @click=${row.onSkip}>
        ${msg('Without calculation')}
      </button>
    </div>
    ${error}`;
}

/** Screen readers may drop the plus sign, so it is spelled out, in a whole sentence for languages that inflect. */
function spokenSum(msg: CaptchaRow['msg'], { a, op, b }: Question): string {
  return op === '+' ? msg(str`What is ${a} plus ${b}?`) : msg(str`What is ${a} minus ${b}?`);
}
