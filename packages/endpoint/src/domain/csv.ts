// CSV rows (RFC 4180) in which spreadsheets execute no formula.

/** Byte order mark: without it Excel does not read UTF-8. */
export const csvStart = '\uFEFF';

export type CsvSeparator = ',' | ';';

/**
 * Excel separates cells by the list separator of its region, which is a semicolon where numbers have a decimal comma. A
 * first line `sep=;` would make it ignore the byte order mark. LibreOffice reads both. Programs, which name no
 * language, get commas.
 */
export function csvSeparatorFor(acceptLanguage: string): CsvSeparator {
  const locale = acceptLanguage.split(/[,;]/)[0]?.trim() ?? '';
  // Switzerland writes 1.5 and separates by semicolons.
  return /^[a-z]{2,3}-(CH|LI)$/i.test(locale) || hasDecimalComma(locale) ? ';' : ',';
}

function hasDecimalComma(locale: string): boolean {
  try {
    return locale !== '' && locale !== '*' && new Intl.NumberFormat(locale).format(1.5).includes(',');
  } catch {
    return false;
  }
}

export function csvRow(cells: readonly string[], separator: CsvSeparator): string {
  return `${cells.map(csvCell).join(separator)}\r\n`;
}

/**
 * A leading apostrophe makes a spreadsheet show the cell as text. Also after white space and quotes, and for the
 * full-width forms of the signs, since some programs ignore those.
 */
function csvCell(text: string): string {
  const harmless = /^[\s"'\p{Cf}]*[=+\-@＝＋－＠|%]|^[\t\r\n]/u.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""').replaceAll('\0', '')}"`;
}
