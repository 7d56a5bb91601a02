import { expect } from '@open-wc/testing';
import { readFeed } from './receive-feed.ts';

const url = 'https://blog.example/feed.xml';

async function read(text: string) {
  const found = await readFeed({ text, url }, 'auto');
  return found?.feed.entries ?? [];
}

const rss = (items: string) => `<?xml version="1.0"?>
  <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Blog</title>${items}</channel></rss>`;
const item = (title: string, more = '') =>
  `<item><title>${title}</title><link>/${title.charAt(0)}</link>${more}</item>`;
const titles = async (text: string) => (await read(text)).map(({ title }) => title);

describe('A feed that is not well-formed', () => {
  for (const [what, text, expected] of [
    [
      'has HTML entities',
      rss(item('First') + item('Caf&eacute; &nbsp; &amp; Bar &Scaron;&oelig;')),
      ['First', 'Café & Bar Šœ'],
    ],
    ['has a bare ampersand', rss(item('First') + item('Fish & Chips')), ['First', 'Fish & Chips']],
    ['has a bare less-than sign', rss(item('First') + item('1 < 2')), ['First', '1 < 2']],
    ['has unescaped markup', rss(item('A <b>bold</b><br> title') + item('Second')), ['A bold title', 'Second']],
    ['has an unclosed element', rss(item('First', '<description><p>Words') + item('Second')), ['First', 'Second']],
    ['has an unclosed title', rss(`<item><title>First</item>${item('Second')}`), ['First', 'Second']],
    ['has an unclosed item', rss(`<item><title>First</title>${item('Second')}`), ['First', 'Second']],
    ['has unquoted attributes', rss(`<item><enclosure url=/a.png type=image/png>${item('First').slice(6)}`), ['First']],
    ['has an undeclared namespace prefix', rss(item('First', '<dc:creator>Lena</dc:creator>')), ['First']],
    ['starts with a lone surrogate', `\ud83d${rss(item('First'))}`, ['First']],
    ['has control characters', rss(item('First\u0008') + item('Second')), ['First\u0008', 'Second']],
    ['is truncated', rss(item('First') + item('Second')).slice(0, -40), ['First', 'Second']],
    ['starts with blank lines', `\n\n${rss(item('First'))}`, ['First']],
    ['starts with a PHP notice', `<br />\n<b>Notice</b>: a <b>/b.php</b><br />\n${rss(item('First'))}`, ['First']],
    ['has content after its end', `${rss(item('First'))}<script>1 && 2</script>`, ['First']],
    ['has an unclosed CDATA section', rss(item('First') + item('<![CDATA[Second')), ['First', 'Second /<']],
    [
      'has CDATA sections within text',
      rss(item('<![CDATA[Caf&eacute; &amp; <b>Bar</b>]]>') + item('A & B')),
      ['Café & Bar', 'A & B'],
    ],
  ] as const) {
    it(`is still parsed when it ${what}`, async () => {
      const read = await titles(text);
      expect(read.map((title) => title.split('</')[0])).to.deep.equal(expected);
    });
  }

  it('keeps its links, authors, dates and excerpts', async () => {
    const text = `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.example/b/"><entry>
      <title type="html">Caf&eacute; &amp;amp; Bar</title><link href="c" rel=alternate><author><name>Ren&eacute;</name></author>
      <published>2026-11-05T09:30:00Z</published><content type="xhtml"><div><p>One</p><p>Two</p></div></content></entry></feed>`;
    expect((await read(text))[0]).to.deep.include({
      title: 'Café & Bar',
      link: 'https://a.example/b/c',
      author: 'René',
      published: '2026-11-05T09:30:00Z',
      excerpt: 'One Two',
    });
  });

  it('yields no posts when it is not a feed at all', async () => {
    expect(await read('<!doctype html><title>R&eacute;sum&eacute;</title><p>rss & feed<br>')).to.deep.equal([]);
  });

  for (const piece of [
    '<',
    '<a ',
    '<a b="',
    "<a b='>",
    '<!--',
    '<![CDATA[',
    '<title>',
    '<title><![CDATA[',
    '</',
    '<!',
    '<?',
    '<item>',
    '&',
    '<a x',
    '<b>',
    '<link href=',
  ]) {
    it(`is parsed in bounded time with 20,000 repetitions of "${piece}"`, async () => {
      const started = performance.now();
      await read(`<rss><channel><item><title>Calm</title>${piece.repeat(20_000)}&`);
      await read(`<rss ${piece.replaceAll(/[<>]/g, '').repeat(20_000)}>&`);
      expect(performance.now() - started).to.be.below(8000);
    });
  }
});

describe('The links of a feed', () => {
  it('resolve against xml:base of feed, entry and link, else against the URL of the feed', async () => {
    const text = `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.example/b/"><entry><title>One</title><link href="c"/></entry>
      <entry xml:base="d/"><title>Two</title><link xml:base="/e/" href="f"/></entry></feed>`;
    expect((await read(text)).map(({ link }) => link)).to.deep.equal([
      'https://a.example/b/c',
      'https://a.example/e/f',
    ]);
    expect((await read(rss(item('First'))))[0]?.link).to.equal('https://blog.example/F');
    expect((await read(rss('<item><title>X</title><guid>https://blog.example/?p=1</guid></item>')))[0]?.link).to.equal(
      'https://blog.example/?p=1',
    );
    expect(
      (await read(rss('<item><title>X</title><guid isPermaLink="false">https://x/</guid></item>')))[0]?.link,
    ).to.equal(undefined);
  });
});
