// Compiles letter.mjml to the function that fills it in. The result is committed, so that an installed endpoint needs no
// MJML. `pnpm build:mails`
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import mjml2html from 'mjml';

const source = resolve(import.meta.dirname, 'letter.mjml');
const target = resolve(import.meta.dirname, '../src/mail/templates/letter-markup.ts');

const head = `// Written by "pnpm build:mails" from build/letter.mjml.
import { each, escaped } from './escaped.ts';
import type { LetterValues } from './letter-values.ts';

export function letterMarkup(values: LetterValues): string {
  return \``;

// By default MJML loads from Google what it takes for a web font.
const options = { validationLevel: 'soft', keepComments: false, fonts: {} } as const;

/** Content of letter-markup.ts. Rejects where the template is not valid. */
export async function letterModule(): Promise<string> {
  const { html, errors } = await mjml2html(readFileSync(source, 'utf8'), options);
  // MJML does not know what will stand in the place of a value.
  const mistakes = errors.map(({ formattedMessage }) => formattedMessage).filter((text) => !text.includes('{{'));
  if (mistakes.length > 0) throw new Error(mistakes.join('\n'));
  return `${head}${filledIn(withoutIndent(html))}\`;\n}\n`;
}

function withoutIndent(html: string): string {
  return html.replaceAll(/\s*\n\s*/g, '\n').trim();
}

const directive = /\{\{(?:#each ([\w.]+) as (\w+)|(\/each)|([\w.]+))\}\}/g;

/** Escaping is part of every value: a template cannot do without it. */
function filledIn(html: string): string {
  const names: string[] = [];
  const valueOf = (path: string) => (names.includes(path.split('.')[0] ?? '') ? path : `values.${path}`);
  const markup = html.replaceAll(/[\\`]|\$(?=\{)/g, '\\$&');
  const filled = markup.replaceAll(directive, (_, list?: string, name?: string, end?: string, value?: string) => {
    if (list !== undefined && name !== undefined) {
      const start = `\${each(${valueOf(list)}, (${name}) => \``;
      names.push(name);
      return start;
    }
    if (end === undefined) return `\${escaped(${valueOf(value ?? '')})}`;
    names.pop();
    return '`)}';
  });
  if (names.length > 0 || filled.includes('{{'))
    throw new Error(`letter.mjml has a directive that is not closed or not known`);
  return filled;
}

/** Whether the committed file is what the template says now. */
export async function isLetterCurrent(): Promise<boolean> {
  return readFileSync(target, 'utf8') === (await letterModule());
}

if (import.meta.main) writeFileSync(target, await letterModule());
