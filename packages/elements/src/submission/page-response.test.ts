import { expect } from '@open-wc/testing';
import { propertyRuns } from '@foyer/testing/fuzz/property-runs.ts';
import fc from 'fast-check';
import { pageOutcome } from './page-response.ts';

describe('The response of a page that sends a message itself', () => {
  it('is a receipt when ok is true', () => {
    for (const [response, status] of [
      [{ ok: true }, 'accepted'],
      [{ ok: true, status: 'accepted' }, 'accepted'],
      [{ ok: true, status: 'pending' }, 'pending'],
    ] as const) {
      const receipt = { v: 1, status, submissionId: 'mine' };
      expect(pageOutcome(response, 'mine')).to.deep.equal({ kind: 'receipt', receipt });
    }
  });

  for (const [what, response, code, retryable] of [
    ['no code', { ok: false }, 'unavailable', true],
    ['a code', { ok: false, code: 'rejected' }, 'rejected', false],
    ['a retryable code', { ok: false, code: 'rate-limited' }, 'rate-limited', true],
    ['an unknown code', { ok: false, code: 'quota' }, 'unavailable', true],
    ['a code of the wrong type', { ok: false, code: 42 }, 'unavailable', true],
  ] as const) {
    it(`is a failure when ok is false, with ${what}`, () => {
      expect(pageOutcome(response, 'mine')).to.deep.equal({ kind: 'failure', error: { code, retryable } });
    });
  }

  it('is unclear when it is malformed', () => {
    for (const response of [
      undefined,
      null,
      true,
      'ok',
      {},
      [],
      { ok: 1 },
      { ok: 'true' },
      { ok: true, status: 'queued' },
      { ok: false, code: 'unclear' },
      new Response('', { status: 500 }).headers,
    ]) {
      expect(pageOutcome(response, 'mine')).to.deep.include({ kind: 'unclear' });
    }
  });

  it('is never a receipt unless ok is true', () => {
    fc.assert(
      fc.property(fc.anything(), (response) => {
        const isYes = (response as { ok?: unknown } | null | undefined)?.ok === true;
        if (pageOutcome(response, 'mine').kind === 'receipt') expect(isYes).to.equal(true);
      }),
      propertyRuns(100),
    );
  });
});
