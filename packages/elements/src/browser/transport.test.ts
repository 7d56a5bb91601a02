import { expect } from '@open-wc/testing';
import { pretends } from '@foyer/testing/browser/page.ts';
import { exchange } from './transport.ts';

const get = (path: string, options: Partial<Parameters<typeof exchange>[1]> = {}) =>
  exchange({ method: 'GET', url: new URL(path, location.href) }, { timeoutMs: 5000, ...options });

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

  it('that finds nobody is a network failure, or the visitor is offline', async () => {
    expect(await get('http://127.0.0.1:9/')).to.deep.equal({ kind: 'network' });
    pretends(navigator, 'onLine', false);
    expect(await get('http://127.0.0.1:9/')).to.deep.equal({ kind: 'offline' });
  });

  it('ends when its time is over', async () => {
    const { fetch } = globalThis;
    globalThis.fetch = (_, init) =>
      new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(new Error('aborted'))));
    const reply = await get('/', { timeoutMs: 20 });
    globalThis.fetch = fetch;
    expect(reply).to.deep.equal({ kind: 'timeout' });
  });

  it('ends, without throwing, when it is given up', async () => {
    expect(await get('/', { signal: AbortSignal.abort() })).to.deep.equal({ kind: 'network' });
  });
});
