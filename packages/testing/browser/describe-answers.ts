// What a response of the endpoint means to the visitor: only a receipt shows "sent", and the input is kept until then.
import { expect } from '@open-wc/testing';
import { listensToConsole } from './console.ts';
import type { FormPage } from './form-page.ts';
import { challenge, json, problem, type Reply, replies, silentChallenge, startsEndpoint } from './fake-endpoint.ts';
import { findAll, focused, pretends, settles, until } from './page.ts';
import type { Visitor } from './visitor.ts';

const status =
  (code: number): Reply =>
  () =>
    new Response('', { status: code });

type Row = readonly [what: string, reply: Reply, state: 'unclear' | 'failed', code: string, retryable: boolean];

const table: readonly Row[] = [
  ['a 200 with an HTML page', replies.htmlPage, 'unclear', 'unclear', true],
  ['an empty 204', replies.nothing, 'unclear', 'unclear', true],
  ['a receipt of another message', replies.foreignReceipt, 'unclear', 'unclear', true],
  ['a receipt with an unknown status', replies.unknownStatus, 'unclear', 'unclear', true],
  ['JSON that is not an object', () => json('accepted'), 'unclear', 'unclear', true],
  ['a network error', replies.noConnection, 'failed', 'network', true],
  ['a redirect', () => fetchRedirect(), 'failed', 'misconfigured', false],
  ['401', status(401), 'failed', 'misconfigured', false],
  ['403', problem('origin-refused'), 'failed', 'misconfigured', false],
  ['404', problem('unknown-form'), 'failed', 'misconfigured', false],
  ['405', problem('method-not-allowed'), 'failed', 'misconfigured', false],
  ['408', problem('too-slow'), 'failed', 'unavailable', true],
  ['410', status(410), 'failed', 'misconfigured', false],
  ['400', problem('malformed'), 'failed', 'rejected', false],
  ['413', problem('too-large'), 'failed', 'too-large', false],
  ['415', problem('unsupported-media-type'), 'failed', 'rejected', false],
  ['422 with an empty body', status(422), 'failed', 'rejected', false],
  ['422 for a reused id', problem('id-reused'), 'failed', 'rejected', false],
  ['429', problem('rate-limited'), 'failed', 'rate-limited', true],
  ['500', status(500), 'failed', 'unavailable', true],
  ['502 in HTML', replies.serverError, 'failed', 'unavailable', true],
  ['503', problem('unavailable'), 'failed', 'unavailable', true],
];

/** Invalid values of `errors`, as from an endpoint of another version or another server. */
const malformed: readonly (readonly [what: string, errors: unknown])[] = [
  ['a string', 'email'],
  ['a list with null', [null]],
  ['a list with an entry without a pointer', [{ code: 'required' }]],
  ['a list with a number as a pointer', [{ pointer: 7, code: 'required' }]],
  ['a list with a pointer outside the fields', [{ pointer: '/page/url', code: 'invalid' }]],
];

/** A real response, since code cannot construct an opaque redirect. */
const realFetch = globalThis.fetch;
const fetchRedirect = () => realFetch('/redirect', { redirect: 'manual' });

export function describeAnswers(page: FormPage): void {
  describe('responses', () => {
    for (const row of table) describeAnswer(page, row);
    describeSlowAndOffline(page);
    describePointers(page);
    describeNoCaptcha(page);
    describeMachineWork(page);
  });
}

function describeAnswer(page: FormPage, [what, reply, state, code, retryable]: Row): void {
  it(`keeps the input and does not show "sent" after ${what}`, async () => {
    startsEndpoint().answers(reply);
    const visitor = await page.visitsAndFillsIn();
    await visitor.sends();
    expect(visitor.state).to.equal(state);
    expect(visitor.widget.matches(`:state(${state})`)).to.equal(true);
    expect(visitor.events).to.deep.equal(['foyer-submit', 'foyer-error']);
    expect(visitor.details['foyer-error']).to.deep.include({ code, retryable });
    expect(visitor.text).not.to.contain(page.suite.thanks);
    expect(page.typed(visitor)).to.deep.equal(page.suite.fields);
    expectFocusOnNotice(state === 'unclear' ? 'Wir sind nicht sicher, ob das ankam.' : 'Das hat nicht geklappt.');
    expect(visitor.text).to.contain(state === 'unclear' ? 'nicht sicher' : page.suite.kept);
  });
}

function describeSlowAndOffline(page: FormPage): void {
  it('times out without a response, and keeps the input', async () => {
    startsEndpoint().answers(replies.silence);
    const visitor = await page.visitsAndFillsIn('timeout="0.1"');
    await visitor.sends();
    expect(visitor.details['foyer-error']).to.deep.include({ code: 'timeout', retryable: true });
    expect(page.typed(visitor)).to.deep.equal(page.suite.fields);
  });

  it('times out if the body does not end', async () => {
    startsEndpoint().answers((_, { signal }) => {
      const body = new ReadableStream({
        start: (controller) => signal?.addEventListener('abort', () => controller.error(signal.reason)),
      });
      return new Response(body, { status: 202, headers: { 'content-type': 'application/json' } });
    });
    const visitor = await page.visitsAndFillsIn('timeout="0.1"');
    await visitor.sends();
    expect(visitor.details['foyer-error']).to.deep.include({ code: 'timeout' });
  });

  it('keeps the message while offline, and sends it once the network is back', async () => {
    const endpoint = startsEndpoint().answers(page.stored);
    const visitor = await page.visitsAndFillsIn();
    pretends(navigator, 'onLine', false);
    const result = visitor.widget.submit();
    await until('the widget is not offline', () => visitor.state === 'offline');
    expect(endpoint.messages).to.have.length(0);
    expect(page.typed(visitor)).to.deep.equal(page.suite.fields);
    expect(visitor.widget.submit(), 'one promise').to.equal(result);
    pretends(navigator, 'onLine', true);
    dispatchEvent(new Event('online'));
    expect(await result).to.deep.include({ ok: true, state: page.storedState });
    expect(visitor.events).to.deep.equal(['foyer-submit', 'foyer-success']);
  });

  it('sends a failed message again with the same id, and an edited one with a new id', async () => {
    const endpoint = startsEndpoint().answers(replies.serverError);
    const visitor = await page.visitsAndFillsIn();
    await visitor.sends();
    await visitor.sends();
    const ids = endpoint.messages.map(({ submissionId }) => submissionId);
    expect(new Set(ids).size).to.equal(1);
    visitor.fills('E-Mail', 'tom@example.org');
    endpoint.answers(page.stored);
    await visitor.sends();
    expect(endpoint.lastMessage.submissionId).not.to.equal(ids[0]);
    await visitor.sees(page.suite.thanks);
  });
}

function describePointers(page: FormPage): void {
  it('shows an error at the field that the response points to', async () => {
    const errors = [{ pointer: '/fields/email', code: 'invalid' }] as const;
    startsEndpoint().answers(problem('invalid-fields', { errors }), page.stored);
    const visitor = await page.visitsAndFillsIn();
    await visitor.sends();
    expect(visitor.state).to.equal('invalid');
    expect(visitor.details['foyer-error']).to.deep.include({ code: 'rejected', retryable: false });
    expect(visitor.errorAt('E-Mail')).not.to.equal('');
    expect(visitor.at).to.contain('E-Mail');
    expect(page.typed(visitor)).to.deep.equal(page.suite.fields);
    visitor.fills('E-Mail', 'tom@example.org');
    await visitor.sends();
    await visitor.sees(page.suite.thanks);
  });

  it('fails if the response points to a field that the form lacks, and logs which one', async () => {
    const said = listensToConsole();
    const errors = [{ pointer: '/fields/budget', code: 'required' }] as const;
    startsEndpoint().answers(problem('invalid-fields', { errors }));
    const visitor = await page.visitsAndFillsIn();
    await visitor.sends();
    expect(visitor.state).to.equal('failed');
    expect(visitor.details['foyer-error']).to.deep.include({ code: 'rejected', retryable: false });
    expectFocusOnNotice('Das hat nicht geklappt.');
    expect(focused()?.textContent).not.to.contain('budget');
    await until('the owner gets no console message', () => said.errors.join().includes('<input name="budget">'));
    expect(page.typed(visitor)).to.deep.equal(page.suite.fields);
  });

  it('focuses the existing field if the response also points to a missing one', async () => {
    const errors = [
      { pointer: '/fields/budget', code: 'required' },
      { pointer: '/fields/email', code: 'invalid' },
    ] as const;
    startsEndpoint().answers(problem('invalid-fields', { errors }));
    const visitor = await page.visitsAndFillsIn();
    await visitor.sends();
    expect(focused()?.id).to.equal('email');
    expect(visitor.errorAt('E-Mail')).not.to.equal('');
    expect(visitor.text.split('<')[0]).not.to.contain('budget: ');
  });

  for (const [what, errors] of malformed) {
    it(`fails and keeps the input if errors is ${what}`, async () => {
      const said = listensToConsole();
      startsEndpoint().answers(() => json({ type: 'urn:foyer:problem:invalid-fields', status: 422, errors }, 422));
      const visitor = await page.visitsAndFillsIn();
      await visitor.sends();
      expect(visitor.state).to.equal('failed');
      expect(visitor.details['foyer-error']).to.deep.include({ code: 'rejected', status: 422, retryable: false });
      expectFocusOnNotice('Das hat nicht geklappt.');
      expect(page.typed(visitor)).to.deep.equal(page.suite.fields);
      expect(said.thrown).to.deep.equal([]);
    });
  }
}

function describeNoCaptcha(page: FormPage): void {
  it('fails with a notice if the endpoint requires a captcha that the form does not have', async () => {
    startsEndpoint().answers(problem('captcha-missing', { challenge: challenge() }));
    const visitor = await page.visits('captcha="none"');
    for (const [label, value] of Object.entries(page.suite.fields)) visitor.fills(label, value);
    await visitor.sends();
    expect(visitor.state).to.equal('failed');
    expect(visitor.details['foyer-error']).to.deep.include({ code: 'captcha' });
    expectNotice(visitor);
  });
}

function describeMachineWork(page: FormPage): void {
  it('solves a new proof of work without the visitor', async () => {
    const expired = problem('captcha-expired', { challenge: silentChallenge('token-2') });
    const endpoint = startsEndpoint().answers(expired, page.stored);
    const visitor = await page.visitsAndFillsIn();
    await visitor.sends();
    expect(endpoint.messages.map(({ captcha }) => captcha?.token)).to.deep.equal(['token-1', 'token-2']);
    expect(visitor.events).to.deep.equal(['foyer-submit', 'foyer-success']);
  });

  it('fails if the endpoint asks for a new proof of work twice', async () => {
    const expired = problem('captcha-expired', { challenge: silentChallenge('token-2') });
    const endpoint = startsEndpoint().answers(expired);
    const visitor = await page.visitsAndFillsIn();
    await visitor.sends();
    expect(endpoint.messages).to.have.length(2);
    expect(visitor.state).to.equal('failed');
    expect(visitor.details['foyer-error']).to.deep.include({ code: 'captcha' });
    expectNotice(visitor);
  });

  it('sends nothing and keeps the input if the challenge request fails', async () => {
    const endpoint = startsEndpoint();
    endpoint.challenge = () => new Response('<h1>404</h1>', { status: 404 });
    const visitor = await page.visits();
    for (const [label, value] of Object.entries(page.suite.fields)) visitor.fills(label, value);
    await visitor.sends();
    expect(visitor.state).to.equal('failed');
    expect(visitor.details['foyer-error']).to.deep.include({ code: 'misconfigured' });
    expect(endpoint.messages).to.have.length(0);
    expect(page.typed(visitor)).to.deep.equal(page.suite.fields);
    await settles(visitor.root);
  });
}

/** The notice has the focus, and its accessible name says what happened. */
function expectFocusOnNotice(title: string): void {
  const notice = focused();
  expect(notice?.matches('[part~=notice][role=group]'), 'the notice has the focus').to.equal(true);
  const named = notice?.getAttribute('aria-labelledby') ?? '';
  expect((notice?.getRootNode() as ShadowRoot).getElementById(named)?.textContent).to.equal(title);
}

function expectNotice(visitor: Visitor): void {
  expect(findAll(visitor.root, '[part~=notice], [part~=error]').length, visitor.text).to.be.greaterThan(0);
}
