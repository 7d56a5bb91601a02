// Rows for a spreadsheet (RFC 4180), in which nothing that a visitor wrote is a formula.

/** A byte order mark, or Excel takes UTF-8 for something else. */
export const csvStart = '\uFEFF';

export function csvRow(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/**
 * A leading apostrophe makes a spreadsheet show the rest as text. Also after white space and quotes, and for the wide
 * forms of the signs, since some programs look at neither.
 */
function csvCell(text: string): string {
  const harmless = /^[\s"'\p{Cf}]*[=+\-@＝＋－＠|%]|^[\t\r\n]/u.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""').replaceAll('\0', '')}"`;
}
