import type { Receipt, Submission } from '@foyer/protocol';
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { idle, type SubmissionEvent, type SubmissionState, transition } from './machine.ts';
import { failure, type Outcome, submissionError } from './outcome.ts';

const message = (submissionId: string): Submission => ({
  v: 1,
  submissionId,
  fields: {},
  trap: { website: '' },
  page: { url: 'https://example.org/', locale: 'en' },
});
const receipt = (submissionId: string, status: Receipt['status'] = 'accepted'): Outcome => ({
  kind: 'receipt',
  receipt: { v: 1, status, submissionId, receivedAt: '2026-11-18T09:30:00.000Z' },
});
const unclear: Outcome = { kind: 'unclear', error: submissionError('unclear') };
const required = [{ name: 'email', code: 'required' }] as const;

function after(...events: readonly SubmissionEvent[]): SubmissionState {
  return events.reduce((state, event) => transition(state, event)[0], idle);
}

function sending(submissionId = 'mine'): SubmissionState {
  return after({ type: 'submit', submission: message(submissionId) });
}

function answer(outcome: Outcome): ReturnType<typeof transition> {
  const state = sending();
  return transition(state, { type: 'outcome', of: state, outcome });
}

describe('The life of a message', () => {
  it('ends in "sent" or "pending" by its receipt, and only then the fields are emptied', () => {
    for (const [status, expected] of [
      ['accepted', 'sent'],
      ['pending', 'pending'],
    ] as const) {
      const [state, effects] = answer(receipt('mine', status));
      expect(state.status).to.equal(expected);
      expect(effects.map(({ type }) => type)).to.deep.equal(['clearFields', 'askCaptcha']);
    }
  });

  it('is unclear when the receipt is another message’s', () => {
    expect(answer(receipt('foreign'))[0].status).to.equal('unclear');
  });

  it('fails, or is unclear, without a word to the fields', () => {
    for (const [outcome, status] of [
      [unclear, 'unclear'],
      [failure('network'), 'failed'],
    ] as const) {
      const [state, effects] = answer(outcome);
      expect(state.status).to.equal(status);
      expect(effects).to.deep.equal([]);
    }
  });

  it('waits for a correction where a field is pointed at, and fails where none is', () => {
    const error = submissionError('rejected');
    expect(answer({ kind: 'input', issues: required, error })[0].status).to.equal('invalid');
    expect(answer({ kind: 'input', issues: [], error })[0].status).to.equal('failed');
  });

  it('goes back to rest when the last issue is corrected', () => {
    const invalid = after({ type: 'refuse', issues: required });
    expect(transition(invalid, { type: 'edit', issues: required })[0].status).to.equal('invalid');
    expect(transition(invalid, { type: 'edit', issues: [] })[0]).to.equal(idle);
  });

  it('is not disturbed by an edit in any other state', () => {
    for (const state of [idle, sending(), answer(unclear)[0], answer(receipt('mine'))[0]]) {
      expect(transition(state, { type: 'edit', issues: required })[0]).to.equal(state);
    }
  });

  it('is sent once while it is under way', () => {
    const state = sending();
    for (const event of [
      { type: 'submit', submission: message('second') },
      { type: 'prepare' },
      { type: 'refuse', issues: required },
      { type: 'cancel' },
    ] as const) {
      expect(transition(state, event)).to.deep.equal([state, []]);
    }
  });

  it('is given up by a reset', () => {
    const [state, effects] = transition(sending(), { type: 'reset' });
    expect(state).to.equal(idle);
    expect(effects.map(({ type }) => type)).to.deep.equal(['abort', 'clearFields', 'askCaptcha']);
  });
});

type Step =
  | { readonly do: 'submit' | 'prepare' | 'cancel' | 'reset' | 'refuse' | 'edit' }
  /** One of the attempts so far is answered, perhaps not for the first time. */
  | {
      readonly do: 'answer';
      readonly attempt: number;
      readonly outcome: 'own' | 'foreign' | 'unclear' | 'failure' | 'input';
    };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('submit', 'prepare', 'cancel', 'reset', 'refuse', 'edit') }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('answer' as const),
      attempt: fc.nat(),
      outcome: fc.constantFrom('own', 'foreign', 'unclear', 'failure', 'input'),
    }),
  },
);

interface Attempt {
  readonly of: SubmissionState;
  readonly submissionId: string;
}

/** A walk with several answers in flight at once: late, doubled, and for other messages. */
class Walk {
  state: SubmissionState = idle;
  readonly attempts: Attempt[] = [];
  readonly stored = new Set<string>();
  underWay = 0;
  #count = 0;

  take(chosen: Step): void {
    const before = this.state;
    const event = this.#eventFor(chosen);
    if (!event) return;
    const [state, effects] = transition(before, event);
    this.state = state;
    for (const effect of effects) {
      if (effect.type === 'send') this.attempts.push({ of: state, submissionId: effect.submission.submissionId });
    }
    this.#check(
      before,
      event,
      effects.some(({ type }) => type === 'clearFields'),
    );
  }

  #eventFor(chosen: Step): SubmissionEvent | undefined {
    switch (chosen.do) {
      case 'submit':
        return { type: 'submit', submission: message(`message-${this.#count++}`) };
      case 'refuse':
        return { type: 'refuse', issues: required };
      case 'edit':
        return { type: 'edit', issues: [] };
      case 'answer':
        return this.#answer(chosen);
      case 'prepare':
      case 'cancel':
      case 'reset':
        return { type: chosen.do };
    }
  }

  #answer({ attempt, outcome }: Step & { do: 'answer' }): SubmissionEvent | undefined {
    const asked = this.attempts[attempt % Math.max(this.attempts.length, 1)];
    if (!asked) return undefined;
    if (outcome === 'own') this.stored.add(asked.submissionId);
    const outcomes = {
      own: receipt(asked.submissionId),
      foreign: receipt('somebody-elses'),
      unclear,
      failure: failure('network'),
      input: { kind: 'input', issues: required, error: submissionError('rejected') },
    } satisfies Record<typeof outcome, Outcome>;
    return { type: 'outcome', of: asked.of, outcome: outcomes[outcome] };
  }

  #check(before: SubmissionState, event: SubmissionEvent, clears: boolean): void {
    const { state } = this;
    if (state.status === 'sent' || state.status === 'pending') {
      expect(this.stored.has(state.submission.submissionId), 'sent without having been stored').to.equal(true);
      expect(state.receipt.submissionId).to.equal(state.submission.submissionId);
    }
    if (event.type === 'outcome' && event.of !== before) expect(state, 'a late answer').to.equal(before);
    const isNews = state !== before && (state.status === 'sent' || state.status === 'pending');
    if (clears) expect(isNews || event.type === 'reset', 'fields emptied without success').to.equal(true);
    if (before.status === 'sending' && before.submission && event.type === 'submit') expect(state).to.equal(before);
  }
}

describe('The life of a message, whatever comes', () => {
  it('never says "sent" without a receipt of its own; late, doubled and foreign answers change nothing', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const walk = new Walk();
        for (const chosen of steps) walk.take(chosen);
      }),
      { numRuns: 2000 },
    );
  });

  it('is never stuck: the answer to what is under way ends it, and a reset always leads back to rest', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const walk = new Walk();
        for (const chosen of steps) walk.take(chosen);
        const { state } = walk;
        if (state.status === 'sending' && state.submission) {
          const [ended] = transition(state, { type: 'outcome', of: state, outcome: failure('network') });
          expect(ended.status).to.equal('failed');
        }
        expect(transition(state, { type: 'reset' })[0]).to.equal(idle);
      }),
      { numRuns: 1000 },
    );
  });
});
