import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import { test, type TestContext } from 'node:test';
import type { Problem } from '@foyer/protocol';
import { feedHost, rss } from '../testing/feed-host.ts';
import { startEndpoint } from '../testing/visitor.ts';

const origin = 'https://www.example.org';
const xml = { 'content-type': 'application/rss+xml' };
const minute = 60_000;

async function teaser(context: TestContext, answer: RequestListener, path = '/feed.xml') {
  const host = await feedHost(context, answer);
  const clock = { now: Date.now() };
  const { visitor, log } = await startEndpoint(context, {
    feeds: { blog: { url: `http://127.0.0.1:${host.port}${path}`, loopback: true } },
    origins: [origin],
    now: () => clock.now,
  });
  const reads = (headers: Record<string, string> = {}) => visitor.get('/feed/blog', { origin, ...headers });
  return { ...host, clock, log, reads, visitor };
}

test('a feed is served to an allowed origin as JSON Feed, with a policy that forbids scripts', async (context) => {
  const { reads } = await teaser(context, (_request, response) =>
    response.writeHead(200, { ...xml, 'set-cookie': 'a=b', 'access-control-allow-origin': '*' }).end(rss()),
  );
  const response = await reads();
  assert.equal(response.status, 200);
  assert.deepEqual(await response.json(), {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Blog',
    items: [{ id: 'Blog', title: 'Blog', content_text: '' }],
  });
  assert.equal(response.headers.get('content-type'), 'application/feed+json; charset=utf-8');
  assert.equal(response.headers.get('access-control-allow-origin'), origin);
  assert.match(response.headers.get('vary') ?? '', /Origin/);
  assert.match(response.headers.get('content-security-policy') ?? '', /default-src 'none'; sandbox/);
  assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
  assert.equal(response.headers.get('cache-control'), 'public, max-age=600, stale-if-error=85800');
  assert.equal(response.headers.get('set-cookie'), null);
});

const posts = JSON.stringify([{ link: 'https://blog.example/a', title: { rendered: 'A' } }]);

for (const [path, contentType] of [
  ['/feed.xml?orderby=title', 'application/feed+json; charset=utf-8; order=kept'],
  ['/feed.xml?resort=alps', 'application/feed+json; charset=utf-8'],
  ['/wp-json/wp/v2/posts?orderby=title&order=asc', 'application/json; charset=utf-8; order=kept'],
  ['/ghost/api/content/posts/?key=1&order=title%20asc', 'application/json; charset=utf-8; order=kept'],
] as const) {
  test(`a teaser is told whether the address of the feed asks for an order: ${path}`, async (context) => {
    const { reads } = await teaser(
      context,
      (_request, response) => response.end(path.includes('xml') ? rss() : posts),
      path,
    );
    assert.equal((await reads()).headers.get('content-type'), contentType);
  });
}

for (const [path, asked] of [
  ['/wp-json/wp/v2/posts?lang=de', '/wp-json/wp/v2/posts?lang=de&_embed=author%2Cwp%3Afeaturedmedia'],
  ['/en/?rest_route=/wp/v2/posts', '/en/?rest_route=%2Fwp%2Fv2%2Fposts&_embed=author%2Cwp%3Afeaturedmedia'],
  ['/wp-json/wp/v2/posts?_embed=author', '/wp-json/wp/v2/posts?_embed=author'],
  ['/ghost/api/content/posts/?key=1', '/ghost/api/content/posts/?key=1&include=authors'],
  ['/en/feed/?a=%20b', '/en/feed/?a=%20b'],
] as const) {
  test(`author and picture are requested as a teaser does: ${path}`, async (context) => {
    const host = await teaser(context, (_request, response) => response.end(posts), path);
    await host.reads();
    assert.equal(host.asked[0]?.url, asked);
  });
}

test('another origin gets no feed', async (context) => {
  const { asked, reads } = await teaser(context, (_request, response) => response.writeHead(200, xml).end(rss()));
  const response = await reads({ origin: 'https://elsewhere.example' });
  assert.equal(response.status, 403);
  assert.equal(response.headers.get('access-control-allow-origin'), null);
  assert.equal(asked.length, 0);
});

for (const path of ['/feed/other', '/feed/__proto__', '/feed/https%3A%2F%2Fblog.example']) {
  test(`${path} is refused without naming the configured feeds`, async (context) => {
    const { asked, visitor } = await teaser(context, (_request, response) => response.end());
    const response = await visitor.get(path);
    const body = await response.text();
    assert.equal(response.status, 404);
    assert.equal(response.headers.get('content-type'), 'application/problem+json');
    assert.doesNotMatch(body, /blog/);
    assert.equal((await visitor.post(path, {})).status, 404);
    assert.equal(asked.length, 0);
  });
}

test('a feed is read-only', async (context) => {
  const { visitor } = await teaser(context, (_request, response) => response.end());
  const response = await visitor.post('/feed/blog', {});
  assert.deepEqual([response.status, response.headers.get('allow')], [405, 'GET, HEAD, OPTIONS']);
});

test('concurrent readers cause one request to the feed’s host in ten minutes', async (context) => {
  const { asked, clock, reads } = await teaser(context, (_request, response) =>
    response.writeHead(200, xml).end(rss()),
  );
  const statuses = await Promise.all(Array.from({ length: 20 }, async () => (await reads()).status));
  assert.deepEqual(new Set(statuses), new Set([200]));
  clock.now += 9 * minute;
  await reads();
  assert.equal(asked.length, 1);
  clock.now += 2 * minute;
  await reads();
  assert.equal(asked.length, 2);
});

test('a conditional request with the current ETag gets 304', async (context) => {
  const { reads } = await teaser(context, (_request, response) => response.writeHead(200, xml).end(rss()));
  const etag = (await reads()).headers.get('etag') ?? assert.fail();
  for (const known of [etag, `W/${etag}`, `"other", ${etag}`]) {
    const response = await reads({ 'if-none-match': known });
    assert.deepEqual([response.status, await response.text()], [304, '']);
    assert.equal(response.headers.get('access-control-allow-origin'), origin);
  }
  assert.equal((await reads({ 'if-none-match': '"other"' })).status, 200);
});

test('an expired feed is revalidated with a conditional request', async (context) => {
  const since = 'Tue, 24 Nov 2026 10:00:00 GMT';
  const { asked, clock, reads } = await teaser(context, ({ headers }, response) => {
    if (headers['if-none-match'] === '"v1"') response.writeHead(304).end();
    else response.writeHead(200, { ...xml, etag: '"v1"', 'last-modified': since }).end(rss());
  });
  await reads();
  clock.now += 11 * minute;
  assert.match(await (await reads()).text(), /jsonfeed/);
  assert.equal(asked[1]?.headers['if-modified-since'], since);
  clock.now += 9 * minute;
  await reads();
  assert.equal(asked.length, 2, 'the revalidated feed is fresh');
});

test('while the host is down the last feed is served for a day, then 503', async (context) => {
  let isDown = false;
  const { clock, log, reads } = await teaser(context, (_request, response) =>
    isDown ? response.writeHead(502).end() : response.writeHead(200, xml).end(rss()),
  );
  await reads();
  isDown = true;
  for (let hours = 0; hours < 23; hours += 1) {
    clock.now += 60 * minute;
    assert.equal((await reads()).status, 200);
  }
  clock.now += 61 * minute;
  assert.equal((await reads()).status, 503);
  assert.deepEqual(
    log.filter((line) => line.startsWith('feed')),
    ['feed blog is unavailable: HTTP 502'],
  );
  isDown = false;
  clock.now += 2 * minute;
  assert.equal((await reads()).status, 200);
});

test('an unavailable feed is a 503 with Retry-After, and its host gets no request until then', async (context) => {
  const { asked, reads } = await teaser(context, (_request, response) => response.writeHead(500).end());
  for (let times = 0; times < 3; times += 1) {
    const response = await reads();
    const { detail, type } = (await response.json()) as Problem;
    assert.equal(response.status, 503);
    assert.equal(response.headers.get('retry-after'), '60');
    assert.equal(type, 'urn:foyer:problem:unavailable');
    assert.doesNotMatch(detail, /127|500/, 'the host is not named');
  }
  assert.equal(asked.length, 1);
});

test('a clock that is set back does not keep a feed cached', async (context) => {
  const { asked, clock, reads } = await teaser(context, (_request, response) =>
    response.writeHead(200, xml).end(rss()),
  );
  await reads();
  clock.now -= 24 * 60 * minute;
  await reads();
  assert.equal(asked.length, 2);
});

for (const feed of ['http://blog.example/', 'https://a:b@blog.example/', 'blog.example', 'file:///etc/passwd']) {
  test(`an endpoint with a feed at ${feed} does not start`, async (context) => {
    await assert.rejects(
      startEndpoint(context, { feeds: { blog: feed } }),
      /^RangeError: feeds\.blog: .* Allowed: an https URL/,
    );
  });
}
