// Finds options on the script or `<meta name="foyer">` that mean nothing to Foyer.
import { isServer, type PageOptions, pageOptions } from '../browser/page-options.ts';
import { captchaModes } from '../submission/captcha-mode.ts';
import { isLanguage } from './language.ts';

interface Rule {
  /** Words, or a name in `owner-words.ts`. */
  readonly allowed: string;
  isAllowed(written: string): boolean;
}

const oneOf = (...words: readonly string[]): Rule => ({
  allowed: words.join(', '),
  isAllowed: (written) => words.includes(written),
});

const rules: readonly (readonly [keyof PageOptions, Rule])[] = [
  ['lang', { allowed: 'language', isAllowed: isLanguage }],
  ['formality', oneOf('formal', 'informal')],
  ['captcha', oneOf(...captchaModes)],
  ['server', { allowed: 'server', isAllowed: isServer }],
  [
    'endpoints',
    {
      allowed: 'hosts',
      isAllowed: (written) => written.split(/[\s,]+/).every((host) => /[.:]|^localhost$|^$/.test(host)),
    },
  ],
];

export interface IgnoredOption {
  readonly name: string;
  readonly written: string;
  readonly allowed: string;
}

/** Each option is told once a page, by the first widget. */
const told = new Set<string>();

export function ignoredOptions(): readonly IgnoredOption[] {
  const options = pageOptions();
  const found: IgnoredOption[] = [];
  for (const [name, { allowed, isAllowed }] of rules) {
    const written = options[name] ?? '';
    const key = `${name} ${written}`;
    if (written === '' || isAllowed(written) || told.has(key)) continue;
    told.add(key);
    found.push({ name, written, allowed });
  }
  return found;
}
