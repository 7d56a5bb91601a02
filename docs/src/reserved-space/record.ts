// `pnpm --filter @foyer/docs record`, after `pnpm build:cdn`: writes the rules of the examples into printed/, which the docs
// show and a story tries, and those of a new site in every language, for `npm create foyer`.
import { globSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { format } from 'prettier';
import { examples } from './examples.ts';
import { printRules } from './print-rules.ts';

const checkout = join(import.meta.dirname, '../../..');

/** As `npm create foyer` writes them. */
const starters = {
  'contact-card': '<foyer-contact-card privacy-url="/privacy"></foyer-contact-card>',
  'newsletter-signup':
    '<foyer-newsletter-signup controller="www.example.org" privacy-url="/privacy"></foyer-newsletter-signup>',
} as const;

async function rulesOf(html: Readonly<Record<string, string>>, language: string): Promise<Record<string, string>> {
  const printed = await printRules(Object.values(html), language);
  const rules: Record<string, string> = {};
  for (const [index, name] of Object.keys(html).entries())
    rules[name] = await format(printed[index] ?? '', { parser: 'css', singleQuote: true, printWidth: 120 });
  return rules;
}

for (const [language, widgets] of Object.entries(examples)) {
  for (const [name, css] of Object.entries(await rulesOf(widgets, language)))
    writeFileSync(new URL(`printed/${language}/${name}.css`, import.meta.url), css);
}

const tags = globSync('*.xlf', { cwd: join(checkout, 'locales') }).map((path) => basename(path, '.xlf'));
const languages = [
  'en',
  ...tags.filter((tag) => !tag.includes('-x-')).map((tag) => tag.replace(/-[A-Z].*/, '')),
].sort();
const ofNewSites: Record<string, unknown> = {};
for (const language of languages) ofNewSites[language] = await rulesOf(starters, language);
const recorded = join(checkout, 'packages/create-foyer/src/reserved-space.json');
writeFileSync(recorded, await format(JSON.stringify(ofNewSites), { parser: 'json' }));
