import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encodedFeeds } from '@foyer/testing/fuzz/feed-encodings.ts';
import { decompressFeed } from './decompress-feed.ts';
import type { JsonFeed } from './json-feed.ts';
import { readFeed } from './read-feed.ts';

const url = 'https://blog.example/feed.xml';
const rss = '<rss version="2.0"><channel><title>Blog</title></channel></rss>';
const bytes = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'));
const declared = '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>';

function read(body: string | Uint8Array, contentType = 'application/xml'): JsonFeed {
  const reading = readFeed({ bytes: typeof body === 'string' ? bytes(body) : body, contentType, url });
  if (!reading.ok) throw new Error(reading.reason);
  return JSON.parse(reading.feed.text) as JsonFeed;
}

const feedOf = (...items: string[]) =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Blog</title><language>de</language>${items.map((item) => `<item>${item}</item>`).join('')}</channel></rss>`;
const titles = (body: string | Uint8Array, type?: string) => read(body, type).items.map(({ title }) => title);

for (const [what, body, type = 'application/xml'] of [
  ['RSS', bytes(rss), 'application/rss+xml; charset=utf-8'],
  ['RSS after a declaration, a style sheet and comments', bytes(`<?xml version="1.0"?>\n<?xsl x?><!-- <x> -->${rss}`)],
  [
    'RSS 0.91 with its DOCTYPE',
    bytes(`<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://x/rss.dtd">${rss}`),
  ],
  ['Atom', bytes('<feed xmlns="http://www.w3.org/2005/Atom"/>'), 'application/atom+xml'],
  ['RSS 1.0', bytes('<rdf:RDF xmlns:rdf="x"></rdf:RDF>'), 'TEXT/XML'],
  ['a post with a DOCTYPE in CDATA', bytes(rss.replace('Blog', '<![CDATA[<!DOCTYPE html [>]]>'))],
  ['JSON Feed', bytes('{"version":"https://jsonfeed.org/version/1.1","items":[]}'), 'application/feed+json'],
  ['posts of WordPress', bytes('[{"title":{"rendered":"x"},"link":"https://blog.example/x"}]'), 'application/json'],
  ['posts of Ghost', bytes('{"posts":[{"title":"x"}]}'), 'application/json'],
  ['RSS as text/html', bytes(rss), 'text/html'],
  ['RSS as text/plain', bytes(rss), 'text/plain'],
  ['RSS as application/octet-stream', bytes(rss), 'application/octet-stream'],
  ['RSS without a content type', bytes(rss), ''],
  ['JSON Feed as text/plain', bytes('{"version":"https://jsonfeed.org/version/1.1","items":[]}'), 'text/plain'],
  ['RSS declared as UTF-7', bytes(rss), 'text/xml; charset=utf-7'],
] as const) {
  test(`${what} is accepted as a feed`, () => {
    assert.equal(readFeed({ bytes: body, contentType: type, url }).ok, true);
  });
}

for (const [what, body, type, reason] of [
  ['a billion laughs', bytes(`<?xml version="1.0"?>${declared}${rss}`), 'application/xml', 'document-type'],
  ['a DOCTYPE after comments', bytes(`<!-- a --><?b c?>\n<!-- -->${declared}${rss}`), 'text/xml', 'document-type'],
  ['a DOCTYPE in UTF-16', utf16(declared + rss), 'application/xml', 'document-type'],
  ['a DOCTYPE in UTF-16 declared as UTF-8', utf16(declared + rss), 'text/xml; charset=utf-8', 'document-type'],
  ['HTML', bytes('<!doctype html><title>x</title>'), 'text/html', 'not-a-feed'],
  ['HTML as application/xml', bytes('<html xmlns="http://www.w3.org/1999/xhtml"/>'), 'application/xml', 'not-a-feed'],
  ['SVG', bytes('<svg xmlns="x"/>'), 'text/xml', 'not-a-feed'],
  ['a feed that ends before its first post', bytes('<rss><channel><title>Blog'), 'text/xml', 'not-a-feed'],
  ['other JSON', bytes('{"users":[]}'), 'application/json', 'not-a-feed'],
  ['broken JSON', bytes('{'), 'application/json', 'not-a-feed'],
  ['an unending comment', bytes(`<!-- ${'<!-- '.repeat(100_000)}`), 'application/xml', 'not-a-feed'],
  ['an unending XML declaration', bytes(`<?xml ${' '.repeat(2_000_000)}`), 'application/xml', 'not-a-feed'],
  ['an empty body', bytes(''), 'application/xml', 'not-a-feed'],
] as const) {
  test(`${what} is refused`, () => {
    assert.deepEqual(readFeed({ bytes: body, contentType: type, url }), { ok: false, reason });
  });
}

for (const { what, bytes: body, contentType, title } of encodedFeeds) {
  test(`${what} is read`, () => {
    assert.deepEqual(titles(decompressFeed(body), contentType), [title]);
  });
}

test('RSS is converted to a JSON Feed with plain text, absolute URLs and ISO dates', () => {
  const post = `<title>Caf&amp;eacute; &lt;b&gt;&amp;amp;&lt;/b&gt; Bar</title><link>/calm</link><guid isPermaLink="false">7</guid>
    <author>lena@example.org (Lena Moser)</author><pubDate>05.11.2026</pubDate><media:thumbnail url="a.png" />
    <description><![CDATA[<p>One</p><p>Two <a href="javascript:alert(1)">three</a></p><script>alert(1)</script>]]></description>
    <content:encoded>&lt;p&gt;Long&lt;/p&gt;</content:encoded>`;
  const { language, items } = read(feedOf(post));
  assert.equal(language, 'de');
  assert.deepEqual(items, [
    {
      id: '7',
      url: 'https://blog.example/calm',
      title: 'Café & Bar',
      summary: 'One Two three',
      content_text: 'Long',
      image: 'https://blog.example/a.png',
      authors: [{ name: 'Lena Moser' }],
      date_published: '2026-11-05',
    },
  ]);
});

test('Atom is read with xml:base and all text types', () => {
  const { items } =
    read(`<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.example/b/"><author><name>Lena</name></author>
    <entry xml:base="c/"><id>1</id><title>1 &lt; 2</title><link rel="self" href="x"/><link href="d"/><updated>2026-11-05T09:30:00Z</updated>
    <link rel="enclosure" type="image/png" href="/p.png"/><content type="xhtml"><div><p>One</p><p>Two</p></div></content></entry></feed>`);
  assert.deepEqual(items, [
    {
      id: '1',
      url: 'https://a.example/b/c/d',
      title: '1 < 2',
      content_text: 'One Two',
      image: 'https://a.example/p.png',
      authors: [{ name: 'Lena' }],
      date_published: '2026-11-05T09:30:00Z',
    },
  ]);
});

test('a date that is ambiguous without a language is left unchanged', () => {
  const text = feedOf('<title>x</title><pubDate>05.11.2026</pubDate>').replace('<language>de</language>', '');
  assert.equal(read(text).items[0]?.date_published, '05.11.2026');
});

test('links and images of RSS 1.0, permalinks and podcasts are read', () => {
  const old = `<rdf:RDF xmlns:rdf="x" xmlns="y"><channel><title>B</title></channel><item><title>Old</title><link>/old</link></item></rdf:RDF>`;
  assert.equal(read(old).items[0]?.url, 'https://blog.example/old');
  assert.equal(read(feedOf('<guid>https://blog.example/?p=1</guid>')).items[0]?.url, 'https://blog.example/?p=1');
  assert.equal(read(feedOf('<itunes:image href="/i.jpg"/>')).items[0]?.image, 'https://blog.example/i.jpg');
  assert.equal(read(feedOf('<enclosure url="/a.mp3" type="audio/mpeg"/>')).items[0]?.image, undefined);
});

test('URLs of a JSON Feed are made absolute', () => {
  const items = [{ id: '1', url: '/calm', image: 'a.png', content_text: 'url' }, null];
  const found = read(JSON.stringify({ version: 'https://jsonfeed.org/version/1', title: 'Blog', items })) as object;
  const [item] = 'items' in found && Array.isArray(found.items) ? found.items : [];
  assert.deepEqual(item, {
    id: '1',
    url: 'https://blog.example/calm',
    image: 'https://blog.example/a.png',
    content_text: 'url',
  });
});

for (const [what, text, expected] of [
  [
    'HTML entities',
    feedOf('<title>First</title>', '<title>Caf&eacute; &nbsp; &amp; Bar</title>'),
    ['First', 'Café & Bar'],
  ],
  ['unknown entities', feedOf('<title>a &unknown; b &; c</title>'), ['a &unknown; b &; c']],
  ['bare ampersands', feedOf('<title>Fish & Chips</title>'), ['Fish & Chips']],
  [
    'unescaped markup',
    feedOf('<title>A <b>bold</b><br> title</title>', '<title>Second</title>'),
    ['A bold title', 'Second'],
  ],
  ['an unclosed title', feedOf('<title>First', '<title>Second</title>'), ['First', 'Second']],
  ['a truncated end', feedOf('<title>First</title>', '<title>Second</title>').slice(0, -23), ['First', 'Second']],
  ['a PHP notice', `<br />\n<b>Notice</b>: in <b>/a.php</b><br />\n\n${feedOf('<title>First</title>')}`, ['First']],
  ['tags in upper case', '<RSS><CHANNEL><ITEM><TITLE>First</TITLE></ITEM></CHANNEL></RSS>', ['First']],
] as const) {
  test(`a feed with ${what} is read`, () => {
    assert.deepEqual(titles(text), expected);
  });
}

for (const piece of [
  '<',
  '<a>',
  '<a ',
  '<a b="',
  '<!--',
  '<![CDATA[',
  '<!DOCTYPE',
  '<item>',
  '&',
  '&a',
  '</b>',
  '<b></c>',
  '<?',
]) {
  test(`two megabytes of "${piece}" are read quickly`, () => {
    const started = performance.now();
    const text = `<rss><channel><item><title>Calm</title>${'<p>'.repeat(100_000)}${piece.repeat(Math.floor(1_500_000 / piece.length))}`;
    readFeed({ bytes: bytes(text), contentType: '', url });
    readFeed({
      bytes: bytes(piece.repeat(Math.floor(1_500_000 / piece.length)) + feedOf('<title>x</title>')),
      contentType: '',
      url,
    });
    assert.ok(performance.now() - started < 10_000);
  });
}
