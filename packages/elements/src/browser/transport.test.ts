import { expect } from '@open-wc/testing';
import { pretends } from '@foyer/testing/browser/page.ts';
import { exchange } from './transport.ts';

const get = (path: string, options: Partial<Parameters<typeof exchange>[1]> = {}) =>
  exchange({ method: 'GET', url: new URL(path, location.href) }, { timeoutMs: 5000, ...options });

/** Until the test ends, stands in for `fetch` as a page's own would. Returns what it was asked. */
function pageFetches(answer: (init: RequestInit) => Promise<Response>): readonly RequestInit[] {
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

describe('An exchange', () => {
  it('brings the answer with its status, type and body', async () => {
    const reply = await get('/packages/testing/browser/feeds/empty.xml');
    expect(reply).to.deep.include({ kind: 'response', status: 200 });
    expect(reply).to.have.property('body').that.contains('<rss');
    expect(reply).to.have.property('contentType').that.contains('xml');
  });

  it('brings an error status as an answer', async () => {
    expect(await get('/nowhere')).to.deep.include({ kind: 'response', status: 404 });
  });

  it('does not follow a redirect', async () => {
    expect(await get('/redirect')).to.deep.equal({ kind: 'redirect' });
  });

  it('that may not be read tells whether anybody answers at all', async () => {
    const elsewhere = new URL('/', location.href);
    elsewhere.hostname = location.hostname === 'localhost' ? '127.0.0.1' : 'localhost';
    const ask = (url: URL) => exchange({ method: 'GET', url, mode: 'no-cors' }, { timeoutMs: 5000 });
    expect(await ask(elsewhere)).to.deep.equal({ kind: 'opaque' });
    expect(await ask(new URL('/redirect', elsewhere))).to.deep.equal({ kind: 'opaque' });
    expect(await ask(new URL('http://127.0.0.1:9/'))).to.deep.equal({ kind: 'network' });
  });

  it('that finds nobody is a network failure, or the visitor is offline', async () => {
    expect(await get('http://127.0.0.1:9/')).to.deep.equal({ kind: 'network' });
    pretends(navigator, 'onLine', false);
    expect(await get('http://127.0.0.1:9/')).to.deep.equal({ kind: 'offline' });
  });

  it('ends, without throwing and without a request, when it was given up before', async () => {
    const requests = pageFetches(() => Promise.resolve(new Response('')));
    expect(await get('/', { signal: AbortSignal.abort() })).to.deep.equal({ kind: 'network' });
    expect(requests).to.have.length(0);
  });

  it('ends when it is given up meanwhile', async () => {
    pageFetches(() => new Promise(() => undefined));
    const abort = new AbortController();
    const reply = get('/', { signal: abort.signal });
    abort.abort();
    expect(await reply).to.deep.equal({ kind: 'network' });
  });
});

describe('An exchange whose time is over', () => {
  const late = { timeoutMs: 20 };

  it('ends, and its request with it', async () => {
    const requests = pageFetches(() => new Promise(() => undefined));
    expect(await get('/', late)).to.deep.equal({ kind: 'timeout' });
    expect(requests[0]?.signal?.aborted).to.equal(true);
  });

  it('ends also while the body stalls', async () => {
    pageFetches(() => Promise.resolve(new Response(new ReadableStream())));
    expect(await get('/', late)).to.deep.equal({ kind: 'timeout' });
  });
});

describe('An exchange on a page that has something in the place of fetch', () => {
  it('uses it, and takes what it throws for no answer', async () => {
    const requests = pageFetches(() => {
      throw new Error('not today');
    });
    expect(await get('/')).to.deep.equal({ kind: 'network' });
    expect(requests).to.have.length(1);
  });

  it('takes rubbish for no answer', async () => {
    pageFetches(() => Promise.resolve(undefined as unknown as Response));
    expect(await get('/')).to.deep.equal({ kind: 'network' });
  });

  it('does not believe an answer that came by a redirect', async () => {
    const { fetch } = globalThis;
    pageFetches((init) => fetch('/redirect', { ...init, redirect: 'follow' }));
    expect(await get('/')).to.deep.equal({ kind: 'redirect' });
  });
});

describe('The body of an answer', () => {
  const bodyOf = async (body: BodyInit) => {
    pageFetches(() => Promise.resolve(new Response(body)));
    const reply = await get('/');
    return reply.kind === 'response' ? reply.body : reply.kind;
  };
  const streamOf = (read: (controller: ReadableStreamDefaultController<Uint8Array>) => void) =>
    new ReadableStream<Uint8Array>({ pull: read });

  it('is read whole, also where a character lies across two pieces of it', async () => {
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

  it('may have 64 KiB', async () => {
    expect(await bodyOf('x'.repeat(65_536))).to.have.length(65_536);
  });

  it('proves nothing where it is longer, and is not read to its end', async () => {
    let pieces = 0;
    const endless = streamOf((controller) => {
      pieces += 1;
      controller.enqueue(new Uint8Array(10_000).fill(32));
    });
    expect(await bodyOf(endless)).to.match(/^ +\uFFFD$/);
    expect(pieces).to.be.below(10);
  });

  it('proves nothing where it breaks off, also before its first byte', async () => {
    expect(await bodyOf(streamOf((controller) => controller.error(new Error('reset'))))).to.equal('\uFFFD');
  });

  it('shows how it began where it is longer, so that a page is known to be one', async () => {
    const body = await bodyOf(`<!doctype html>${'x'.repeat(70_000)}`);
    expect(body).to.match(/^<!doctype html>x+\uFFFD$/);
  });
});

describe('A request that is to outlive the page', () => {
  const post = async (body: string | FormData) => {
    const requests = pageFetches(() => Promise.resolve(new Response('')));
    await exchange({ method: 'POST', url: new URL(location.href), body }, { timeoutMs: 5000, keepalive: true });
    return requests[0]?.keepalive;
  };

  it('does where browsers allow it, and is an ordinary one where it is too large for that', async () => {
    expect(await post('x'.repeat(60_000))).to.equal(true);
    expect(await post('x'.repeat(60_001))).to.equal(false);
    expect(await post('ü'.repeat(30_001)), 'bytes, not characters').to.equal(false);
    expect(await post(new FormData()), 'of a size that nobody knows').to.equal(false);
  });
});
