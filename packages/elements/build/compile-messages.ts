// Compiles messages for the script files: each `msg(…)` becomes a number, each language, English included, a list. A page
// downloads one language, without ids, hashes and the source text. Independent of the widgets.
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { generateMsgId } from '@lit/localize/internal/id-generation.js';
import { pluralCategories } from '../../protocol/src/plural-form.ts';
import ts from 'typescript';
import type { Plugin } from 'vite';
import { buildHash } from './build-hash.ts';

const LOCALE_MODULE = /\/src\/locales\/[\w-]+?(\.later|\.owner)?\.ts$/;
const RUNTIME = '\0foyer:runtime-msg';

/** Replaces lit-localize's runtime, which hashes each template to find its message. */
const runtime = `import { html } from 'lit';
export function runtimeMsg(words, number, values = []) {
  const message = words?.[number] ?? '';
  return typeof message === 'function' ? message(html, ...values) : message;
}`;

/** Replaces the choice of a plural form: in the script files the forms are by category already. */
const pluralForm = `export function pluralForm(forms, count, language) {
  return (forms[new Intl.PluralRules(language).select(count)] ?? forms.other).replace('#', count.toLocaleString(language));
}`;

interface Message {
  readonly id: string;
  /** A string, `str` or `html` template, whose expressions are numbers or, in the sources, values. */
  readonly template: ts.Expression;
}

export interface MessageCompiler {
  readonly plugin: Plugin;
  /** Used with `plugin`; one of two: messages in separate files, or in the file itself. */
  readonly inFiles: Plugin;
  readonly inside: Plugin;
  /** Messages of the first view have numbers below this one. */
  readonly countAtRest: number;
  /** Numbers of the messages that a module uses. */
  readonly spoken: ReadonlyMap<string, ReadonlySet<number>>;
  /** Every language, English included. */
  languages(): readonly string[];
  /** A module with the wanted messages of a language. */
  wordsOf(language: string, isWanted: (number: number) => boolean): string;
}

export function compileMessages(): MessageCompiler {
  let numbers: ReadonlyMap<string, number> = new Map();
  let [atRest, forVisitors] = [0, 0];
  const english = new Map<string, ts.Expression>();
  const spoken = new Map<string, Set<number>>();

  const known = new Map<string, ReturnType<typeof entriesOf>>();
  const readLanguage = (language: string) => {
    return modulesOf(language).flatMap((path) => entriesOf(parse(path, readFileSync(path, 'utf8'))));
  };
  const wordsOf: MessageCompiler['wordsOf'] = (language, isWanted) => {
    const entries = known.get(language) ?? (language === 'en' ? [...english] : readLanguage(language));
    known.set(language, entries);
    return compileLanguage(language, entries, { numbers, english }, isWanted);
  };

  const languages = () => [
    'en',
    ...globSync('src/locales/*.ts')
      .map((path) => basename(path, '.ts'))
      .filter((id) => !id.includes('.')),
  ];

  const plugin: Plugin = {
    name: 'foyer:compile-messages',
    enforce: 'pre',
    buildStart() {
      for (const path of globSync('src/**/*.ts', { exclude: ['**/*.test.ts', 'src/locales/**'] }).sort()) {
        for (const { id, template } of messagesOf(parse(path, readFileSync(path, 'utf8')))) english.set(id, template);
      }
      // lit-localize's split of German is the one of every language.
      const parts = modulesOf('de').map((path) => idsOf(readFileSync(path, 'utf8')));
      // Messages of one module have numbers in a row: lists have few gaps, which compress well.
      const order = [...english.keys()];
      const sorted = parts.map((ids) => ids.sort((one, other) => order.indexOf(one) - order.indexOf(other)));
      numbers = new Map(sorted.flat().map((id, index) => [id, index]));
      [atRest, forVisitors] = [parts[0]?.length ?? 0, numbers.size - (parts[2]?.length ?? 0)];
    },
    resolveId: (source) => (source === '@lit/localize/internal/runtime-msg.js' ? RUNTIME : undefined),
    load: (id) => (id === RUNTIME ? runtime : undefined),
    transform(code, id) {
      if (id.endsWith('/protocol/src/plural-form.ts')) return pluralForm;
      if (!id.includes('/elements/src/')) return undefined;
      if (LOCALE_MODULE.test(id))
        return compileLanguage(basename(id).split('.')[0] ?? '', entriesOf(parse(id, code)), { numbers, english });
      if (!/\bmsg\(/.test(code)) return undefined;
      const file = parse(id, code);
      spoken.set(id, new Set(messagesOf(file).map((message) => numberOf(message.id, numbers))));
      return numberMessages(file, numbers);
    },
  };
  /** Messages are in separate files. */
  const inFiles: Plugin = {
    name: 'foyer:words-in-files',
    enforce: 'pre',
    transform: (_code, id) => (id.endsWith('/base/locales.ts') ? withFileNames(languages()) : undefined),
  };

  /** All messages are in the file itself, but for those to the owner of a site: only their English is. */
  const inside: Plugin = {
    name: 'foyer:words-inside',
    enforce: 'pre',
    transform: (_code, id) => (id.endsWith('/base/locales.ts') ? withWords(languages()) : undefined),
    resolveId: (source) => (source.startsWith('virtual:words/') ? `\0${source}` : undefined),
    load(id) {
      if (!id.startsWith('\0virtual:words/')) return undefined;
      const language = basename(id);
      return wordsOf(language, (number) => language === 'en' || number < forVisitors);
    },
  };

  return {
    plugin,
    inFiles,
    inside,
    spoken,
    wordsOf,
    languages,
    get countAtRest() {
      return atRest;
    },
  };
}

/** The names of the message files are derived from the language and the part. */
function withFileNames(ids: readonly string[]): string {
  return `${localesModule(ids)}
export const importWords = (id, part) => import(/* @vite-ignore */ './${fileOf}');`;
}

/** Name of a file beside the script. */
const fileOf = `foyer-' + id + part.slice(5) + '-${buildHash}.js`;

function withWords(ids: readonly string[]): string {
  const names = ids.map((id) => `words_${id.replaceAll('-', '_')}`);
  const imports = ids.map((id, index) => `import * as ${names[index]} from 'virtual:words/${id}';`).join('\n');
  const rows = ids.map((id, index) => `'${id}': ${names[index]}`).join(', ');
  return `${imports}
${localesModule(ids)}
const words = { ${rows} };
// Of another origin, a classic script has no base for its imports.
const base = globalThis.document?.currentScript?.src;
export const importWords = async (id, part) =>
  part.endsWith('-note') && id !== 'en' ? import(/* @vite-ignore */ new URL('${fileOf}', base).href) : words[id];`;
}

function localesModule(ids: readonly string[]): string {
  return `export const sourceLanguage = 'en';
export const firstView = 'foyer';
export const isBuiltIn = () => false;
export const isLoadable = (id) => ${languagePattern(ids.filter((id) => id !== 'en'))}.test(id);`;
}

const INFORMAL = '-x-informal';

/** A regular expression that matches the ids. A table of them would be larger. */
function languagePattern(ids: readonly string[]): string {
  const both = informalLanguages(ids);
  const others = ids.filter((id) => !id.endsWith(INFORMAL) && !both.includes(id));
  return `/^(${others.join('|')}|(${both.join('|')})(${INFORMAL})?)$/`;
}

/** The languages that have informal words too. */
export function informalLanguages(ids: readonly string[]): readonly string[] {
  return ids.filter((id) => id.endsWith(INFORMAL)).map((id) => id.slice(0, -INFORMAL.length));
}

/** The modules of a language: of the first view, of later, of notes to the owner. */
function modulesOf(language: string): readonly string[] {
  return ['', '.later', '.owner'].map((end) => `src/locales/${language}${end}.ts`);
}

function parse(path: string, code: string): ts.SourceFile {
  return ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true);
}

function numberOf(id: string, numbers: ReadonlyMap<string, number>): number {
  const number = numbers.get(id);
  if (number === undefined) throw new Error(`no language has the message ${id}: run "pnpm build:locales"`);
  return number;
}

/** `msg(str`${a} plus ${b}`)` → `msg(7,[a,b])`. */
function numberMessages(file: ts.SourceFile, numbers: ReadonlyMap<string, number>): string {
  let code = file.text;
  const edits = messagesOf(file).map(({ id, template, call }) => {
    const values = expressionsOf(template).map((expression) => expression.getText());
    return { call, args: [numberOf(id, numbers), ...(values.length > 0 ? [`[${values.join()}]`] : [])].join() };
  });
  for (const { call, args } of edits.reverse()) {
    code = `${code.slice(0, call.arguments.pos)}${args}${code.slice(call.end - 1)}`;
  }
  return code;
}

function messagesOf(file: ts.SourceFile): (Message & { readonly call: ts.CallExpression })[] {
  const messages: (Message & { readonly call: ts.CallExpression })[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /(?:^|\.)msg$/.test(node.expression.getText())) {
      const [template] = node.arguments;
      const id = template && messageId(template);
      if (id && template) messages.push({ id, template, call: node });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return messages;
}

/** The id that lit-localize gives to a message; undefined for anything else, such as a variable. */
function messageId(template: ts.Expression): string | undefined {
  if (ts.isStringLiteralLike(template)) return generateMsgId(template.text, false);
  if (!ts.isTaggedTemplateExpression(template)) return undefined;
  return generateMsgId(stringsOf(template.template), template.tag.getText() === 'html');
}

function stringsOf(template: ts.TemplateLiteral): string[] {
  if (!ts.isTemplateExpression(template)) return [template.text];
  return [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)];
}

function expressionsOf(template: ts.Expression): readonly ts.Expression[] {
  if (!ts.isTaggedTemplateExpression(template) || !ts.isTemplateExpression(template.template)) return [];
  return template.template.templateSpans.map(({ expression }) => expression);
}

function idsOf(localeModule: string): string[] {
  return entriesOf(parse('locale.ts', localeModule)).map(([id]) => id);
}

/** The rows of `export const templates = { … }`. */
function entriesOf(file: ts.SourceFile): (readonly [id: string, template: ts.Expression])[] {
  const rows: (readonly [string, ts.Expression])[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && ts.isStringLiteral(node.name)) rows.push([node.name.text, node.initializer]);
    else ts.forEachChild(node, visit);
  };
  visit(file);
  return rows;
}

/** Of every message, by id. */
interface Known {
  readonly numbers: ReadonlyMap<string, number>;
  readonly english: ReadonlyMap<string, ts.Expression>;
}

/** Whether a message counts. A language that counts with one form has no sign of it. */
function hasForms(english: ts.Expression | undefined): boolean {
  return english !== undefined && ts.isStringLiteralLike(english) && english.text.includes(' | ');
}

/** A module like lit-localize's, by number: messages with values are functions of `html` and them. It imports nothing. */
function compileLanguage(
  language: string,
  entries: readonly (readonly [id: string, template: ts.Expression])[],
  { numbers, english }: Known,
  isWanted: (number: number) => boolean = () => true,
): string {
  const rows = entries
    .map(([id, template]) => {
      const forms = hasForms(english.get(id)) && ts.isStringLiteralLike(template) ? template.text : undefined;
      const compiled = forms === undefined ? compileTemplate(template) : compilePlural(forms, language);
      return [numberOf(id, numbers), compiled] as const;
    })
    .filter(([number]) => isWanted(number));
  const byNumber = new Map(rows);
  const length = Math.max(-1, ...byNumber.keys()) + 1;
  // With gaps, which cost less than numbers.
  return `export const templates=[${Array.from({ length }, (_, number) => byNumber.get(number) ?? '').join(',')}];`;
}

function compileTemplate(template: ts.Expression): string {
  if (!ts.isTaggedTemplateExpression(template)) return template.getText();
  const tag = template.tag.getText() === 'html' ? 'html' : '';
  const expressions = expressionsOf(template);
  let text = template.template.getText();
  const start = template.template.getStart();
  // A translation may use the values in another order: its expressions are indexes of the values.
  for (const [index, expression] of [...expressions.entries()].reverse()) {
    const place = ts.isNumericLiteral(expression) ? expression.text : index;
    text = `${text.slice(0, expression.getStart() - start)}v${place}${text.slice(expression.end - start)}`;
  }
  const parameters = ['html', ...expressions.map((_, index) => `v${index}`)].join();
  return `(${parameters})=>${tag}${text}`;
}

/** `one entry | # entries` → `{"one":"one entry","other":"# entries"}` */
function compilePlural(forms: string, language: string): string {
  return JSON.stringify(
    Object.fromEntries(
      forms.split(' | ').map((form, index) => [pluralCategories(language)[index] ?? raiseForms(forms, language), form]),
    ),
  );
}

function raiseForms(forms: string, language: string): never {
  throw new Error(`${language} has fewer plural forms than "${forms}"`);
}
