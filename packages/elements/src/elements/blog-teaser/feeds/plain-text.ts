// From markup in a feed to plain text, decoded once. Pure: DOMParser is closed under Trusted Types, and text is all
// that is wanted.

/** The named references that writing tools produce; all others may be numeric. */
const named: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', shy: '', hellip: '…', ndash: '–', mdash: '—',
  lsquo: '‘', rsquo: '’', sbquo: '‚', ldquo: '“', rdquo: '”', bdquo: '„', laquo: '«', raquo: '»', bull: '•', middot: '·',
  auml: 'ä', ouml: 'ö', uuml: 'ü', Auml: 'Ä', Ouml: 'Ö', Uuml: 'Ü', szlig: 'ß', eacute: 'é', egrave: 'è', agrave: 'à',
  ecirc: 'ê', ccedil: 'ç', oslash: 'ø', aring: 'å', euro: '€', copy: '©', reg: '®', trade: '™', times: '×', deg: '°',
}; // prettier-ignore

/** Hidden up to its end, or to the end of all: as browsers read it, and linear in the length of a hostile text. */
const hidden = /<!--.*?(?:-->|$)|<(script|style|template|noscript)\b.*?(?:<\/\1\s*>|$)/gis;

/** Text of an HTML fragment: elements that show no text are dropped whole, the others lose their tags. */
export function textOfHtml(html: string): string {
  const withoutHidden = html.replace(hidden, ' ');
  const text = withoutHidden.replace(/<\/?[a-z][^<>]*>/gi, (tag) => (isInline(tag) ? '' : ' '));
  return squeeze(decode(text));
}

/** Runs of white space as one space. */
export function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** At most `length` characters, cut at a word. */
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
