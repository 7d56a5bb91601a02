// The German words in the formats that WordPress reads: .mo for PHP, JSON for the editor's script.
import { adminWords, countedWords } from './admin-words.ts';
import { attributeWords, groups, widgetWords } from './editor-words.ts';

const plural = 'nplurals=2; plural=(n != 1);';

/** Every English text with its German one. */
export function germanWords(): ReadonlyMap<string, string> {
  const rows = Object.values(attributeWords).flatMap(([, label, help]) => (help ? [label, help] : [label]));
  const widgets = Object.values(widgetWords).flatMap(({ title, description }) => [title, description]);
  return new Map([...Object.values(groups), ...rows, ...widgets, ...Object.entries(adminWords)]);
}

export function editorJson(): string {
  const words = Object.fromEntries([...germanWords()].map(([english, german]) => [english, [german]]));
  const messages = { '': { domain: 'messages', lang: 'de', 'plural-forms': plural }, ...words };
  return `${JSON.stringify({ domain: 'messages', locale_data: { messages } }, null, 1)}\n`;
}

export function germanMoFile(): Buffer {
  const counted = countedWords.map(([one, many, eins, viele]) => [`${one}\0${many}`, `${eins}\0${viele}`] as const);
  return moFile('de', [...germanWords(), ...counted]);
}

/** GNU gettext's binary format: two tables of lengths and offsets, sorted by the original, then the texts. */
export function moFile(language: string, words: readonly (readonly [string, string])[]): Buffer {
  const header = `Content-Type: text/plain; charset=UTF-8\nPlural-Forms: ${plural}\nLanguage: ${language}\n`;
  const pairs = [['', header] as const, ...words].map(
    ([original, translation]) => [Buffer.from(original), Buffer.from(translation)] as const,
  );
  pairs.sort(([a], [b]) => a.compare(b));
  const tables = Buffer.alloc(28 + pairs.length * 16);
  [0x950412de, 0, pairs.length, 28, 28 + pairs.length * 8, 0, tables.length].forEach((value, index) =>
    tables.writeUInt32LE(value, index * 4),
  );
  const texts: Buffer[] = [];
  let offset = tables.length;
  for (const side of [0, 1] as const) {
    for (const [index, pair] of pairs.entries()) {
      const at = 28 + (side * pairs.length + index) * 8;
      tables.writeUInt32LE(pair[side].length, at);
      tables.writeUInt32LE(offset, at + 4);
      texts.push(pair[side], Buffer.of(0));
      offset += pair[side].length + 1;
    }
  }
  return Buffer.concat([tables, ...texts]);
}
