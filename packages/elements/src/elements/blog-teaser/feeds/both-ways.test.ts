// A teaser loads a feed from its host, or through an endpoint that converts it to JSON Feed. Both must show the same posts.
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { serves } from '@foyer/testing/browser/served-feed.ts';
import { realFeeds } from '@foyer/testing/fuzz/feed-corpus.ts';
import { generatedFeeds } from '@foyer/testing/fuzz/generated-feeds.ts';
import { damagedBytes, mutatedFeed } from '@foyer/testing/fuzz/mutated-feeds.ts';
import { patience, propertyRuns } from '@foyer/testing/fuzz/property-runs.ts';
import { readFeed } from '../../../../../endpoint/src/feeds/read-feed.ts';
import type { TeaserItem } from '../../../base/events.ts';
import { loadFeed } from './load-feed.ts';

const url = 'https://blog.example/feed/';
const { signal } = new AbortController();
const options = { format: 'auto', count: 100, images: 'any', language: '', signal, warn: () => undefined } as const;

async function shown(body: BlobPart): Promise<readonly TeaserItem[]> {
  const host = serves(body, 'application/xml');
  const feed = await loadFeed(new URL(url), options);
  host.ends();
  return feed.kind === 'items' ? feed.items : [];
}

function throughEndpoint(bytes: Uint8Array<ArrayBuffer>): Promise<readonly TeaserItem[]> {
  const reading = readFeed({ bytes, contentType: 'application/xml', url });
  return reading.ok ? shown(reading.feed.text) : Promise.resolve([]);
}

async function download(feed: (typeof realFeeds)[number]): Promise<Uint8Array<ArrayBuffer>> {
  // The test server serves JSON as a module.
  if (feed.url.endsWith('.json')) return new TextEncoder().encode(JSON.stringify((await import(feed.url)).default));
  const { body } = await fetch(feed.url);
  const stream = feed.isCompressed ? body?.pipeThrough(new DecompressionStream('gzip')) : body;
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Without texts, because only the endpoint decodes rare character references. */
const identity = ({ href, image, published, author }: TeaserItem) => ({ href, image, published, author });

describe('A real feed', () => {
  for (const feed of realFeeds) {
    it(`yields all its posts, from its host and through an endpoint alike: ${feed.url.split('/').slice(-3).join('/')}`, async () => {
      const bytes = await download(feed);
      const direct = await shown(bytes);
      expect(direct.length).to.equal(feed.posts);
      for (const { title, excerpt } of direct) expect(title + excerpt).not.to.match(/[\uFFFD]|^\s*$/);
      expect(await throughEndpoint(bytes)).to.deep.equal(direct);
    });
  }
});

describe('A feed of a common generator', () => {
  for (const [program, text] of Object.entries(generatedFeeds)) {
    it(`yields the same posts from its host and through an endpoint: ${program}`, async () => {
      const direct = await shown(text);
      expect(direct).not.to.deep.equal([]);
      expect(await throughEndpoint(new TextEncoder().encode(text))).to.deep.equal(direct);
    });
  }
});

describe('A damaged feed', () => {
  it('yields the same posts through an endpoint as long as it is well-formed', async function () {
    this.timeout(patience(120_000));
    await fc.assert(
      fc.asyncProperty(mutatedFeed, async (text) => {
        // A cut in the middle of a character cannot be sent.
        fc.pre(text.isWellFormed());
        const isBroken = new DOMParser().parseFromString(text, 'text/xml').querySelector('parsererror');
        fc.pre(isBroken === null && !text.includes('<!DOCTYPE'));
        const [other, direct] = [await throughEndpoint(new TextEncoder().encode(text)), await shown(text)];
        expect(other.map(identity)).to.deep.equal(direct.map(identity));
      }),
      // The usual runs are always the same: longer ones still find differences between the two readers of XML.
      { ...propertyRuns(100, 1), maxSkipsPerRun: 1_000 },
    );
  });

  it('throws nothing and yields http(s) links only, from its host and through an endpoint', async function () {
    this.timeout(patience(120_000));
    await fc.assert(
      fc.asyncProperty(damagedBytes, async (bytes) => {
        for (const { href = 'https:', image = 'https:', title, excerpt = '' } of [
          ...(await shown(bytes)),
          ...(await throughEndpoint(bytes)),
        ]) {
          expect(href).to.match(/^https?:/);
          expect(image).to.match(/^https?:/);
          expect(title + excerpt).not.to.match(/\p{Surrogate}/u);
        }
      }),
      propertyRuns(150),
    );
  });
});
