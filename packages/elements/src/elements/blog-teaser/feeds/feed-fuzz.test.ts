import { expect } from '@open-wc/testing';
import { propertyRuns } from '@foyer/testing/fuzz/property-runs.ts';
import fc from 'fast-check';
import { toItem } from './feed-items.ts';
import { readFeed } from './receive-feed.ts';
import { newestFirst } from './post-order.ts';

const url = 'https://blog.example/feed.xml';

const seeds = [
  `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
    xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Blog</title><language>de-DE</language>
    <item><title>Caf&amp;eacute; &amp; Bar</title><link>https://blog.example/bar</link><guid isPermaLink="false">7</guid>
    <dc:creator><![CDATA[Lena Moser]]></dc:creator><pubDate>Thu, 05 Nov 2026 09:30:00 +0000</pubDate>
    <description><![CDATA[<p>One <a href="/x">two</a> [&#8230;]</p>]]></description><content:encoded><![CDATA[<p>Long</p><script>1</script>]]></content:encoded>
    <media:content url="https://blog.example/a.jpg" medium="image"/></item><item><title>Second</title></item></channel></rss>`,
  `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://a.example/b/"><title type="text">Blog</title>
    <entry><id>tag:a.example,2026:1</id><title type="html">A &lt;b&gt;bold&lt;/b&gt; title</title><link rel="alternate" href="one"/>
    <author><name>Lena</name></author><published>2026-11-05T09:30:00Z</published><content type="xhtml"><div><p>One</p></div></content></entry></feed>`,
  `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><item rdf:about="u"><title>Old</title>
    <link>https://example.org/old</link></item></rdf:RDF>`,
  `{"version":"https://jsonfeed.org/version/1.1","language":"fr","items":[{"id":"1","title":"Calm","url":"/calm","date_published":"2026-11-05T09:30:00Z"}]}`,
  `[{"link":"https://example.org/calm","title":{"rendered":"Calm"},"date":"2026-11-05T09:30:00","date_gmt":"2026-11-05T08:30:00","content":{"rendered":"<p>x</p>"}}]`,
  `{"posts":[{"title":"Calm","url":"https://example.org/calm/","published_at":"2026-11-05T09:30:00.000+00:00","authors":[{"name":"Lena"}]}]}`,
];

const piece = fc.oneof(
  fc.constantFrom(
    '<', '>', '&', '"', "'", ']]>', '<![CDATA[', '<!--', '-->', '</', '/>', '<?', '\u0000', '\uFEFF', '\ud83d', '😀', '<script>',
    'javascript:alert(1)', 'data:text/html,<script>', '&eacute;', '&#x0;', '<item>', '</item>', '</title>', 'xml:base="javascript:x"',
    '05.11.2026', '__proto__', 'null', '{}', '[',
  ), // prettier-ignore
  fc.string({ unit: 'binary', maxLength: 20 }),
);

/** A seed with pieces cut out, repeated and overwritten at random positions. */
const mutated = fc
  .tuple(
    fc.constantFrom(...seeds),
    fc.array(fc.tuple(fc.nat(2000), fc.nat(60), piece, fc.nat(3)), { minLength: 1, maxLength: 8 }),
  )
  .map(([seed, changes]) =>
    changes.reduce((text, [at, length, inserted, times]) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + inserted.repeat(times) + text.slice(place + length);
    }, seed),
  );

const runs = 300;

/** The items that a teaser shows for this text. */
async function itemsOf(text: string) {
  const xml = new DOMParser().parseFromString(text, 'text/xml');
  const found = await readFeed({ text, url, xml: xml.querySelector('parsererror') ? null : xml }, 'auto');
  if (!found) return [];
  const { feed, readDate } = found;
  const posts = feed.entries.map((entry) => ({ entry, published: entry.published && readDate(entry.published, 'de') }));
  return newestFirst(posts, ({ published }) => published, Date.now()).map(({ entry, published }) =>
    toItem(entry, { published, feed: new URL(url), images: 'any' }),
  );
}

describe('A randomly damaged feed', () => {
  it('throws nothing, is parsed in bounded time, and yields http(s) links only', async function () {
    this.timeout(120_000);
    await fc.assert(
      fc.asyncProperty(mutated, async (text) => {
        const started = performance.now();
        for (const { href = 'https:', image = 'https:', published, title, excerpt = '' } of await itemsOf(text)) {
          expect(href).to.match(/^https?:/);
          expect(image).to.match(/^https?:/);
          expect(published ?? '2026-11-05').to.match(/^\d{4}-\d\d-\d\d/);
          expect(title + excerpt).not.to.match(/\p{Surrogate}/u);
        }
        expect(performance.now() - started).to.be.below(5000);
      }),
      propertyRuns(runs),
    );
  });
});

const two = (number: number) => String(number).padStart(2, '0');
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const zones = ['GMT', 'UT', 'EST', 'PDT', 'CET', '+0000', '-1100', '+1400', '+0530', 'XYZ', ''];

describe('A date in a feed', () => {
  it('is read as the written day in every common format', async function () {
    this.timeout(120_000);
    const { readDate } = await import('./feed-date.ts');
    const moment = fc.record({
      date: fc.date({ min: new Date('1970-01-01'), max: new Date('2049-12-31'), noInvalidDate: true }),
      zone: fc.constantFrom(...zones),
    });
    fc.assert(
      fc.property(moment, ({ date, zone }) => {
        const iso = date.toISOString();
        const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
        const time = iso.slice(11, 19);
        const name = months[month] ?? '';
        for (const [written, language] of [
          [iso, ''],
          [iso.slice(0, 10), ''],
          [`${iso.slice(0, 10)} ${time}`, ''],
          [`Xyz, ${two(day)} ${name} ${year} ${time} ${zone}`, ''],
          [`${day} ${name} ${two(year % 100)} ${time.slice(0, 5)} ${zone}`, year > 1999 ? '' : undefined],
          [`Weekday, ${two(day)}-${name}-${two(year % 100)} ${time} GMT`, year > 1999 ? '' : undefined],
          [`Xyz ${name} ${String(day).padStart(2)} ${time} ${year}`, ''],
          [`${name} ${day}, ${year}`, ''],
          [`${two(day)}.${two(month + 1)}.${year}`, 'de'],
          [`${day}.${month + 1}.${year}, ${time}`, 'de-AT'],
          [`${two(day)}/${two(month + 1)}/${year}`, 'fr'],
          [`${two(month + 1)}/${two(day)}/${year}`, 'en-US'],
          [new Intl.DateTimeFormat('de', { dateStyle: 'full', timeZone: 'UTC' }).format(date), 'de'],
          [new Intl.DateTimeFormat('fr', { dateStyle: 'long', timeZone: 'UTC' }).format(date), 'fr'],
          [new Intl.DateTimeFormat('pl', { dateStyle: 'long', timeZone: 'UTC' }).format(date), 'pl'],
        ] as const) {
          if (language !== undefined)
            expect(readDate(written, language)?.slice(0, 10), written).to.equal(iso.slice(0, 10));
        }
      }),
      propertyRuns(runs),
    );
  });
});
