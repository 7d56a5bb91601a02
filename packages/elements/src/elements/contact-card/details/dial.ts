// What a telephone dials for a number as people write it.

/** Letters of a keypad, by digit (ITU-T E.161). */
const keypad = ['', '', 'abc', 'def', 'ghi', 'jkl', 'mno', 'pqrs', 'tuv', 'wxyz'];

/** Arabic, Persian, Devanagari, Bengali and Thai, from zero to nine. */
const otherDigits = '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९০১২৩৪৫৬৭৮৯๐๑๒๓๔๕๖๗๘๙';

/** Words before an extension; `#` and `x` stand for one too. */
const extension = /[\s,;]*(?:extension|ext|durchwahl|dw|nebenstelle|poste|interno|int|anexo|x|#)\.?:?\s*(\d{1,7})\s*$/i;

/**
 * The part after `tel:` (RFC 3966): digits of other scripts as ASCII, letters as on the keypad, `00` as `+`, without the zero of
 * "+49 (0)345", an extension after `;ext=`.
 */
export function dial(written: string): string {
  const plain = written
    .normalize('NFKC')
    .replace(/^\s*tel:/i, '')
    .replaceAll(/\p{Nd}/gu, asAscii);
  const [tail = '', ext] = extension.exec(plain) ?? [];
  const main = plain.slice(0, plain.length - tail.length);
  // "Tel.: 0345 …": what is before the number is no part of it, and letters count only after a digit.
  const number = main.replace(/^[^\d+]*/, '').replaceAll(/(?<=\d[-.\s]?[a-z]*)[a-z]/gi, onKeypad);
  const digits = number.replace(/(?<=\+.*)\(0\)|(?<!^)\+|[^\d+]/g, '').replace(/^00(?=[1-9])/, '+');
  return ext === undefined ? digits : `${digits};ext=${ext}`;
}

function asAscii(digit: string): string {
  const place = otherDigits.indexOf(digit);
  return place < 0 ? digit : String(place % 10);
}

function onKeypad(letter: string): string {
  return String(keypad.findIndex((letters) => letters.includes(letter.toLowerCase())));
}
