// Writes what the plugin shares with the elements and the endpoint: attributes of the widgets, and words of pages and
// mails. The files are committed, since the plugin has no build step. `pnpm --filter @foyer/wordpress record`
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { consentWording } from '../../endpoint/src/domain/consent-wording.ts';
import { directionOf, languageTag, type Wording, wordings } from '../../endpoint/src/domain/messages.ts';
import { alreadyConfirmedLetter, confirmationLetter } from '../../endpoint/src/mail/templates/newsletter.ts';
import { fieldLabel, inboxWords } from '../../endpoint/src/pages/inbox-words.ts';
import { linkTexts } from '../../endpoint/src/pages/link-page.ts';
import { questionWords } from '../../endpoint/src/pages/question-words.ts';
import { addresses } from './addresses.ts';
import { attributeWords, groups, widgetWords } from './editor-words.ts';
import { editorJson, germanMoFile } from './languages.ts';
import { readWidgets, type Widget, type WidgetAttribute } from './widgets.ts';

const sender = '{sender}';

function wordsOf(wording: Wording): unknown {
  const { question, ...page } = questionWords(wording);
  const links = { sender, confirmUrl: '', unsubscribeUrl: '' };
  const confirmation = confirmationLetter(wording, links);
  const already = alreadyConfirmedLetter(wording, links);
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
    language: languageTag(wording),
    direction: directionOf(wording),
    question: {
      ...page,
      question: question({ a: 1, op: '+', b: 2 }).replace('1', '{a}').replace('2', '{b}'),
      fields: Object.fromEntries(labels),
    },
    links: linkTexts(wording),
    confirmation: { ...letter(confirmation), label: confirmation.action.label },
    already: letter(already),
    consent: {
      newsletter: consentWording({ doubleOptIn: true }, wording, sender),
      message: consentWording({ doubleOptIn: false }, wording, sender),
    },
  };
}

const icons: Readonly<Record<string, string>> = {
  'contact-card': 'id',
  'newsletter-signup': 'email',
  'blog-teaser': 'media-document',
  'cta-banner': 'megaphone',
};

function blockOf(name: string, { attributes }: Widget): unknown {
  const typeOf = ({ type }: WidgetAttribute) =>
    type === 'boolean' ? { type: 'boolean', default: false } : { type: 'string', default: '' };
  return {
    $schema: 'https://schemas.wp.org/trunk/block.json',
    apiVersion: 3,
    name: `foyer/${name}`,
    title: widgetWords[name]?.title[0],
    description: widgetWords[name]?.description[0],
    category: 'widgets',
    icon: icons[name],
    keywords: ['foyer'],
    textdomain: 'foyer-forms',
    attributes: Object.fromEntries(Object.entries(attributes).map(([key, row]) => [key, typeOf(row)])),
    supports: { html: false, align: ['wide', 'full'], anchor: true, spacing: { margin: true } },
    editorScript: 'foyer-forms-editor',
    script: 'foyer-forms',
    style: 'foyer-forms',
  };
}

/** What PHP needs: the usual name of the form, and which attributes there are. */
function typesOf({ form, attributes }: Widget): unknown {
  const typeOf = (name: string, type: string) =>
    addresses.includes(name) ? 'url' : type === 'boolean' ? type : 'text';
  const rows = Object.entries(attributes).map(([name, { type }]) => [name, typeOf(name, type)] as const);
  return { form, attributes: Object.fromEntries(rows) };
}

/** What the sidebar needs: attributes in its order, with their words. */
function sidebarOf({ attributes }: Widget): readonly unknown[] {
  return Object.entries(attributeWords).flatMap(([name, [group, label, help]]) => {
    const row = attributes[name];
    return row ? [{ name, group, label: label[0], help: help?.[0] ?? '', ...row }] : [];
  });
}

/** One attribute a line. */
function attributesScript(widgets: Readonly<Record<string, Widget>>): string {
  const titles = Object.entries(widgetWords).map(([name, { title, description }]) => [
    name,
    [title[0], description[0]],
  ]);
  const rows = Object.entries(widgets).flatMap(([name, widget]) => [
    `    ${JSON.stringify(name)}: [`,
    ...sidebarOf(widget).map((row) => `      ${JSON.stringify(row)},`),
    '    ],',
  ]);
  return [
    'window.foyerForms = {',
    `  groups: ${JSON.stringify(Object.fromEntries(Object.entries(groups).map(([group, [label]]) => [group, label])))},`,
    `  titles: ${JSON.stringify(Object.fromEntries(titles))},`,
    '  widgets: {',
    ...rows,
    '  },',
    '};',
    '',
  ].join('\n');
}

/** The committed files by name. */
export function recordedFiles(): ReadonlyMap<string, string | Buffer> {
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  const widgets = readWidgets();
  const entries = Object.entries(widgets);
  const types = entries.map(([name, widget]) => [name, typesOf(widget)]);
  return new Map<string, string | Buffer>([
    ['widgets.json', json(Object.fromEntries(types))],
    ['assets/attributes.js', attributesScript(widgets)],
    ...entries.map(([name, widget]) => [`blocks/${name}/block.json`, json(blockOf(name, widget))] as const),
    ...wordings().map((wording) => [`words/${wording}.json`, json(wordsOf(wording))] as const),
    ['languages/foyer-forms-de_DE.mo', germanMoFile()],
    ['languages/foyer-forms-de_DE-foyer-forms-editor.json', editorJson()],
  ]);
}

const plugin = resolve(import.meta.dirname, '../foyer-forms');

/** Names of the committed files that differ from what their sources say now. */
export function outdatedFiles(): readonly string[] {
  return [...recordedFiles()].flatMap(([name, content]) => {
    const file = resolve(plugin, name);
    return existsSync(file) && readFileSync(file).equals(Buffer.from(content)) ? [] : [name];
  });
}

if (import.meta.main) {
  for (const [name, content] of recordedFiles()) {
    mkdirSync(dirname(resolve(plugin, name)), { recursive: true });
    writeFileSync(resolve(plugin, name), content);
  }
}
