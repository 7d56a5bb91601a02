// Writes what the plugin shares with the elements and the endpoint: attributes of the widgets, and words of pages and
// mails. The files are committed, since the plugin has no build step. `pnpm --filter @foyer/wordpress record`
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { consentWording } from '../../endpoint/src/domain/consent-wording.ts';
import type { Wording } from '../../endpoint/src/domain/wording.ts';
import { alreadyConfirmedLetter, confirmationLetter } from '../../endpoint/src/mail/templates/newsletter.ts';
import { fieldLabel, inboxWords } from '../../endpoint/src/pages/inbox-words.ts';
import { linkTexts } from '../../endpoint/src/pages/link-page.ts';
import { questionWords } from '../../endpoint/src/pages/question-words.ts';
import { readWidgets } from './widgets.ts';

const wordings: readonly Wording[] = ['de', 'de-x-informal', 'en'];
const sender = '{sender}';

function wordsOf(wording: Wording): unknown {
  const { question, ...page } = questionWords(wording);
  const links = { sender, confirmUrl: '', unsubscribeUrl: '' };
  const confirmation = confirmationLetter[wording](links);
  const already = alreadyConfirmedLetter[wording](links);
  const letter = ({ subject, greeting, lead, notes, foot }: typeof confirmation | typeof already) => ({
    subject,
    greeting,
    lead,
    notes,
    foot: foot.text,
  });
  const fields = ['name', 'email', 'phone', 'subject', 'message'];
  const labels = fields.map((name) => [name, fieldLabel(inboxWords(wording), name)] as const);
  return {
    question: {
      ...page,
      question: question({ a: 1, op: '+', b: 2 }).replace('1', '{a}').replace('2', '{b}'),
      fields: Object.fromEntries(labels),
    },
    links: linkTexts[wording],
    confirmation: { ...letter(confirmation), label: confirmation.action.label },
    already: letter(already),
    consent: {
      newsletter: consentWording({ doubleOptIn: true }, wording, sender),
      message: consentWording({ doubleOptIn: false }, wording, sender),
    },
  };
}

/** The committed files by name. */
export function recordedFiles(): ReadonlyMap<string, string> {
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  return new Map([
    ['widgets.json', json(readWidgets())],
    ...wordings.map((wording) => [`words/${wording}.json`, json(wordsOf(wording))] as const),
  ]);
}

const plugin = resolve(import.meta.dirname, '../foyer-forms');

/** Names of the committed files that differ from what their sources say now. */
export function outdatedFiles(): readonly string[] {
  return [...recordedFiles()].flatMap(([name, text]) =>
    readFileSync(resolve(plugin, name), 'utf8') === text ? [] : [name],
  );
}

if (import.meta.main) for (const [name, text] of recordedFiles()) writeFileSync(resolve(plugin, name), text);
