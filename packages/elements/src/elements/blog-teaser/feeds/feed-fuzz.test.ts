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
  const found = await readFeed({ text, url }, 'auto');
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
