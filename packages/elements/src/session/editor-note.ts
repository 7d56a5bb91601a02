// Explains to the site owner how to fix a failed submission: on the console in English, and, if only the owner sees it, in the
// widget and its language. Loaded on demand.
import { html, nothing, type TemplateResult } from 'lit';
import { type EditorPresence, editorPresence } from '../browser/editor.ts';
import { probeServer } from '../browser/probe.ts';
import { errorOnce } from '../browser/warn.ts';
import { diagnose, needsProbe, type Symptoms } from '../submission/diagnosis.ts';
import type { ConfigIssue } from '../submission/config.ts';
import { meantUrl } from '../submission/missing-scheme.ts';
import type { Outcome } from '../submission/outcome.ts';
import type { FoyerFormElement } from '../base/foyer-form-element.ts';
import { english, wantEnglish } from '../base/english.ts';
import { icon } from '../base/icons.ts';
import { ownerNoteStyles } from '../base/owner-note.styles.ts';
import { type DiagnosisWords, diagnosisWords } from './diagnosis-words.ts';
import type { Route } from './route.ts';

const wrench = 'M12.4 7.6 16.6 3.4a4.6 4.6 0 0 1-6 6L5 15a1.6 1.6 0 0 1-2.3-2.3l5.6-5.6a4.6 4.6 0 0 1 6-6L10.9 4.5';

const WORDS = 'foyer-editor-note';

/** Forms that have the styles. */
const styled = new WeakSet<FoyerFormElement>();

/** Where the documentation is published. */
const documentation = 'https://foyer.example';

/** Logs the explanation once. Returns the note for the widget, or nothing if visitors would see it. */
export async function explain(
  form: FoyerFormElement,
  outcome: Outcome,
  route: Route,
): Promise<TemplateResult | typeof nothing> {
  const symptoms = await examine(form, outcome, route);
  const diagnosis = diagnose(symptoms);
  if (!diagnosis) return nothing;
  const guide = `${documentation}${form.spokenLocale.startsWith('de') ? '/de' : ''}/guides/errors/${diagnosis.code}/`;
  await wantEnglish(WORDS);
  const { happened, remedy, line } = diagnosisWords(english, diagnosis, symptoms);
  errorOnce(form, [happened, remedy, ...(line ? [line] : []), guide].join(' '));
  const presence = editorPresence();
  if (!presence) return nothing;
  await form.wantWords(WORDS);
  if (!styled.has(form)) form.adopt(ownerNoteStyles);
  styled.add(form);
  return renderNote(form, { words: diagnosisWords(form.msg, diagnosis, symptoms), guide, presence });
}

/** Without its scheme, a URL leads to a page of this site. */
export function issueOfMissingScheme(value: string): ConfigIssue | undefined {
  return meantUrl(value, document.baseURI) === undefined
    ? undefined
    : { code: 'misconfigured', attribute: 'endpoint', value };
}

async function examine(form: FoyerFormElement, outcome: Outcome, route: Route): Promise<Symptoms> {
  const known = {
    tag: form.localName,
    page: new URL(document.baseURI),
    form: form.formId,
    service: route.kind === 'open' ? route.name : form.service,
    ...symptomsOf(outcome),
    hasCaptcha: form.captcha !== 'none',
    fields: form.fieldDefinitions,
  };
  if (route.kind === 'misconfigured') return { ...known, issue: route.issue };
  if (route.kind === 'unavailable') return known;
  const { endpoint, timeoutMs } = route.config;
  const { error } = known;
  return { ...known, endpoint, ...(error && needsProbe(error) && { probe: await probeServer(endpoint, timeoutMs) }) };
}

function symptomsOf(outcome: Outcome): Pick<Symptoms, 'error' | 'advice' | 'missingFields'> {
  const { missingFields = [] } = outcome.kind === 'input' ? outcome : {};
  return {
    ...('error' in outcome && { error: outcome.error }),
    ...('advice' in outcome && { advice: outcome.advice }),
    missingFields,
  };
}

interface Note {
  readonly words: DiagnosisWords;
  readonly guide: string;
  readonly presence: EditorPresence;
}

function renderNote({ msg }: FoyerFormElement, { words, guide, presence }: Note): TemplateResult {
  const { happened, remedy, line } = words;
  return html`<div class="notice editor" part="notice">
    ${icon(wrench)}<strong>${msg('For the editors of this page')}</strong>
    <p>${happened} ${remedy} ${line ? html`<code dir="ltr">${line}</code>` : nothing}</p>
    <p><a part="link" href=${guide} target="_blank" rel="noopener">${msg('How to fix this')}</a></p>
    <p class="small">
      ${
        presence.isAlone
          ? msg('Visitors of your site do not see this note.')
          : msg('Everybody sees this note as long as the script has data-debug.')
      }
    </p>
  </div>`;
}
