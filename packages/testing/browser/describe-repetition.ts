// Retries: every attempt sends the same message.
import { expect } from '@open-wc/testing';
import {
  challenge,
  type FakeEndpoint,
  json,
  problem,
  type Reply,
  replies,
  silentChallenge,
  startsEndpoint,
} from './fake-endpoint.ts';
import type { FormPage } from './form-page.ts';
import { pretends, until } from './page.ts';

const busyFor = (seconds: number | string): Reply => {
  const headers = { 'retry-after': String(seconds) };
  return () => new Response('', { status: 503, headers });
};

export function describeRepetition(page: FormPage): void {
  describe('a message that needs retries', () => {
    describeAttempts(page);
    describeWaiting(page);
    describeChallengeDown(page);
    describeLongSleep(page);
  });
}

function expectOneMessage({ messages }: FakeEndpoint): void {
  expect(new Set(messages.map(({ submissionId }) => submissionId)).size).to.equal(1);
}

function describeAttempts(page: FormPage): void {
  it('is stored by the second attempt, with one foyer-submit and one foyer-success', async () => {
    const endpoint = startsEndpoint().answers(replies.noConnection, page.stored);
    const visitor = await page.visitsAndFillsIn();
    await visitor.sends();
    await visitor.sees(page.suite.thanks);
    expect(endpoint.messages).to.have.length(2);
    expectOneMessage(endpoint);
    expect(visitor.events).to.deep.equal(['foyer-submit', 'foyer-success']);
  });

  it('fails after four attempts', async () => {
    const endpoint = startsEndpoint().answers(replies.serverError);
    const visitor = await page.visitsAndFillsIn();
    await visitor.sends();
    expect(endpoint.messages).to.have.length(4);
    expectOneMessage(endpoint);
    expect(visitor.events).to.deep.equal(['foyer-submit', 'foyer-error']);
  });

  it('is retried after a response that is no receipt', async () => {
    const endpoint = startsEndpoint().answers(replies.htmlPage, page.stored);
    const visitor = await page.visitsAndFillsIn();
    await visitor.sends();
    await visitor.sees(page.suite.thanks);
    expect(endpoint.messages).to.have.length(2);
    expectOneMessage(endpoint);
  });

  it('is not retried if the endpoint refuses it', async () => {
    const endpoint = startsEndpoint().answers(problem('unknown-form'));
    const visitor = await page.visitsAndFillsIn();
    await visitor.sends();
    expect(endpoint.messages).to.have.length(1);
  });

  it('gets a new proof of work if the second attempt needs one', async () => {
    const expired = problem('captcha-expired', { challenge: silentChallenge('token-2') });
    const endpoint = startsEndpoint().answers(replies.noConnection, expired, page.stored);
    const visitor = await page.visitsAndFillsIn();
    await visitor.sends();
    await visitor.sees(page.suite.thanks);
    expect(endpoint.messages.map(({ captcha }) => captcha?.token)).to.deep.equal(['token-1', 'token-1', 'token-2']);
    expectOneMessage(endpoint);
  });
}

function describeWaiting(page: FormPage): void {
  it('waits as long as Retry-After says, while submit() returns the same promise', async () => {
    const endpoint = startsEndpoint().answers(busyFor(30), page.stored);
    const visitor = await page.visitsAndFillsIn();
    const result = visitor.widget.submit();
    await until('the widget is not waiting', () => visitor.state === 'waiting');
    expect(visitor.widget.matches(':state(waiting)')).to.equal(true);
    expect(visitor.widget.submit()).to.equal(result);
    expect(endpoint.messages).to.have.length(1);
    expect(page.typed(visitor)).to.deep.equal(page.suite.fields);
    visitor.widget.reset();
    expect(await result).to.deep.include({ ok: false, state: 'idle' });
    expect(visitor.details['foyer-error']).to.deep.include({ code: 'canceled' });
  });

  it('is retried at once with a Retry-After of 0', async () => {
    const endpoint = startsEndpoint().answers(busyFor(0), problem('rate-limited', { retryAfter: 0 }), page.stored);
    const visitor = await page.visitsAndFillsIn();
    await visitor.sends();
    await visitor.sees(page.suite.thanks);
    expect(endpoint.messages).to.have.length(3);
  });

  for (const wait of [61, 1_000_000_000]) {
    it(`fails and keeps the input with a Retry-After of ${wait} s`, async () => {
      const endpoint = startsEndpoint().answers(busyFor(wait));
      const visitor = await page.visitsAndFillsIn();
      await visitor.sends();
      expect(endpoint.messages).to.have.length(1);
      expect(visitor.state).to.equal('failed');
      expect(visitor.details['foyer-error']).to.deep.include({ code: 'unavailable', retryable: true });
      expect(page.typed(visitor)).to.deep.equal(page.suite.fields);
    });
  }
}

function describeChallengeDown(page: FormPage): void {
  it('can be written without a challenge, and is sent once there is one', async () => {
    const endpoint = startsEndpoint().answers(page.stored);
    const { challenge: working } = endpoint;
    endpoint.challenge = () => new Response('', { status: 503 });
    const visitor = await page.visits();
    for (const [label, value] of Object.entries(page.suite.fields)) visitor.fills(label, value);
    endpoint.challenge = () => {
      endpoint.challenge = working;
      return json({}, 503);
    };
    if (page.suite.asksSum) {
      const result = await visitor.widget.submit();
      expect(result, 'a new sum is unanswered').to.deep.include({ state: 'invalid' });
      await visitor.answers('6');
    }
    await visitor.sends();
    await visitor.sees(page.suite.thanks);
    expect(endpoint.messages).to.have.length(1);
  });
}

const { now } = Date;

afterEach(() => {
  Date.now = now;
});

function describeLongSleep(page: FormPage): void {
  it('gets a new challenge without a question if its own has expired', async () => {
    const endpoint = startsEndpoint().answers(page.stored);
    const visitor = await page.visitsAndFillsIn();
    Date.now = () => now() + 7_200_000;
    endpoint.challenge = () => json(challenge({ token: 'token-2' }));
    await visitor.sends();
    await visitor.sees(page.suite.thanks);
    expect(endpoint.messages.map(({ captcha }) => captcha?.token)).to.deep.equal(['token-2']);
    expect(endpoint.challenges.map(({ searchParams }) => searchParams.get('without'))).to.include('question');
  });

  it('waits offline for two hours, and is sent with a fresh challenge', async () => {
    const endpoint = startsEndpoint().answers(page.stored);
    const visitor = await page.visitsAndFillsIn();
    pretends(navigator, 'onLine', false);
    const result = visitor.widget.submit();
    await until('the widget is not offline', () => visitor.state === 'offline');
    Date.now = () => now() + 7_200_000;
    endpoint.challenge = () => json(challenge({ token: 'token-2' }));
    pretends(navigator, 'onLine', true);
    dispatchEvent(new Event('online'));
    const { ok, submissionId } = await result;
    expect(ok).to.equal(true);
    const sent = endpoint.messages.filter((message) => message.submissionId === submissionId);
    expect(sent.map(({ captcha }) => captcha?.token)).to.deep.equal(['token-2']);
  });
}
