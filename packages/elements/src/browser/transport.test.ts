import { expect } from '@open-wc/testing';
import { pretends } from '@foyer/testing/browser/page.ts';
import { exchange } from './transport.ts';

const get = (path: string, options: Partial<Parameters<typeof exchange>[1]> = {}) =>
  exchange({ method: 'GET', url: new URL(path, location.href) }, { timeoutMs: 5000, ...options });

/** Replaces `fetch` until the test ends, as some pages do. Returns the requests. */
function replaceFetch(answer: (init: RequestInit) => Promise<Response>): readonly RequestInit[] {
  const requests: RequestInit[] = [];
  globalThis.fetch = (_, init = {}) => {
    requests.push(init);
    return answer(init);
  };
  return requests;
}

const realFetch = globalThis.fetch;

afterEach(() => {
  globalThis.fetch = realFetch;
});

describe('exchange()', () => {
  it('returns the response with its status, content type and body', async () => {
    const reply = await get('/packages/testing/browser/feeds/empty.xml');
    expect(reply).to.deep.include({ kind: 'response', status: 200 });
    expect(reply).to.have.property('body').that.contains('<rss');
    expect(reply).to.have.property('contentType').that.contains('xml');
  });

  it('returns a response with an error status', async () => {
    expect(await get('/nowhere')).to.deep.include({ kind: 'response', status: 404 });
  });

  it('does not follow a redirect', async () => {
    expect(await get('/redirect')).to.deep.equal({ kind: 'redirect' });
  });

  it('tells an opaque response from a network failure in no-cors mode', async () => {
    const elsewhere = new URL('/', location.href);
    elsewhere.hostname = location.hostname === 'localhost' ? '127.0.0.1' : 'localhost';
    const ask = (url: URL) => exchange({ method: 'GET', url, mode: 'no-cors' }, { timeoutMs: 5000 });
    expect(await ask(elsewhere)).to.deep.equal({ kind: 'opaque' });
    expect(await ask(new URL('/redirect', elsewhere))).to.deep.equal({ kind: 'opaque' });
    expect(await ask(new URL('http://127.0.0.1:9/'))).to.deep.equal({ kind: 'network' });
  });

  it('reports a network failure, or that the browser is offline', async () => {
    expect(await get('http://127.0.0.1:9/')).to.deep.equal({ kind: 'network' });
    pretends(navigator, 'onLine', false);
    expect(await get('http://127.0.0.1:9/')).to.deep.equal({ kind: 'offline' });
  });

  it('sends no request and does not throw when its signal is already aborted', async () => {
    const requests = replaceFetch(() => Promise.resolve(new Response('')));
    expect(await get('/', { signal: AbortSignal.abort() })).to.deep.equal({ kind: 'network' });
    expect(requests).to.have.length(0);
  });

  it('ends when its signal is aborted', async () => {
    replaceFetch(() => new Promise(() => undefined));
    const abort = new AbortController();
    const reply = get('/', { signal: abort.signal });
    abort.abort();
    expect(await reply).to.deep.equal({ kind: 'network' });
  });
});

describe('exchange() after its timeout', () => {
  const late = { timeoutMs: 20 };

  it('aborts the request', async () => {
    const requests = replaceFetch(() => new Promise(() => undefined));
    expect(await get('/', late)).to.deep.equal({ kind: 'timeout' });
    expect(requests[0]?.signal?.aborted).to.equal(true);
  });

  it('ends even while the body stalls', async () => {
    replaceFetch(() => Promise.resolve(new Response(new ReadableStream())));
    expect(await get('/', late)).to.deep.equal({ kind: 'timeout' });
  });
});

describe('exchange() on a page that replaces fetch', () => {
  it('uses the replacement, and reports its exception as a network failure', async () => {
    const requests = replaceFetch(() => {
      throw new Error('not today');
    });
    expect(await get('/')).to.deep.equal({ kind: 'network' });
    expect(requests).to.have.length(1);
  });

  it('reports an invalid response as a network failure', async () => {
    replaceFetch(() => Promise.resolve(undefined as unknown as Response));
    expect(await get('/')).to.deep.equal({ kind: 'network' });
  });

  it('reads a response without a stream, as polyfills have them', async () => {
    const { headers } = new Response('', { headers: { 'content-type': 'application/json' } });
    const response = { status: 202, headers, text: () => Promise.resolve('{"v":1}') };
    replaceFetch(() => Promise.resolve(response as Response));
    expect(await get('/')).to.deep.include({ status: 202, contentType: 'application/json', body: '{"v":1}' });
  });

  it('reports a redirect that the replacement followed', async () => {
    const { fetch } = globalThis;
    replaceFetch((init) => fetch('/redirect', { ...init, redirect: 'follow' }));
    expect(await get('/')).to.deep.equal({ kind: 'redirect' });
  });
});

describe('A response body', () => {
  const bodyOf = async (body: BodyInit) => {
    replaceFetch(() => Promise.resolve(new Response(body)));
    const reply = await get('/');
    return reply.kind === 'response' ? reply.body : reply.kind;
  };
  const streamOf = (read: (controller: ReadableStreamDefaultController<Uint8Array>) => void) =>
    new ReadableStream<Uint8Array>({ pull: read });

  it('is decoded correctly when a character spans two chunks', async () => {
    const bytes = new TextEncoder().encode('{"wort":"Grüße"}');
    const pieces = [bytes.slice(0, 11), bytes.slice(11)];
    const stream = streamOf((controller) => {
      const piece = pieces.shift();
      if (piece) controller.enqueue(piece);
      else controller.close();
    });
    expect(await bodyOf(stream)).to.equal('{"wort":"Grüße"}');
  });

  it('may be empty', async () => {
    expect(await bodyOf('')).to.equal('');
  });

  it('may be 64 KiB long', async () => {
    expect(await bodyOf('x'.repeat(65_536))).to.have.length(65_536);
  });

  it('is truncated beyond 64 KiB and ends in U+FFFD; the rest is not read', async () => {
    let pieces = 0;
    const endless = streamOf((controller) => {
      pieces += 1;
      controller.enqueue(new Uint8Array(10_000).fill(32));
    });
    expect(await bodyOf(endless)).to.match(/^ +\uFFFD$/);
    expect(pieces).to.be.below(10);
  });

  it('is U+FFFD when the connection breaks before the first byte', async () => {
    expect(await bodyOf(streamOf((controller) => controller.error(new Error('reset'))))).to.equal('\uFFFD');
  });

  it('keeps its beginning when truncated, so that a web page is recognized', async () => {
    const body = await bodyOf(`<!doctype html>${'x'.repeat(70_000)}`);
    expect(body).to.match(/^<!doctype html>x+\uFFFD$/);
  });
});

describe('A keepalive request', () => {
  const post = async (body: string | FormData) => {
    const requests = replaceFetch(() => Promise.resolve(new Response('')));
    await exchange({ method: 'POST', url: new URL(location.href), body }, { timeoutMs: 5000, keepalive: true });
    return requests[0]?.keepalive;
  };

  it('becomes an ordinary one above 60,000 bytes, or when its size is unknown', async () => {
    expect(await post('x'.repeat(60_000))).to.equal(true);
    expect(await post('x'.repeat(60_001))).to.equal(false);
    expect(await post('ü'.repeat(30_001)), 'bytes, not characters').to.equal(false);
    expect(await post(new FormData()), 'of a size that nobody knows').to.equal(false);
  });
});
