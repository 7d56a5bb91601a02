import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import { test, type TestContext } from 'node:test';
import { gzipSync } from 'node:zlib';
import { type Certificate, certificateFor, feedHost, rss } from '../testing/feed-host.ts';
import { type FeedGuard, guardOf } from './feed-guard.ts';
import { fetchFeed, type FeedNetwork } from './fetch-feed.ts';

const certificate = certificateFor('blog.example');
const both = certificateFor('blog.example', 'new.example');
const since = 'Tue, 24 Nov 2026 10:00:00 GMT';
const xml = { 'content-type': 'application/rss+xml' };
const patientMs = 60_000;

const answers: RequestListener = (_request, response) => response.writeHead(200, xml).end(rss());

/** Like the public guard, but treats 127.0.0.1 as a public address. */
const standIn: FeedGuard = {
  ...guardOf({}),
  isAllowed: (address) => address === '127.0.0.1' || guardOf({}).isAllowed(address),
};

/** Resolves to each address in turn, then always to the last one. */
function names(...addresses: string[]): FeedNetwork & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    timeoutMs: patientMs,
    ca: certificate.cert,
    resolve: (hostname) => {
      asked.push(hostname);
      const address = (addresses.length > 1 ? addresses.shift() : addresses[0]) ?? '';
      return Promise.resolve([{ address, family: address.includes(':') ? 6 : 4 }]);
    },
  };
}

async function fetches(
  context: TestContext,
  answer: RequestListener,
  options: { world?: FeedNetwork; guard?: FeedGuard; certificate?: Certificate } = {},
) {
  const { world = names('127.0.0.1'), guard = standIn } = options;
  const host = await feedHost(context, answer, options.certificate ?? certificate);
  const url = new URL(`https://blog.example:${host.port}/feed.xml`);
  const fetched = await fetchFeed({ url, guard, userAgent: 'FoyerFeeds/1.0' }, world);
  return { fetched, ...host };
}

const reasonOf = ({ fetched }: Awaited<ReturnType<typeof fetches>>) =>
  fetched.status === 'failed' ? fetched.reason : fetched.status;

test('a feed is requested by HTTPS, with our User-Agent, without cookies and credentials', async (context) => {
  const { asked, fetched } = await fetches(context, answers);
  assert.equal(fetched.status === 'fetched' && JSON.parse(fetched.feed.text).items[0].title, 'Blog');
  const { headers } = asked[0] ?? assert.fail();
  assert.equal(headers['user-agent'], 'FoyerFeeds/1.0');
  for (const name of ['cookie', 'authorization', 'referer', 'origin']) assert.equal(headers[name], undefined);
});

test('a certificate for another host is refused', async (context) => {
  const ca = certificateFor('blog.example').cert;
  const result = await fetches(context, answers, { world: { ...names('127.0.0.1'), ca } });
  assert.notEqual(reasonOf(result), 'fetched');
  assert.equal(result.asked.length, 0);
});

for (const url of [
  'http://blog.example/',
  'ftp://blog.example/',
  'file:///etc/passwd',
  'https://2130706433/',
  'https://0x7f.1/',
  'https://0177.0.0.1/',
  'https://127.1/',
  'https://0/',
  'https://[::1]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::127.0.0.1]/',
  'https://[64:ff9b::10.0.0.1]/',
  'https://[64:ff9b:1::1]/',
  'https://[2002:7f00:1::]/',
  'https://[2001::1]/',
  'https://[fc00::1]/',
  'https://[fe80::1]/',
  'https://[fec0::1]/',
  'https://169.254.169.254/',
  'https://10.0.0.1/',
  'https://172.16.0.1/',
  'https://192.168.1.1/',
  'https://100.64.0.1/',
  'https://192.0.0.8/',
  'https://198.18.0.1/',
  'https://224.0.0.1/',
  'https://240.0.0.1/',
  'https://255.255.255.255/',
  'https://１２７.0.0.1/',
  'https://name:word@blog.example/',
]) {
  test(`${url} is not requested`, async () => {
    const world = names('127.0.0.1');
    const fetched = await fetchFeed({ url: new URL(url), guard: guardOf({}), userAgent: 'x' }, world);
    assert.deepEqual(fetched, { status: 'failed', reason: 'address-refused' });
    assert.deepEqual(world.asked, []);
  });
}

for (const [name, address] of [
  ['localhost', '127.0.0.1'],
  ['localhost.', '::1'],
  ['inside.example', '10.1.2.3'],
  ['mapped.example', '::ffff:10.1.2.3'],
  ['odd.example', 'no address'],
] as const) {
  test(`the name ${name}, which resolves to ${address}, is not requested`, async () => {
    const url = new URL(`https://${name}/`);
    const fetched = await fetchFeed({ url, guard: guardOf({}), userAgent: 'x' }, names(address));
    assert.deepEqual(fetched, { status: 'failed', reason: 'address-refused' });
  });
}

test('a name that resolves to a public and a private address is not requested', async () => {
  const resolve = () => Promise.resolve(['93.184.215.14', '10.0.0.1'].map((address) => ({ address, family: 4 })));
  const request = { url: new URL('https://blog.example/'), guard: guardOf({}), userAgent: 'x' };
  const fetched = await fetchFeed(request, { resolve, timeoutMs: patientMs });
  assert.deepEqual(fetched, { status: 'failed', reason: 'address-refused' });
});

test('connects to the address that was checked, even if the name resolves to another one next', async (context) => {
  const world = names('127.0.0.1', '10.0.0.1');
  const { fetched } = await fetches(context, answers, { world });
  assert.equal(fetched.status, 'fetched');
  assert.deepEqual(world.asked, ['blog.example'], 'the name is resolved once');
});

test('the address is checked again after a redirect', async (context) => {
  const moves: RequestListener = (_request, response) =>
    response.writeHead(302, { location: '/moved', connection: 'close' }).end();
  const result = await fetches(context, moves, { world: names('127.0.0.1', '10.0.0.1') });
  assert.equal(reasonOf(result), 'address-refused');
  assert.equal(result.asked.length, 1);
});

for (const [where, location, reason] of [
  ['to the cloud metadata address', 'https://169.254.169.254/latest/meta-data', 'address-refused'],
  ['down to HTTP', 'http://blog.example/feed.xml', 'address-refused'],
  ['to a URL with a password', 'https://a:b@blog.example/', 'address-refused'],
  ['to a file', 'file:///etc/passwd', 'address-refused'],
  ['to an invalid URL', 'https://', 'redirect-broken'],
  ['in a loop', '/feed.xml', 'too-many-redirects'],
] as const) {
  test(`a redirect ${where} is not followed`, async (context) => {
    const result = await fetches(context, (_request, response) => response.writeHead(301, { location }).end());
    assert.equal(reasonOf(result), reason);
    assert.equal(result.asked.length, reason === 'too-many-redirects' ? 4 : 1);
  });
}

test('three redirects are followed', async (context) => {
  const { fetched } = await fetches(context, (request, response) => {
    const step = Number(new URL(request.url ?? '', 'https://x').searchParams.get('step') ?? 0);
    if (step < 3) response.writeHead(308, { location: `?step=${step + 1}` }).end();
    else answers(request, response);
  });
  assert.equal(fetched.status, 'fetched');
});

for (const status of [301, 302, 303, 307, 308]) {
  test(`a feed that moved to another host by ${status} is fetched there, without what the first host set`, async (context) => {
    const { asked, fetched } = await fetches(
      context,
      (request, response) => {
        if (request.headers.host?.startsWith('new.example') === true) return answers(request, response);
        const location = `https://new.example:${request.socket.localPort}/feed/?a=1#top`;
        return response.writeHead(status, { location, 'set-cookie': 'a=b' }).end('<html>moved</html>');
      },
      { world: { ...names('127.0.0.1'), ca: both.cert }, certificate: both },
    );
    assert.equal(fetched.status === 'fetched' && new URL(fetched.validators.url).hostname, 'new.example');
    assert.equal(asked[1]?.headers.cookie, undefined);
    assert.equal(asked[1]?.url, '/feed/?a=1');
  });
}

for (const [what, known, sent] of [
  ['both validators', { etag: 'W/"1"', lastModified: since }, ['W/"1"', since]],
  ['an ETag alone', { etag: '"1"', lastModified: null }, ['"1"', undefined]],
  ['a date alone', { etag: null, lastModified: since }, [undefined, since]],
] as const) {
  test(`a feed with ${what} that moved is revalidated where it is now, and nowhere else`, async (context) => {
    const { port, asked } = await feedHost(
      context,
      ({ url }, response) => {
        if (url === '/feed.xml') response.writeHead(301, { location: '/feed/' }).end();
        else response.writeHead(304).end();
      },
      certificate,
    );
    const url = new URL(`https://blog.example:${port}/feed.xml`);
    const request = { url, guard: standIn, userAgent: 'x', known: { url: new URL('/feed/', url).href, ...known } };
    assert.deepEqual(await fetchFeed(request, names('127.0.0.1')), { status: 'unchanged' });
    const conditions = asked.map(({ headers }) => [headers['if-none-match'], headers['if-modified-since']]);
    assert.deepEqual(conditions, [[undefined, undefined], sent]);
  });
}

test('a 304 without a condition is not taken for a feed', async (context) => {
  assert.equal(reasonOf(await fetches(context, (_request, response) => response.writeHead(304).end())), 'HTTP 304');
});

test('a redirect may name its target in UTF-8', async (context) => {
  const { asked, fetched } = await fetches(context, (request, response) => {
    if (request.url !== '/feed.xml') return answers(request, response);
    return response.writeHead(302, { location: Buffer.from('/für-alle/feed/').toString('latin1') }).end();
  });
  assert.equal(fetched.status, 'fetched');
  assert.equal(asked[1]?.url, '/f%C3%BCr-alle/feed/');
});

const twoMebibytes = 2 * 1024 * 1024;
const padded = (length: number) => rss().padEnd(length, ' ');

for (const [what, headers, body, reason] of [
  ['a feed of exactly 2 MiB', xml, padded(twoMebibytes), 'fetched'],
  ['a feed of 2 MiB and a byte', xml, padded(twoMebibytes + 1), 'too-large'],
  ['a compressed feed', { ...xml, 'content-encoding': 'gzip' }, gzipSync(rss()), 'fetched'],
  [
    'a decompression bomb',
    { ...xml, 'content-encoding': 'gzip' },
    gzipSync(Buffer.alloc(64 * twoMebibytes, ' ')),
    'too-large',
  ],
  ['a feed as text/html', { 'content-type': 'text/html' }, rss(), 'fetched'],
  ['an HTML page', { 'content-type': 'text/html' }, '<!doctype html><title>Blog</title>', 'not-a-feed'],
  ['a feed without a content type', {}, rss(), 'fetched'],
  ['a feed with a DOCTYPE', xml, `<!DOCTYPE rss [<!ENTITY a "b">]>${rss()}`, 'document-type'],
] as const) {
  test(`${what}: ${reason}`, async (context) => {
    const result = await fetches(context, (_request, response) => response.writeHead(200, headers).end(body));
    assert.equal(reasonOf(result), reason);
  });
}

test('a slow host times out', async (context) => {
  const drips: RequestListener = (_request, response) => {
    const timer = setInterval(() => response.write(' '), 20);
    response.writeHead(200, xml).on('close', () => clearInterval(timer));
  };
  const result = await fetches(context, drips, { world: { ...names('127.0.0.1'), timeoutMs: 300 } });
  assert.equal(reasonOf(result), 'TimeoutError');
});

test('an error status of the host is reported', async (context) => {
  const result = await fetches(context, (_request, response) => response.writeHead(500, xml).end(rss()));
  assert.equal(reasonOf(result), 'HTTP 500');
});

test('a loopback feed may use HTTP, but may not redirect to another host', async (context) => {
  const { asked, port } = await feedHost(context, (_request, response) =>
    response.writeHead(302, { location: 'https://blog.example/' }).end(),
  );
  const request = { url: new URL(`http://127.0.0.1:${port}/`), guard: guardOf({ loopback: true }), userAgent: 'x' };
  assert.deepEqual(await fetchFeed(request, names('93.184.215.14')), { status: 'failed', reason: 'address-refused' });
  assert.equal(asked.length, 1);
});
