import { expect } from '@open-wc/testing';
import { answersWith } from '@foyer/testing/browser/own-host.ts';
import { encodedFeeds } from '@foyer/testing/fuzz/feed-encodings.ts';
import { loadFeed } from './load-feed.ts';

const { signal } = new AbortController();
const options = { format: 'auto', count: 1, images: 'any', language: '', signal, tell: () => undefined } as const;

describe('The encoding of a feed', () => {
  for (const { what, bytes, contentType, title } of encodedFeeds) {
    it(`is detected: ${what}`, async () => {
      const feed = await loadFeed(new URL(answersWith(bytes, contentType), location.href), options);
      expect(feed.kind === 'items' ? feed.items.map((item) => item.title) : feed).to.deep.equal([title]);
    });
  }
});
