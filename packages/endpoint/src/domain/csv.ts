// CSV rows (RFC 4180) in which spreadsheets execute no formula.

/** Byte order mark: without it Excel does not read UTF-8. */
export const csvStart = '\uFEFF';

export function csvRow(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/**
 * A leading apostrophe makes a spreadsheet show the cell as text. Also after white space and quotes, and for the
 * full-width forms of the signs, since some programs ignore those.
 */
function csvCell(text: string): string {
  const harmless = /^[\s"'\p{Cf}]*[=+\-@＝＋－＠|%]|^[\t\r\n]/u.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""').replaceAll('\0', '')}"`;
}
