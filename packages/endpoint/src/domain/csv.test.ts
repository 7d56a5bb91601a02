import assert from 'node:assert/strict';
import { test } from 'node:test';
import { propertyRuns } from '@foyer/testing/fuzz/property-runs.ts';
import fc from 'fast-check';
import { csvRow, csvSeparatorFor } from './csv.ts';

/** Parses a row as a spreadsheet does. */
function cells(row: string): string[] {
  return [...row.matchAll(/"((?:[^"]|"")*)"(?:,|\r\n)/g)].map(([, cell = '']) => cell.replaceAll('""', '"'));
}

for (const evil of [
  '=1+1',
  '+49 345 5550',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  ' =1',
  '"=1',
  "\u200b=cmd|' /C calc'!A0",
  '＝1',
  '%0A=1',
  '|calc',
  "'=1",
]) {
  test(`${JSON.stringify(evil)} is exported as text`, () => {
    assert.deepEqual(cells(csvRow([evil], ',')), [`'${evil}`]);
  });
}

test('harmless text with commas, quotes and line breaks is unchanged', () => {
  const plain = ['Lena "Leni" Okafor', 'a,b;c', 'Guten Tag,\r\nich', '', '3 = 4', 'lena@example.org', '🦉'];
  assert.deepEqual(cells(csvRow(plain, ',')), plain);
});

test('any input keeps its cells, and no cell is a formula', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 5 }), (texts) => {
      const found = cells(csvRow(texts, ','));
      assert.equal(found.length, texts.length);
      for (const cell of found) assert.doesNotMatch(cell, /^\s*[=+\-@]/);
    }),
    propertyRuns(100),
  );
});

for (const [languages, separator] of [
  ['de-DE,de;q=0.9,en;q=0.8', ';'],
  ['de', ';'],
  ['de-AT', ';'],
  ['de-CH', ';'],
  ['fr-CH', ';'],
  ['fr', ';'],
  ['pl-PL', ';'],
  ['pt-BR', ';'],
  ['en-ZA', ';'],
  ['en-US,en;q=0.9,de;q=0.8', ','],
  ['en-GB', ','],
  ['ja', ','],
  ['es-MX', ','],
  ['en', ','],
  ['*', ','],
  ['', ','],
  ['not a language', ','],
  ['de_DE', ','],
] as const) {
  test(`a browser that asks for ${languages || 'no language'} gets cells separated by ${separator}`, () => {
    assert.equal(csvSeparatorFor(languages), separator);
  });
}
