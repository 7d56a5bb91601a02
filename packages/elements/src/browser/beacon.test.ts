import { expect } from '@open-wc/testing';
import { type BeaconSource, startBeacon } from './beacon.ts';

type Sent = readonly [url: string, body: Record<string, unknown>];

describe('startBeacon()', () => {
  const { sendBeacon } = navigator;
  let sent: Sent[] = [];

  beforeEach(() => {
    sent = [];
    navigator.sendBeacon = (url, body) => sent.push([String(url), JSON.parse(body as string) as Sent[1]]) > 0;
  });
  afterEach(() => {
    navigator.sendBeacon = sendBeacon;
  });

  function source(endpoint: string, src?: string): BeaconSource {
    const element = Object.assign(document.createElement('div'), { endpoint, ...(src !== undefined && { src }) });
    document.body.append(element);
    startBeacon(element);
    startBeacon(element);
    return element;
  }

  const fireAction = async (from: Element) => {
    from.dispatchEvent(new CustomEvent('foyer-action', { detail: { href: '/a' }, cancelable: true, bubbles: true }));
    await Promise.resolve();
  };

  const page = location.origin + location.pathname;

  it('reports an action to the endpoint once, with the page URL without its query', async () => {
    await fireAction(source('https://forms.example.org/base/contact/?site=a'));
    expect(sent).to.deep.equal([
      [
        'https://forms.example.org/base/contact/beacon?site=a',
        { v: 1, kind: 'action', form: 'contact', href: '/a', page },
      ],
    ]);
  });

  it('reports a failed feed', () => {
    source('https://forms.example.org/contact', '/feed.xml').dispatchEvent(new CustomEvent('foyer-error'));
    expect(sent.map(([, body]) => body)).to.deep.equal([
      { v: 1, kind: 'feed-error', form: 'contact', href: '/feed.xml', page },
    ]);
  });

  it('reports no action that a listener on the document canceled', async () => {
    const cancel = (event: Event) => event.preventDefault();
    document.addEventListener('foyer-action', cancel);
    await fireAction(source('https://forms.example.org/contact'));
    document.removeEventListener('foyer-action', cancel);
    expect(sent).to.deep.equal([]);
  });

  it('ignores events of nested elements, and sends nothing without a valid endpoint', async () => {
    const outer = source('https://forms.example.org/contact');
    await fireAction(outer.appendChild(document.createElement('div')));
    await fireAction(source('javascript:alert(1)'));
    await fireAction(source(''));
    expect(sent).to.deep.equal([]);
  });
});
