// Removes features of Lit that Foyer does not use, in the script files only: 1.4 kB of brotli. Each cut names the feature
// and how a source would use it; as soon as one does, the feature is kept. If a new release of Lit has different code, it
// is kept too, with a warning. Nothing is replaced by code of our own.
import { globSync, readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { cuts } from './lit-cuts.ts';

export function trimLit(): Plugin {
  const sources = globSync('src/**/*.ts', { exclude: ['**/*.test.ts'] }).map((path) => readFileSync(path, 'utf8'));
  const wanted = cuts.filter(({ usedBy }) => !usedBy || !sources.some((source) => usedBy.test(source)));
  return {
    name: 'foyer:trim-lit',
    transform(code, id) {
      const [, module = ''] =
        /node_modules\/(?:@lit\/reactive-element|lit-html|lit-element)\/([\w-]+)\.js$/.exec(id) ?? [];
      const texts = wanted.filter((cut) => cut.module === module).flatMap((cut) => cut.texts);
      if (texts.length === 0) return undefined;
      let shorter = code;
      for (const [written, instead] of texts) {
        if (!shorter.includes(written)) this.warn(`${id} no longer has ${written}: the script files grow a little`);
        shorter = shorter.replace(written, () => instead);
      }
      return { code: shorter, map: null };
    },
  };
}
