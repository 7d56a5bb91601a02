// Tells the site owner about options on the script or `<meta name="foyer">` that mean nothing to Foyer.
import { isServer, type PageOptions, pageOptions } from '../browser/page-options.ts';
import { captchaModes } from '../submission/captcha-mode.ts';
import type { FoyerElement } from './foyer-element.ts';
import { isLanguage } from './language.ts';

interface Rule {
  readonly allowed: string;
  isAllowed(written: string): boolean;
}

const oneOf = (...words: readonly string[]): Rule => ({
  allowed: words.join(', '),
  isAllowed: (written) => words.includes(written),
});

const rules: readonly (readonly [keyof PageOptions, Rule])[] = [
  ['lang', { allowed: 'a language tag such as de or de-AT', isAllowed: isLanguage }],
  ['formality', oneOf('formal', 'informal')],
  ['captcha', oneOf(...captchaModes)],
  ['server', { allowed: 'a URL such as https://forms.example.org', isAllowed: isServer }],
  [
    'endpoints',
    {
      allowed: 'hosts such as forms.example.org',
      isAllowed: (written) => written.split(/[\s,]+/).every((host) => /[.:]|^localhost$|^$/.test(host)),
    },
  ],
];

/** Each option is told once a page, by the first widget. */
const told = new Set<string>();

export function tellOptions(widget: FoyerElement): void {
  const options = pageOptions();
  for (const [name, { allowed, isAllowed }] of rules) {
    const written = options[name] ?? '';
    const key = `${name} ${written}`;
    if (written === '' || isAllowed(written) || told.has(key)) continue;
    told.add(key);
    widget.tellOwner(`data-${name}`, written, `on the script or <meta name="foyer"> is ignored; allowed: ${allowed}.`);
  }
}
