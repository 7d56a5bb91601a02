import { expect } from '@open-wc/testing';
import { propertyRuns } from '@foyer/testing/fuzz/property-runs.ts';
import fc from 'fast-check';
import { pageOutcome } from './page-response.ts';

describe('A page that has sent a message itself', () => {
  it('says that it is stored', () => {
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
    ['nothing more', { ok: false }, 'unavailable', true],
    ['a code', { ok: false, code: 'rejected' }, 'rejected', false],
    ['another code', { ok: false, code: 'rate-limited' }, 'rate-limited', true],
    ['a code that nobody knows', { ok: false, code: 'quota' }, 'unavailable', true],
    ['no code at all', { ok: false, code: 42 }, 'unavailable', true],
  ] as const) {
    it(`says that it is not, and ${what}`, () => {
      expect(pageOutcome(response, 'mine')).to.deep.equal({ kind: 'failure', error: { code, retryable } });
    });
  }

  it('says what proves nothing', () => {
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

  it('has it stored by nothing but a true yes, whatever it says', () => {
    fc.assert(
      fc.property(fc.anything(), (response) => {
        const isYes = (response as { ok?: unknown } | null | undefined)?.ok === true;
        if (pageOutcome(response, 'mine').kind === 'receipt') expect(isYes).to.equal(true);
      }),
      propertyRuns(100),
    );
  });
});
