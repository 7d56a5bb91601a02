// Converts feed markup to plain text, decoding references once. Pure: Trusted Types block DOMParser, and only text is
// needed.
import { squeeze } from '@foyer/protocol';

/** The named references that writing tools produce, without letters that have an accent; others are numeric. */
const named: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', ensp: ' ', emsp: ' ', thinsp: ' ', shy: '', zwj: '\u200d',
  zwnj: '\u200c', hellip: '…', ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’', sbquo: '‚', ldquo: '“', rdquo: '”',
  bdquo: '„', laquo: '«', raquo: '»', lsaquo: '‹', rsaquo: '›', bull: '•', middot: '·', iexcl: '¡', iquest: '¿',
  szlig: 'ß', oslash: 'ø', Oslash: 'Ø', aelig: 'æ', AElig: 'Æ', oelig: 'œ', OElig: 'Œ', lstrok: 'ł', Lstrok: 'Ł',
  euro: '€', pound: '£', sect: '§', copy: '©', reg: '®', trade: '™', times: '×', deg: '°', rarr: '→',
}; // prettier-ignore

/** `&eacute;` is `e` and this mark. */
const accents: Readonly<Record<string, string>> = {
  grave: '\u0300', acute: '\u0301', circ: '\u0302', tilde: '\u0303', macr: '\u0304', breve: '\u0306', dot: '\u0307',
  uml: '\u0308', ring: '\u030a', dblac: '\u030b', caron: '\u030c', cedil: '\u0327', ogon: '\u0328',
}; // prettier-ignore

/**
 * Comments, and hidden elements up to their end tag or the end of input, as browsers parse them. `<!-->` is a whole comment, and
 * so is all that begins as a tag without a name: `<?php … >`, `</3>`. Linear in the length of the text.
 */
const unseen =
  /(<!--(?:-?>|.*?(?:-->|$))|<(?:\/>|(?:[!?]|\/[^a-z])[^>]*>?))|<(script|style|template|noscript|iframe|object|svg)\b.*?(?:<\/\2\s*>|$)/gis;

/** A quoted value may contain `>`. */
const tags = /<\/?[a-z](?:=\s*(?:"[^"]*(?:"|$)|'[^']*(?:'|$))|[^>])*>?/gi;

/** Text of an HTML fragment. Elements without visible text are dropped, other elements lose their tags, even unfinished. */
export function textOfHtml(html: string): string {
  const visible = html.replace(unseen, (_, comment) => (comment ? '' : ' '));
  const text = visible.replace(tags, (tag) => (isInline(tag) ? '' : ' '));
  return squeeze(decodeReferences(text));
}

/** At most `length` characters, as readers count them; cut between words if one begins near the end. */
export function shorten(text: string, length: number): string {
  const end = endOfCharacters(text, length);
  if (end === undefined) return text;
  const word = startOfWord(text, end);
  const cut = word > end * 0.8 ? word : end;
  return `${text.slice(0, cut).trimEnd()}${/\s/.test(text.slice(cut - 1, cut + 1)) ? ' …' : '…'}`;
}

/** With the marks, skin tones and joined characters after it. */
const roughCharacter = /.(?:[\p{M}\p{EMod}]|\u200d.)*/gsu;

/** Undefined if there are no more. Firefox has segments since version 125. */
function endOfCharacters(text: string, length: number): number | undefined {
  if (text.length <= length) return undefined;
  const segments = 'Segmenter' in Intl ? new Intl.Segmenter().segment(text) : (text.match(roughCharacter) ?? []);
  let [count, end] = [0, 0];
  for (const part of segments) {
    if (count === length) return end;
    count += 1;
    end += (typeof part === 'string' ? part : part.segment).length;
  }
  return undefined;
}

function startOfWord(text: string, at: number): number {
  if (!('Segmenter' in Intl)) return text.lastIndexOf(' ', at) + 1;
  return new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text).containing(at)?.index ?? at;
}

function isInline(tag: string): boolean {
  return /^<\/?([abiqsu]|abbr|bdi|cite|code|em|font|mark|small|span|strong|su[bp]|wbr)(?![-\w])/i.test(tag);
}

/** Numeric and named references; unknown ones stay as they are. */
export function decodeReferences(text: string): string {
  return text.replace(/&(?:#(\d{1,7}|x[0-9a-f]{1,6})|([a-z]{2,12}\d{0,2}));/gi, (...found: readonly string[]) => {
    const [reference = '', number, name = ''] = found;
    return number === undefined ? (namedCharacter(name) ?? reference) : numberedCharacter(number);
  });
}

function namedCharacter(name: string): string | undefined {
  if (Object.hasOwn(named, name)) return named[name];
  const accent = name.slice(1);
  return Object.hasOwn(accents, accent) ? `${name.charAt(0)}${accents[accent]}`.normalize() : undefined;
}

/** HTML reads 128 to 159 as windows-1252. */
function numberedCharacter(number: string): string {
  const codePoint = Number(number.replace(/^x/i, '0x'));
  if (codePoint >= 128 && codePoint < 160) return new TextDecoder('windows-1252').decode(Uint8Array.of(codePoint));
  return codePoint > 0 && codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : '';
}
