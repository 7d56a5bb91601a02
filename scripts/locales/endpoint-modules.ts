// Words of the endpoint: one module a language, by the English text. They need no library at run time.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { languageId } from '@foyer/testing/guards/static-lists.ts';
import type { MessagePlaces } from '@foyer/testing/node/message-places.ts';
import { unitsIn, withNumbers } from './xliff.ts';

/** @param xliffs the filled files by language */
export function writeEndpointModules(
  folder: string,
  xliffs: ReadonlyMap<string, string>,
  { endpoint }: MessagePlaces,
): void {
  mkdirSync(folder);
  for (const [locale, xliff] of xliffs) {
    const rows = unitsIn(xliff)
      .filter(({ id, target }) => endpoint.has(id) && target !== undefined)
      .map(({ source, target = '' }) => `  ${quoted(withNumbers(source))}: ${quoted(withNumbers(target))},\n`)
      .sort();
    const words = `export const words: Readonly<Record<string, string>> = {\n${rows.join('')}};\n`;
    writeFileSync(
      join(folder, `${languageId(locale)}.ts`),
      `// Written by "pnpm build:locales" from locales/${locale}.xlf.\n${words}`,
    );
  }
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
