// A page that cancels `foyer-submit` and sends the message itself: what it says of it is what the visitor sees.
import { expect } from '@open-wc/testing';
import { listensToConsole } from './console.ts';
import { startsEndpoint } from './fake-endpoint.ts';
import type { FormPage, FormWidget } from './form-page.ts';
import { until } from './page.ts';
import type { Visitor } from './visitor.ts';

type Respond = (response: unknown) => void;

/** From now on the page cancels what is about to be sent, and does `send` instead. */
function sendsItself(visitor: Visitor<FormWidget>, send: (respond: Respond) => void): void {
  visitor.widget.addEventListener('foyer-submit', (event) => {
    event.preventDefault();
    const { respondWith } = (event as CustomEvent<{ respondWith: Respond }>).detail;
    send((response) => respondWith(response));
  });
}

export function describePageSends(page: FormPage): void {
  describe('a page that sends it itself', () => {
    describeEnds(page);
    describeMistakes(page);
  });
}

function describeEnds(page: FormPage): void {
  it('has the visitor wait until it knows, and then see that the message is stored', async () => {
    const endpoint = startsEndpoint();
    const visitor = await page.visitsAndFillsIn();
    let finish: Respond = () => undefined;
    sendsItself(visitor, (respond) => respond(new Promise((resolve) => (finish = resolve))));
    const result = visitor.widget.submit();
    await until('nothing is sent', () => visitor.events.includes('foyer-submit'));
    expect(visitor.state).to.equal('sending');
    expect(visitor.text).not.to.contain(page.suite.thanks);
    finish({ ok: true, status: page.suite.success });
    expect(await result).to.deep.include({ ok: true, state: page.storedState });
    await visitor.sees(page.suite.thanks);
    expect(visitor.events).to.deep.equal(['foyer-submit', 'foyer-success']);
    expect(endpoint.messages).to.have.length(0);
  });

  for (const [what, respond, state, code] of [
    ['that it is not stored', (r: Respond) => r({ ok: false, code: 'rate-limited' }), 'failed', 'rate-limited'],
    ['by failing', (r: Respond) => r(Promise.reject(new TypeError('Failed to fetch'))), 'failed', 'network'],
    ['what proves nothing', (r: Respond) => r(Promise.resolve({ status: 200 })), 'unclear', 'unclear'],
  ] as const) {
    it(`says ${what}: the visitor reads so, and the text stays`, async () => {
      startsEndpoint();
      const visitor = await page.visitsAndFillsIn();
      sendsItself(visitor, respond);
      const result = await visitor.widget.submit();
      expect(result).to.deep.include({ ok: false, state });
      expect(visitor.details['foyer-error']).to.deep.include({ code });
      expect(visitor.events, 'and is not asked again').to.deep.equal(['foyer-submit', 'foyer-error']);
      expect(page.typed(visitor)).to.deep.equal(page.suite.fields);
    });
  }

  it('stays idle and fires no event', async () => {
    const endpoint = startsEndpoint();
    const visitor = await page.visitsAndFillsIn();
    sendsItself(visitor, () => undefined);
    const result = await visitor.widget.submit();
    expect(result).to.deep.include({ ok: false, state: 'idle' });
    expect(result.error).to.deep.include({ code: 'canceled' });
    expect(visitor.state).to.equal('idle');
    expect(visitor.events).to.deep.equal(['foyer-submit']);
    expect(endpoint.messages).to.have.length(0);
    expect(page.typed(visitor)).to.deep.equal(page.suite.fields);
  });

  it('is not kept from it by the network, for that is its own affair', async () => {
    startsEndpoint();
    const visitor = await page.visitsAndFillsIn();
    Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
    sendsItself(visitor, (respond) => respond({ ok: true }));
    const { ok } = await visitor.widget.submit();
    Reflect.deleteProperty(navigator, 'onLine');
    expect(ok).to.equal(true);
  });
}

function describeMistakes(page: FormPage): void {
  const complaint = /call respondWith\(\) once, while foyer-submit is being dispatched/;

  it('says so twice: the first counts, and the console tells', async () => {
    startsEndpoint();
    const said = listensToConsole();
    const visitor = await page.visitsAndFillsIn();
    sendsItself(visitor, (respond) => {
      respond({ ok: true });
      respond({ ok: false });
    });
    expect(await visitor.widget.submit()).to.deep.include({ ok: true });
    expect(said.errors.join()).to.match(complaint);
  });

  it('says so too late: nothing was sent, and the console tells', async () => {
    startsEndpoint();
    const said = listensToConsole();
    const visitor = await page.visitsAndFillsIn();
    let late: Respond = () => undefined;
    sendsItself(visitor, (respond) => (late = respond));
    await visitor.widget.submit();
    late({ ok: true });
    expect(said.errors.join()).to.match(complaint);
    expect(visitor.state).to.equal('idle');
  });

  it('forgets to cancel: it is taken at its word, for else the message would be sent twice', async () => {
    const endpoint = startsEndpoint();
    const visitor = await page.visitsAndFillsIn();
    visitor.widget.addEventListener('foyer-submit', (event) => {
      (event as CustomEvent<{ respondWith: Respond }>).detail.respondWith({ ok: true });
    });
    expect(await visitor.widget.submit()).to.deep.include({ ok: true });
    expect(endpoint.messages).to.have.length(0);
  });
}
