import type { Submission } from '@foyer/protocol';
import { problemStatus, problemType } from '@foyer/protocol';
import { expect } from '@open-wc/testing';
import { propertyRuns } from '@foyer/testing/fuzz/property-runs.ts';
import fc from 'fast-check';
import { decodeChallenge, foyer } from './foyer.ts';
import type { Delivery, HttpReply, HttpRequest } from './service.ts';

const submission: Submission = {
  v: 1,
  submissionId: '0f8b1a52-7a1c-4c47-9f43-6b1f3a1c2d3e',
  fields: { message: 'Guten Tag' },
  trap: { website: '' },
  page: { url: 'https://example.org/', locale: 'de' },
};
const endpoint = new URL('https://forms.example.org/contact?site=2');
const delivery: Delivery = { submission, endpoint, params: new URLSearchParams(), fieldNames: {} };
const { submissionId } = submission;
const stored = { v: 1, status: 'accepted', submissionId, receivedAt: '2026-11-18T09:30:00.000Z' };

const reply = (status: number, body: unknown, contentType = 'application/json'): HttpReply => ({
  kind: 'response',
  status,
  contentType,
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const outcomeOf = (answer: HttpReply) => foyer.send(delivery, async () => answer);

describe('A message to the Foyer endpoint', () => {
  it('is sent as a JSON POST with its id as idempotency key', async () => {
    let sent: HttpRequest | undefined;
    await foyer.send(delivery, async (request) => {
      sent = request;
      return { kind: 'network' };
    });
    expect(sent).to.deep.equal({
      method: 'POST',
      url: endpoint,
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': `"${submissionId}"` },
      body: JSON.stringify(submission),
    });
  });

  for (const [what, answer] of [
    ['202 accepted', reply(202, stored)],
    ['202 pending', reply(202, { ...stored, status: 'pending' })],
    ['200 replayed', reply(200, { ...stored, replayed: true })],
    ['a receipt with unknown properties', reply(202, { ...stored, novelty: { of: 1 } })],
    ['a content type with a charset', reply(202, stored, 'application/json; charset=utf-8')],
  ] as const) {
    it(`is stored after ${what}`, async () => {
      expect((await outcomeOf(answer)).kind).to.equal('receipt');
    });
  }

  for (const [what, answer] of [
    ['a receipt in HTML', reply(202, stored, 'text/html')],
    ['a receipt without a content type', reply(202, stored, '')],
    ['a receipt with another id', reply(202, { ...stored, submissionId: submissionId.toUpperCase() })],
    ['a receipt without an id', reply(202, { ...stored, submissionId: undefined })],
    ['an unknown status', reply(202, { ...stored, status: 'ok' })],
    ['an empty response', reply(204, '')],
    ['half a receipt', reply(202, JSON.stringify(stored).slice(0, 40))],
    ['an array', reply(202, [stored])],
    ['null', reply(202, 'null')],
    ['true', reply(200, 'true')],
  ] as const) {
    it(`is unclear after ${what}`, async () => {
      expect(await outcomeOf(answer)).to.deep.include({ kind: 'unclear' });
    });
  }

  it('is stored after no other response', async () => {
    const anything = fc.oneof(
      fc.constantFrom<HttpReply>({ kind: 'network' }, { kind: 'timeout' }, { kind: 'offline' }, { kind: 'redirect' }),
      fc.record({
        kind: fc.constant('response' as const),
        status: fc.integer({ min: 100, max: 599 }),
        contentType: fc.constantFrom('application/json', 'text/html', '', 'application/problem+json'),
        body: fc.oneof(
          fc.string(),
          fc.json(),
          fc.constant(JSON.stringify(stored)),
          fc
            .record({ status: fc.constantFrom('accepted', 'pending'), submissionId: fc.uuid() })
            .map((body) => JSON.stringify(body)),
        ),
      }),
    );
    await fc.assert(
      fc.asyncProperty(anything, async (answer) => {
        const { kind } = await outcomeOf(answer);
        const isProof =
          answer.kind === 'response' &&
          answer.status >= 200 &&
          answer.status <= 299 &&
          answer.contentType.includes('json') &&
          answer.body === JSON.stringify(stored);
        expect(kind === 'receipt').to.equal(isProof);
      }),
      propertyRuns(1000),
    );
  });

  for (const [status, kind, code] of [
    [301, 'failure', 'misconfigured'],
    [400, 'failure', 'rejected'],
    [401, 'failure', 'misconfigured'],
    [403, 'failure', 'misconfigured'],
    [404, 'failure', 'misconfigured'],
    [405, 'failure', 'misconfigured'],
    [408, 'retry', 'unavailable'],
    [409, 'failure', 'rejected'],
    [410, 'failure', 'misconfigured'],
    [413, 'failure', 'too-large'],
    [415, 'failure', 'rejected'],
    [418, 'failure', 'misconfigured'],
    [422, 'failure', 'rejected'],
    [425, 'retry', 'unavailable'],
    [429, 'retry', 'rate-limited'],
    [500, 'retry', 'unavailable'],
    [503, 'retry', 'unavailable'],
    [599, 'retry', 'unavailable'],
  ] as const) {
    it(`${kind === 'retry' ? 'is retried' : 'fails'} after status ${status}, as ${code}`, async () => {
      const outcome = await outcomeOf(reply(status, ''));
      expect(outcome).to.deep.include({ kind }).and.to.have.nested.property('error.code', code);
      expect(outcome).not.to.have.property('afterMs');
    });
  }

  it('is retried after a network error, a timeout or while offline, but not after a redirect', async () => {
    for (const kind of ['network', 'timeout', 'offline'] as const) {
      expect(await outcomeOf({ kind })).to.deep.equal({ kind: 'retry', error: { code: kind, retryable: true } });
    }
    expect(await outcomeOf({ kind: 'redirect' })).to.deep.include({
      kind: 'failure',
      error: { code: 'misconfigured', retryable: false },
    });
  });

  it('waits for the Retry-After header, or for retryAfter of the problem without it', async () => {
    const busy = (retryAfter: unknown) => reply(503, { type: problemType('unavailable'), retryAfter });
    expect(await outcomeOf({ ...busy(7), retryAfterMs: 2000 } as HttpReply)).to.have.property('afterMs', 2000);
    expect(await outcomeOf(busy(7))).to.have.property('afterMs', 7000);
    expect(await outcomeOf(busy(0))).to.have.property('afterMs', 0);
    for (const rubbish of [-1, '7', null, [7], undefined]) {
      expect(await outcomeOf(busy(rubbish))).not.to.have.property('afterMs');
    }
  });

  it('gets an issue for each invalid field of a problem', async () => {
    const errors = [
      { pointer: '/fields/email', code: 'invalid' },
      { pointer: '/consent/given', code: 'required' },
      { pointer: '/fields', code: 'too-long' },
      { pointer: '/form', code: 'invalid' },
    ];
    const outcome = await outcomeOf(
      reply(422, { type: problemType('invalid-fields'), errors }, 'application/problem+json'),
    );
    expect(outcome).to.have.deep.property('issues', [
      { name: 'email', code: 'invalid' },
      { name: 'consent', code: 'required' },
    ]);
  });

  it('gets a new challenge from every captcha problem', async () => {
    const challenge = { v: 1, token: 't', question: { a: 1, op: '+', b: 1 }, expiresIn: 1800, minFill: 2 };
    for (const code of [
      'captcha-missing',
      'captcha-wrong',
      'captcha-expired',
      'captcha-used',
      'captcha-foreign',
    ] as const) {
      const outcome = await outcomeOf(reply(problemStatus[code], { type: problemType(code), challenge }));
      expect(outcome).to.deep.include({ kind: 'input', challenge, issues: [{ name: 'captcha', code: 'captcha' }] });
      expect(outcome).to.have.nested.property('error.code', 'captcha');
    }
  });

  it('gets no challenge from a problem with a malformed one', async () => {
    const outcome = await outcomeOf(reply(422, { type: problemType('captcha-wrong'), challenge: { token: 7 } }));
    expect(outcome).not.to.have.property('challenge');
  });
});

describe('A widget that is older than its endpoint', () => {
  it('accepts a challenge with unknown properties', () => {
    const challenge = { v: 1, token: 't', question: { a: 1, op: '+', b: 2, novelty: 1 }, expiresIn: 60, minFill: 2 };
    const { kind } = decodeChallenge(reply(200, { ...challenge, novelty: { of: 1 } }));
    expect(kind).to.equal('challenge');
  });

  for (const [status, kind, code] of [
    [422, 'input', 'rejected'],
    [507, 'retry', 'unavailable'],
  ] as const) {
    it(`treats an unknown problem type by its status ${status}`, async () => {
      const novel = { type: 'urn:foyer:problem:novelty', title: 'New', status, detail: 'New' };
      const outcome = await outcomeOf(reply(status, novel, 'application/problem+json'));
      expect(outcome).to.deep.include({ kind });
      expect('error' in outcome && outcome.error.code).to.equal(code);
    });
  }
});

describe('decodeChallenge()', () => {
  const challenge = { v: 1, token: 't', expiresIn: 1800, minFill: 2 };

  it('returns a challenge, a refusal or a failure', () => {
    expect(decodeChallenge(reply(200, challenge))).to.deep.equal({ kind: 'challenge', challenge });
    expect(decodeChallenge(reply(422, {}))).to.deep.include({ kind: 'refused' });
    for (const [answer, code] of [
      [{ kind: 'redirect' }, 'misconfigured'],
      [{ kind: 'offline' }, 'offline'],
      [reply(200, '<html>'), 'misconfigured'],
      [reply(404, ''), 'misconfigured'],
      [reply(429, ''), 'rate-limited'],
      [reply(503, ''), 'unavailable'],
    ] as const) {
      expect(decodeChallenge(answer))
        .to.deep.include({ kind: 'failed' })
        .and.to.have.nested.property('outcome.error.code', code);
    }
  });
});
