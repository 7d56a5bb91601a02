import { expect } from '@open-wc/testing';
import { trustedPage } from '@foyer/testing/browser/trusted.ts';
import type { Probe } from '../submission/diagnosis.ts';
import { probeServer } from './probe.ts';

const elsewhere = new URL(location.href);
elsewhere.hostname = location.hostname === 'localhost' ? '127.0.0.1' : 'localhost';

/** Probes from a page with this Content-Security-Policy. */
async function probesUnder(policy: string, target: string): Promise<Probe> {
  const frame = document.createElement('iframe');
  const answer = new Promise<Probe>((resolve) => {
    addEventListener('message', ({ data, source }) => source === frame.contentWindow && resolve(data as Probe));
  });
  frame.srcdoc = trustedPage(`<meta http-equiv="Content-Security-Policy" content="${policy}"><script type="module">
    import { probeServer } from '${new URL('./probe.ts', import.meta.url).href}';
    parent.postMessage(await probeServer(new URL('${target}'), 5000), '*');
  </script>`);
  document.body.append(frame);
  const found = await answer;
  frame.remove();
  return found;
}

describe('probeServer()', () => {
  it('tells a server that answers from one that does not', async () => {
    expect(await probeServer(elsewhere, 5000)).to.equal('answered');
    expect(await probeServer(new URL('http://127.0.0.1:9/contact'), 5000)).to.equal('silent');
  });

  it('reports a request that the CSP of the page blocks', async () => {
    expect(await probesUnder("connect-src 'self'", elsewhere.href)).to.equal('forbidden');
    expect(await probesUnder(`default-src ${location.origin} 'unsafe-inline'`, elsewhere.href)).to.equal('forbidden');
  });

  it('reports an answer when the CSP of the page allows the server', async () => {
    expect(await probesUnder(`connect-src ${elsewhere.origin}`, elsewhere.href)).to.equal('answered');
  });

  it('ignores CSP violations by other resources', async () => {
    const image = `<img src='https://tracker.example/x.png'>`;
    expect(await probesUnder(`img-src 'none'">${image}<meta name="x`, 'http://127.0.0.1:9/')).to.equal('silent');
  });
});
