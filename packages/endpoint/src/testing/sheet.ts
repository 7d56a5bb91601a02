// For tests: a table for spreadsheets, read as a spreadsheet reads it.
import assert from 'node:assert/strict';

/** One record a row, by the names in the first one. */
export async function sheet(response: Response, separator = ','): Promise<Record<string, string>[]> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  assert.deepEqual([...bytes.slice(0, 3)], [0xef, 0xbb, 0xbf], 'byte order mark for Excel');
  const [head = [], ...rows] = rowsOf(new TextDecoder().decode(bytes), separator);
  return rows.map((row) => Object.fromEntries(row.map((cell, index) => [head[index] ?? '?', cell])));
}

function rowsOf(text: string, separator: string): readonly (readonly string[])[] {
  const cell = new RegExp(`"((?:[^"]|"")*)"(${separator}|\\r\\n)`, 'gy');
  const rows: string[][] = [[]];
  let read = 0;
  for (const [whole, value = '', end] of text.matchAll(cell)) {
    rows.at(-1)?.push(value.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
    read += whole.length;
  }
  assert.equal(read, text.length, 'the table is well-formed to its end');
  return rows.slice(0, -1);
}
