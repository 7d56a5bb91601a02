import { expect } from '@open-wc/testing';
import type { FeedFormat } from './feed.ts';
import { readFeed } from './receive-feed.ts';

const url = 'https://blog.example/feed.xml';

async function read(text: string, format: FeedFormat = 'auto') {
  const found = await readFeed({ text, url }, format);
  return found?.feed.entries;
}

const rss = (items: string) => `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"><channel>
  <title>Blog</title><image><title>Logo</title></image>${items}</channel></rss>`;
const atom = (entries: string) => `<feed xmlns="http://www.w3.org/2005/Atom"><title>Blog</title>
  <author><name>The team</name></author>${entries}</feed>`;
const jsonFeed = (...items: unknown[]) => JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items });
const wordPress = (...posts: unknown[]) => JSON.stringify(posts);

const titleOf = async (text: string) => (await read(text))?.[0]?.title;
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

describe('A feed', () => {
  it('is parsed as RSS 2.0', async () => {
    const [entry] =
      (await read(
        rss(`<item><title>Calm</title><link>/calm</link><description>&lt;p&gt;Short&lt;/p&gt;</description>
      <content:encoded><![CDATA[<p>Long <b>words</b></p>]]></content:encoded><author>lena@example.org (Lena)</author>
      <pubDate>Wed, 18 Nov 2026 09:30:00 GMT</pubDate><enclosure url="/a.mp3" type="audio/mpeg" />
      <enclosure url="/a.png" type="image/png" /></item>`),
      )) ?? [];
    expect(entry).to.deep.include({
      title: 'Calm',
      link: 'https://blog.example/calm',
      excerpt: 'Short',
      author: 'Lena',
    });
    expect(entry).to.deep.include({ content: 'Long words', published: 'Wed, 18 Nov 2026 09:30:00 GMT' });
    expect(entry?.image).to.equal('https://blog.example/a.png');
  });

  it('is parsed as RSS 1.0', async () => {
    const [entry] =
      (await read(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
      xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><item><title>Old</title>
      <link>https://example.org/old</link><dc:date>2026-11-18</dc:date><dc:creator>Lena</dc:creator></item></rdf:RDF>`)) ??
      [];
    expect(entry).to.deep.include({
      title: 'Old',
      link: 'https://example.org/old',
      published: '2026-11-18',
      author: 'Lena',
    });
  });

  it('is parsed as Atom with plain, HTML and XHTML text', async () => {
    const entries =
      (await read(
        atom(`<entry><title type="html">A &lt;b&gt;bold&lt;/b&gt; title</title><link rel="self" href="/self" />
        <link href="/one" /><summary>1 &lt; 2</summary><published>2026-11-18T09:30:00Z</published></entry>
        <entry><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Two</div></title><updated>2026-11-19</updated>
        <author><name>Tom</name></author><link rel="enclosure" type="image/png" href="/two.png" /></entry>`),
      )) ?? [];
    expect(entries[0]).to.deep.include({
      title: 'A bold title',
      link: 'https://blog.example/one',
      excerpt: '1 < 2',
      author: 'The team',
    });
    expect(entries[1]).to.deep.include({
      title: 'Two',
      author: 'Tom',
      image: 'https://blog.example/two.png',
      published: '2026-11-19',
    });
  });

  it('is parsed as JSON Feed', async () => {
    const [entry] =
      (await read(
        jsonFeed({
          title: 'Calm',
          url: '/calm',
          content_html: '<p>Words</p>',
          authors: [{ name: 'Lena' }],
          image: '/a.png',
        }),
      )) ?? [];
    expect(entry).to.deep.include({ title: 'Calm', link: '/calm', excerpt: 'Words', author: 'Lena', image: '/a.png' });
  });

  it('is parsed as WordPress posts', async () => {
    const [entry] =
      (await read(
        wordPress({
          link: 'https://example.org/calm',
          title: { rendered: 'Fish &#038; chips' },
          excerpt: { rendered: '<p>Short [&hellip;]</p>\n' },
          date_gmt: '2026-11-18T09:30:00',
          _embedded: { author: [{ name: 'Lena' }], 'wp:featuredmedia': [{ source_url: '/a.png', alt_text: 'Sea' }] },
        }),
      )) ?? [];
    expect(entry).to.deep.include({ title: 'Fish & chips', excerpt: 'Short …', author: 'Lena', image: '/a.png' });
    expect(entry).to.deep.include({ imageAlt: 'Sea', published: '2026-11-18T09:30:00Z' });
  });

  it('is rejected when it is not of the requested format', async () => {
    expect(await read(rss(''), 'atom')).to.equal(undefined);
    expect(await read(atom(''), 'json-feed')).to.equal(undefined);
    expect(await read(jsonFeed(), 'wordpress')).to.equal(undefined);
    expect(await read(wordPress(), 'rss')).to.equal(undefined);
    expect(await read(rss(''), 'rss')).to.deep.equal([]);
  });

  for (const [what, text] of [
    ['a web page', '<!doctype html><p>Hello<br>'],
    ['well-formed XHTML', '<html xmlns="http://www.w3.org/1999/xhtml"><body /></html>'],
    ['an empty response', ''],
    ['broken XML', '<rss><channel>'],
    ['a sentence', 'Not found'],
    ['unrelated JSON', '{"items": 3}'],
    ['null', 'null'],
    ['a list of numbers', '[1, 2]'],
  ] as const) {
    it(`is not recognized in ${what}`, async () => {
      expect(await read(text)).to.equal(undefined);
    });
  }
});

describe('A hostile feed', () => {
  for (const [what, markup, expected] of [
    ['a script', 'Calm<script>alert(1)</script>', 'Calm'],
    ['an unclosed script', 'Calm<script>alert(1)', 'Calm'],
    ['an unclosed comment', 'Calm<!-- hidden', 'Calm'],
    ['an image with an event handler', '<img src=x onerror=alert(1)>Calm', 'Calm'],
    ['a javascript: link', '<a href="javascript:alert(1)">Calm</a>', 'Calm'],
    ['styles', '<style>* { display: none }</style>Calm', 'Calm'],
    ['character references', 'Fr&uuml;hst&#252;ck &#x1F950;&nbsp;&amp; mehr', 'Frühstück 🥐 & mehr'],
    ['invalid character references', 'a&#0;b&#1114112;c&nosuch;d', 'abc&nosuch;d'],
    ['less-than signs', '1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
  ] as const) {
    it(`with ${what} in a title yields plain text`, async () => {
      expect(await titleOf(rss(`<item><title>${escaped(markup)}</title></item>`))).to.equal(expected);
      expect(await titleOf(atom(`<entry><title type="html">${escaped(markup)}</title></entry>`))).to.equal(expected);
      expect(await titleOf(wordPress({ link: '/x', title: { rendered: markup } }))).to.equal(expected);
    });
  }

  it('is decoded once, so that double-escaped markup stays visible text', async () => {
    const twice = '&lt;img src=x onerror=alert(1)&gt;';
    expect(await titleOf(rss(`<item><title>${escaped(twice)}</title></item>`))).to.equal(
      '<img src=x onerror=alert(1)>',
    );
  });

  it('keeps markup in a JSON Feed title as literal text', async () => {
    expect(await titleOf(jsonFeed({ title: '<b>1 &amp; 2</b>', url: '/x' }))).to.equal('<b>1 &amp; 2</b>');
  });

  it('does not pollute prototypes', async () => {
    await read(
      '{"version":"https://jsonfeed.org/version/1","items":[{"__proto__":{"title":"x"},"constructor":{"name":"y"}}]}',
    );
    expect(({} as { title?: string }).title).to.equal(undefined);
  });

  it('with values of wrong types yields empty properties', async () => {
    const [entry] =
      (await read(jsonFeed({ title: { toString: 'x' }, url: 7, authors: 'Lena', image: null, content_html: ['x'] }))) ??
      [];
    expect(entry).to.deep.include({ title: '', link: undefined, author: undefined, image: undefined, excerpt: '' });
  });

  it('may have ten thousand posts', async () => {
    const item = '<item><title>Calm</title><link>/calm</link><description>Words</description></item>';
    expect(await read(rss(item.repeat(10_000)))).to.have.length(10_000);
  });

  for (const opening of ['<!--', '<script ', '<style>', '<a ', '&', '<']) {
    it(`is parsed within two seconds with 100,000 repetitions of "${opening}"`, async () => {
      const started = performance.now();
      await titleOf(rss(`<item><title>${escaped(opening.repeat(100_000))}</title></item>`));
      expect(performance.now() - started).to.be.below(2000);
    });
  }

  it('with markup nested a thousand levels deep is parsed', async () => {
    expect(await titleOf(rss(`<item><title>${escaped('<b>'.repeat(1000))}Calm</title></item>`))).to.equal('Calm');
  });
});
