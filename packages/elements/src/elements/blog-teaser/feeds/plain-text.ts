// Converts feed markup to plain text, decoding entities once. Pure: Trusted Types block DOMParser, and only text is
// needed.

/** The named references that writing tools produce; others are numeric. */
const named: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', shy: '', hellip: '…', ndash: '–', mdash: '—',
  lsquo: '‘', rsquo: '’', sbquo: '‚', ldquo: '“', rdquo: '”', bdquo: '„', laquo: '«', raquo: '»', bull: '•', middot: '·',
  auml: 'ä', ouml: 'ö', uuml: 'ü', Auml: 'Ä', Ouml: 'Ö', Uuml: 'Ü', szlig: 'ß', eacute: 'é', egrave: 'è', agrave: 'à',
  ecirc: 'ê', ccedil: 'ç', oslash: 'ø', aring: 'å', euro: '€', copy: '©', reg: '®', trade: '™', times: '×', deg: '°',
}; // prettier-ignore

/** Hidden elements, up to their end tag or the end of input, as browsers parse them. Linear in the length of the text. */
const hidden = /<!--.*?(?:-->|$)|<(script|style|template|noscript)\b.*?(?:<\/\1\s*>|$)/gis;

/** Text of an HTML fragment. Elements without visible text are dropped, other elements lose their tags. */
export function textOfHtml(html: string): string {
  const withoutHidden = html.replace(hidden, ' ');
  const text = withoutHidden.replace(/<\/?[a-z][^<>]*>/gi, (tag) => (isInline(tag) ? '' : ' '));
  return squeeze(decode(text));
}

/** Collapses white space. */
export function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** At most `length` characters, cut at a word boundary. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length).replace(/\s+\S*$/, '')} …`;
}

function isInline(tag: string): boolean {
  return /^<\/?(a|abbr|b|bdi|cite|code|em|i|mark|q|s|small|span|strong|sub|sup|u|wbr)\b/i.test(tag);
}

function decode(text: string): string {
  return text.replace(/&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});/gi, (reference: string, body: string) => {
    if (!body.startsWith('#')) return Object.hasOwn(named, body) ? (named[body] ?? reference) : reference;
    const codePoint = Number(body.replace(/^#x/i, '0x').replace('#', ''));
    return codePoint > 0 && codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : '';
  });
}
