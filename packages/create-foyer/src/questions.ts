// The questions: what each one accepts, and why it refuses anything else. Knows no terminal and no file.
import { isEmail } from '@foyer/protocol';
import { languages } from './languages.ts';

export const widgets = ['contact-card', 'newsletter-signup'] as const;
export type Widget = (typeof widgets)[number];

export interface Answers {
  /** As typed: relative to the working folder, or absolute. */
  readonly folder: string;
  readonly widgets: readonly Widget[];
  /** BCP 47. */
  readonly language: string;
  /** Receives a mail for each message; empty for none. */
  readonly mailTo: string;
  /** Origin of the site, such as `https://www.example.org`; empty where there is none yet. */
  readonly origin: string;
}

export type Parsed<Value> =
  | { readonly ok: true; readonly value: Value }
  /** A sentence that says what is allowed. */
  | { readonly ok: false; readonly reason: string };

export interface Question<Value> {
  /** On the command line: `--mail-to`; the folder has none, it is the first argument. */
  readonly flag: string;
  readonly example: string;
  readonly asks: string;
  /** Shown in the help. */
  readonly summary: string;
  readonly parse: (text: string) => Parsed<Value>;
}

const accepted = <Value>(value: Value) => ({ ok: true, value }) as const;
const refused = (reason: string) => ({ ok: false, reason }) as const;

export const questions: { readonly [Name in keyof Answers]: Question<Answers[Name]> } = {
  folder: {
    flag: 'folder',
    example: 'my-site',
    asks: 'Where shall the files go?',
    summary: 'new or empty folder',
    parse: parseFolder,
  },
  widgets: {
    flag: 'widgets',
    example: widgets.join(','),
    asks: 'Which forms does the page have?',
    summary: `one or both of ${widgets.join(' and ')}`,
    parse: parseWidgets,
  },
  language: {
    flag: 'language',
    example: 'en',
    asks: 'Which language does the page have?',
    summary: `one of ${languages.join(' ')}, or a regional one such as de-AT`,
    parse: parseLanguage,
  },
  mailTo: {
    flag: 'mail-to',
    example: 'office@example.org',
    asks: 'Which address gets a mail for each message?',
    summary: 'address that gets a mail for each message; "" for none',
    parse: parseMailTo,
  },
  origin: {
    flag: 'origin',
    example: 'https://www.example.org',
    asks: 'Where is your site?',
    summary: 'origin of your site; "" where there is none yet',
    parse: parseOrigin,
  },
};

function parseFolder(text: string): Parsed<string> {
  const folder = text.trim();
  return folder === '' || folder.includes('\0') ? refused('Name a folder, such as my-site.') : accepted(folder);
}

function parseWidgets(text: string): Parsed<readonly Widget[]> {
  const names = text.split(/[\s,]+/).filter((name) => name !== '');
  const unknown = names.find((name) => widgets.every((widget) => widget !== name));
  if (unknown !== undefined) return refused(`"${unknown}" is no form; allowed: ${widgets.join(', ')}.`);
  if (names.length === 0) return refused(`Choose at least one: ${widgets.join(', ')}.`);
  return accepted(widgets.filter((widget) => names.includes(widget)));
}

function parseLanguage(text: string): Parsed<string> {
  const tag = canonical(text.trim());
  const isKnown = languages.some((language) => tag === language || tag?.startsWith(`${language}-`));
  if (tag === undefined || !isKnown)
    return refused(`"${text}" is no language of the widgets; allowed: ${languages.join(', ')}.`);
  return accepted(tag);
}

/** Undefined for what is no BCP 47 tag. */
function canonical(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

function parseMailTo(text: string): Parsed<string> {
  const address = text.trim();
  if (address === '' || isEmail(address)) return accepted(address);
  return refused(`"${address}" is no e-mail address; write one such as office@example.org, or nothing.`);
}

function parseOrigin(text: string): Parsed<string> {
  const typed = text.trim();
  if (typed === '') return accepted('');
  const url = URL.parse(typed);
  if (url === null || !/^https?:$/.test(url.protocol))
    return refused(`"${typed}" is no address of a site; write one such as https://www.example.org, or nothing.`);
  if (url.origin !== typed.replace(/\/$/, '').toLowerCase())
    return refused(`"${typed}" is more than an origin; write ${url.origin}, without a path and a name.`);
  return accepted(url.origin);
}

/** The language of the terminal, or else of the system, where the widgets speak it; else English. */
export function languageOf(environment: Readonly<Record<string, string | undefined>>, systemLanguage: string): string {
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || systemLanguage;
  const language = locale.split(/[-_.@]/)[0] ?? '';
  return languages.find((known) => known === language) ?? 'en';
}
