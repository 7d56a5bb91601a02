// A page that cancels `foyer-submit` and sends the message itself: the visitor sees the result that it reports.
import { expect } from '@open-wc/testing';
import { listensToConsole } from './console.ts';
import { startsEndpoint } from './fake-endpoint.ts';
import type { FormPage, FormWidget } from './form-page.ts';
import { until } from './page.ts';
import type { Visitor } from './visitor.ts';

type Respond = (response: unknown) => void;

/** Makes the page cancel `foyer-submit` and call `send` instead. */
function sendsItself(visitor: Visitor<FormWidget>, send: (respond: Respond) => void): void {
  visitor.widget.addEventListener('foyer-submit', (event) => {
    event.preventDefault();
    const { respondWith } = (event as CustomEvent<{ respondWith: Respond }>).detail;
    send((response) => respondWith(response));
  });
}

export function describePageSends(page: FormPage): void {
  describe('a page that sends the message itself', () => {
    describeEnds(page);
    describeMistakes(page);
  });
}

function describeEnds(page: FormPage): void {
  it('shows "sending" until its promise resolves, then the thanks', async () => {
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
    ['a failure with a code', (r: Respond) => r({ ok: false, code: 'rate-limited' }), 'failed', 'rate-limited'],
    ['a rejected promise', (r: Respond) => r(Promise.reject(new TypeError('Failed to fetch'))), 'failed', 'network'],
    ['a result without ok', (r: Respond) => r(Promise.resolve({ status: 200 })), 'unclear', 'unclear'],
  ] as const) {
    it(`reports ${what}: the widget shows "${state}" and keeps the input`, async () => {
      startsEndpoint();
      const visitor = await page.visitsAndFillsIn();
      sendsItself(visitor, respond);
      const result = await visitor.widget.submit();
      expect(result).to.deep.include({ ok: false, state });
      expect(visitor.details['foyer-error']).to.deep.include({ code });
      expect(visitor.events, 'it is not retried').to.deep.equal(['foyer-submit', 'foyer-error']);
      expect(page.typed(visitor)).to.deep.equal(page.suite.fields);
    });
  }

  it('leaves the widget idle if it cancels without respondWith()', async () => {
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

  it('can send while offline', async () => {
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

  it('calls respondWith() twice: the first call counts, and the second logs an error', async () => {
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

  it('calls respondWith() too late: nothing is sent, and an error is logged', async () => {
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

  it('calls respondWith() without canceling: the widget does not send the message too', async () => {
    const endpoint = startsEndpoint();
    const visitor = await page.visitsAndFillsIn();
    visitor.widget.addEventListener('foyer-submit', (event) => {
      (event as CustomEvent<{ respondWith: Respond }>).detail.respondWith({ ok: true });
    });
    expect(await visitor.widget.submit()).to.deep.include({ ok: true });
    expect(endpoint.messages).to.have.length(0);
  });
}
