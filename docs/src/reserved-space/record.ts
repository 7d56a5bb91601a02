// `pnpm --filter @foyer/docs record`, after `pnpm build:cdn`: writes the rules of the examples into printed/, which the docs
// show and a story tries.
import { writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { examples } from './examples.ts';
import { printRules } from './print-rules.ts';

const printed = await printRules(Object.values(examples), 'en');
for (const [index, name] of Object.keys(examples).entries()) {
  const css = await format(printed[index] ?? '', { parser: 'css', singleQuote: true, printWidth: 120 });
  writeFileSync(new URL(`printed/${name}.css`, import.meta.url), css);
}
