import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { isObject } from '@foyer/protocol/server';
import { realFeeds } from '@foyer/testing/fuzz/feed-corpus.ts';
import { feedHost } from '../testing/feed-host.ts';
import { startEndpoint } from '../testing/visitor.ts';

/** The limit of configured feeds. */
const atOnce = 20;

for (let first = 0; first < realFeeds.length; first += atOnce) {
  test(`real feeds from number ${first} are served with all their posts`, async (context) => {
    const some = realFeeds.slice(first, first + atOnce);
    const host = await feedHost(context, (request, response) => {
      const feed = some[Number(request.url?.slice(1))];
      const headers = { 'content-type': 'text/html', ...(feed?.isCompressed && { 'content-encoding': 'gzip' }) };
      const file = feed ? readFile(new URL(feed.url)) : Promise.resolve('');
      file.then((bytes) => response.writeHead(200, headers).end(bytes), assert.ifError);
    });
    const feeds = some.map((_, index) => {
      return [`blog-${index}`, { url: `http://127.0.0.1:${host.port}/${index}`, loopback: true }] as const;
    });
    const { visitor } = await startEndpoint(context, { feeds: Object.fromEntries(feeds) });
    for (const [index, { url, posts }] of some.entries()) {
      const response = await visitor.get(`/feed/blog-${index}`);
      const feed: unknown = await response.json();
      const found = isObject(feed) && Array.isArray(feed['items']) ? feed['items'].length : feed;
      assert.equal(found, posts, url);
    }
  });
}
