import { expect } from '@open-wc/testing';
import { mutatedFeed } from '@foyer/testing/fuzz/mutated-feeds.ts';
import { patience, propertyRuns } from '@foyer/testing/fuzz/property-runs.ts';
import fc from 'fast-check';
import { toItem } from './feed-items.ts';
import { readFeed } from './receive-feed.ts';
import { newestFirst } from './post-order.ts';

const url = 'https://blog.example/feed.xml';

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
    this.timeout(patience(120_000));
    await fc.assert(
      fc.asyncProperty(mutatedFeed, async (text) => {
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
    this.timeout(patience(120_000));
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
