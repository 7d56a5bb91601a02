// One feed in the encodings that hosts send, with right and wrong headers and declarations.

export interface EncodedFeed {
  readonly what: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
  /** Title of its only post. */
  readonly title: string;
}

interface Written {
  readonly title: string;
  /** Encodes the text. */
  readonly as: (text: string) => Uint8Array<ArrayBuffer>;
  /** Value of `encoding="…"`. */
  readonly declared?: string;
  /** Charset of the header. */
  readonly header?: string;
}

const utf8 = (text: string) => new TextEncoder().encode(text);

/** Encodes each character as the byte that the decoder decodes to it. */
function singleByte(encoding: string): Written['as'] {
  const all = new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  return (text) => Uint8Array.from(text, (character) => all.indexOf(character));
}

function utf16(isBigEndian: boolean): Written['as'] {
  return (text) => {
    const view = new DataView(new ArrayBuffer(text.length * 2));
    for (let index = 0; index < text.length; index += 1) {
      view.setUint16(index * 2, text.charCodeAt(index), !isBigEndian);
    }
    return new Uint8Array(view.buffer);
  };
}

/** ASCII with these bytes for the title. */
function withTitle(title: string, bytes: readonly number[]): Written['as'] {
  return (text) => {
    const [start = '', end = ''] = text.split(title);
    return Uint8Array.from([...utf8(start), ...bytes, ...utf8(end)]);
  };
}

const [latin, cyrillic, little, big] = [
  singleByte('windows-1252'),
  singleByte('windows-1251'),
  utf16(false),
  utf16(true),
];
const [german, russian] = ['Grüße – „René“', 'Привет, мир'];
const marked =
  (as: Written['as']): Written['as'] =>
  (text) =>
    as(`\uFEFF${text}`);
const shiftJis = withTitle('日本語', [0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea]);
const iso2022 = withTitle('あ', [0x1b, 0x24, 0x42, 0x24, 0x22, 0x1b, 0x28, 0x42]);

const written: Readonly<Record<string, Written>> = {
  'UTF-8 in which a character was lost before': { title: 'Caf\uFFFD', as: utf8 },
  'windows-1252 as declared': { title: german, as: latin, declared: 'windows-1252' },
  'windows-1252 declared as ISO-8859-1': { title: german, as: latin, declared: 'ISO-8859-1' },
  'undeclared windows-1252': { title: german, as: latin },
  'windows-1252 declared as UTF-8': { title: german, as: latin, declared: 'UTF-8' },
  'windows-1252 with a UTF-8 header': { title: german, as: latin, declared: 'ISO-8859-1', header: 'utf-8' },
  'windows-1252 only in the header': { title: german, as: latin, header: 'iso-8859-1' },
  'windows-1252 with an unknown name': { title: german, as: latin, declared: 'x-latin-everything' },
  'windows-1251 as declared': { title: russian, as: cyrillic, declared: 'windows-1251' },
  'windows-1251 with a UTF-8 header': { title: russian, as: cyrillic, declared: 'windows-1251', header: 'UTF-8' },
  'windows-1251 with an ISO-8859-1 header': {
    title: russian,
    as: cyrillic,
    declared: 'windows-1251',
    header: 'iso-8859-1',
  },
  'windows-1251 only in the header': { title: russian, as: cyrillic, header: 'windows-1251' },
  'windows-1251 declared as UTF-8': { title: russian, as: cyrillic, declared: 'utf-8', header: 'cp1251' },
  'UTF-8': { title: german, as: utf8 },
  'UTF-8 with a byte order mark': { title: german, as: marked(utf8) },
  'UTF-8 with an ISO-8859-1 header': { title: german, as: utf8, header: 'iso-8859-1' },
  'UTF-8 declared as ISO-8859-1': { title: german, as: utf8, declared: 'ISO-8859-1' },
  'UTF-8 declared as UTF-16': { title: german, as: utf8, declared: 'UTF-16' },
  'UTF-8 with an unknown name': { title: german, as: utf8, declared: 'utf8mb4', header: 'utf8mb4' },
  'UTF-16 with a byte order mark': { title: german, as: marked(little), declared: 'UTF-16' },
  'UTF-16 with a byte order mark and a UTF-8 header': { title: russian, as: marked(little), header: 'utf-8' },
  'big-endian UTF-16 with a byte order mark': { title: german, as: marked(big) },
  'UTF-16 without a byte order mark': { title: german, as: little, declared: 'UTF-16' },
  'big-endian UTF-16 without a byte order mark': { title: russian, as: big },
  'Shift_JIS as declared': { title: '日本語', as: shiftJis, declared: 'Shift_JIS' },
  'Shift_JIS only in the header': { title: '日本語', as: shiftJis, header: 'shift_jis' },
  'ISO-2022-JP as declared': { title: 'あ', as: iso2022, declared: 'ISO-2022-JP' },
  'ISO-2022-JP only in the header': { title: 'あ', as: iso2022, header: 'iso-2022-jp' },
};

const xml = ({ title, declared }: Written) =>
  `<?xml version="1.0"${declared === undefined ? '' : ` encoding="${declared}"`}?>
  <rss version="2.0"><channel><title>Blog</title><item><title>${title}</title></item></channel></rss>`;

const asXml = Object.entries(written).map(([what, { header, ...feed }]) => ({
  what,
  bytes: feed.as(xml(feed)),
  contentType: `text/xml${header === undefined ? '' : `; charset=${header}`}`,
  title: feed.title,
}));

/** The same feed, compressed: Node and browsers compress in different ways. */
const gzipped =
  'H4sIAAAAAAACA7MpKi5WKEstKs7Mz7NVMtIzULKzSc5IzMtLzbGzKcksyUm1c8rJT7fRh7BtMktSc2ES7kWH9xyen6rwqGEyEM8LSs07vPJRwxy4Wn2IYn24efpAy+wAhIJDKnIAAAA=';
const posts = utf8(`<rss><channel><item><title>${german}</title><description>x`);

export const encodedFeeds: readonly EncodedFeed[] = [
  ...asXml,
  {
    what: 'UTF-8 with a truncated character',
    bytes: Uint8Array.from([...posts, 0xc3, ...utf8('…</description></item></channel></rss>')]),
    contentType: 'text/xml; charset=utf-8',
    title: german,
  },
  {
    what: 'UTF-8 with the control characters of a terminal',
    bytes: utf8(`<rss><channel><title>\x1b[1mBlog\x1b(B</title><item><title>${german}</title></item></channel></rss>`),
    contentType: 'text/xml',
    title: german,
  },
  {
    what: 'gzip without a header that says so',
    bytes: Uint8Array.from(atob(gzipped), (byte) => byte.charCodeAt(0)),
    contentType: 'application/octet-stream',
    title: german,
  },
  {
    what: 'JSON in windows-1252',
    bytes: latin(`{"version":"https://jsonfeed.org/version/1.1","items":[{"title":"${german}"}]}`),
    contentType: 'application/json; charset=iso-8859-1',
    title: german,
  },
];
