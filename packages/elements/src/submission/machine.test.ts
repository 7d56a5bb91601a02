import type { Receipt, Submission } from '@foyer/protocol';
import { expect } from '@open-wc/testing';
import { type Context, type Effect, idle, type SubmissionEvent, type SubmissionState, transition } from './machine.ts';
import { failure, type Outcome, submissionError } from './outcome.ts';
import { patience } from './retry.ts';

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
const later = (afterMs?: number): Outcome => ({
  kind: 'retry',
  error: submissionError('unavailable', { status: 503 }),
  ...(afterMs !== undefined && { afterMs }),
});
const required = [{ name: 'email', code: 'required' }] as const;

/** A message and its environment: a clock that stands still and a constant random number. */
class Life {
  state: SubmissionState = idle;
  effects: readonly Effect[] = [];
  now = 1_000_000;
  online = true;
  idempotent = true;

  happens(event: SubmissionEvent): this {
    const { now, online, idempotent } = this;
    const context: Context = { now, online, random: 0.5, retry: { ...patience, idempotent } };
    [this.state, this.effects] = transition(this.state, event, context);
    return this;
  }

  submits(submissionId = 'mine'): this {
    return this.happens({ type: 'submit', submission: message(submissionId) });
  }

  isAnswered(outcome: Outcome): this {
    return this.happens({ type: 'outcome', of: this.state, outcome });
  }

  timePasses(): this {
    return this.happens({ type: 'elapsed', of: this.state });
  }

  get effectTypes(): readonly string[] {
    return this.effects.map(({ type }) => type);
  }
}

const sending = () => new Life().submits();
const waiting = () => sending().isAnswered(later());

describe('A message', () => {
  it('becomes "sent" or "pending" by its receipt, which clears the fields', () => {
    for (const [status, expected] of [
      ['accepted', 'sent'],
      ['pending', 'pending'],
    ] as const) {
      const life = sending().isAnswered(receipt('mine', status));
      expect(life.state.status).to.equal(expected);
      expect(life.effectTypes).to.deep.equal(['clearFields', 'clearDraft', 'askCaptcha']);
    }
  });

  it('treats the receipt of another message as an unclear response', () => {
    expect(sending().isAnswered(receipt('foreign')).state.status).to.equal('waiting');
    expect(sending().isAnswered(receipt('foreign')).timePasses().isAnswered(unclear).state.status).to.equal('unclear');
  });

  it('becomes "unconfirmed" after an unverifiable response', () => {
    expect(sending().isAnswered({ kind: 'unverifiable' }).state.status).to.equal('unconfirmed');
  });

  it('fails without a retry when another attempt cannot succeed', () => {
    const life = sending().isAnswered(failure('misconfigured'));
    expect(life.state).to.deep.include({ status: 'failed', error: { code: 'misconfigured', retryable: false } });
    expect(life.effectTypes).to.deep.equal(['keepDraft']);
  });

  it('becomes "invalid" when the response names a field, and fails otherwise', () => {
    const error = submissionError('rejected');
    expect(sending().isAnswered({ kind: 'input', issues: required, error }).state.status).to.equal('invalid');
    expect(sending().isAnswered({ kind: 'input', issues: [], error }).state.status).to.equal('failed');
  });

  it('becomes idle when the last issue is corrected', () => {
    const life = new Life().happens({ type: 'refuse', issues: required });
    expect(life.happens({ type: 'edit', issues: required }).state.status).to.equal('invalid');
    expect(life.happens({ type: 'edit', issues: [] }).state).to.equal(idle);
  });

  it('ignores edits in any other state', () => {
    for (const life of [new Life(), sending(), waiting(), sending().isAnswered(receipt('mine'))]) {
      const before = life.state;
      expect(life.happens({ type: 'edit', issues: required }).state).to.equal(before);
    }
  });

  it('ignores other events while it is being sent or waiting', () => {
    for (const life of [sending(), waiting()]) {
      const before = life.state;
      for (const event of [
        { type: 'submit', submission: message('second') },
        { type: 'prepare' },
        { type: 'refuse', issues: required },
        { type: 'cancel' },
      ] as const) {
        life.happens(event);
        expect(life.state).to.equal(before);
        expect(life.effects).to.deep.equal([]);
      }
    }
  });

  it('is aborted by a reset', () => {
    for (const life of [sending(), waiting()]) {
      expect(life.happens({ type: 'reset' }).state).to.equal(idle);
      expect(life.effectTypes).to.deep.equal(['abort', 'clearFields', 'clearDraft', 'askCaptcha']);
    }
  });
});

describe('A retried message', () => {
  it('waits, then is sent again with the same id', () => {
    const life = waiting();
    expect(life.state).to.deep.include({ status: 'waiting', until: life.now + 400, attempt: 2 });
    expect(life.effects).to.deep.equal([{ type: 'keepDraft' }, { type: 'wait', until: life.now + 400 }]);
    life.timePasses();
    expect(life.state.status).to.equal('sending');
    expect(life.effects).to.deep.equal([{ type: 'send', submission: message('mine'), attempt: 2 }]);
  });

  it('fails after four attempts', () => {
    const life = sending();
    for (let attempt = 1; attempt < 4; attempt++) life.isAnswered(later()).timePasses();
    life.isAnswered(later());
    expect(life.state).to.deep.include({ status: 'failed' });
    expect(life.state).to.have.deep.property('error', { code: 'unavailable', status: 503, retryable: true });
    expect(life.effectTypes).to.deep.equal(['keepDraft']);
  });

  it('is sent once more after an unclear response', () => {
    const life = sending().isAnswered(unclear);
    expect(life.state.status).to.equal('waiting');
    expect(life.timePasses().isAnswered(unclear).state).to.deep.include({ status: 'unclear' });
  });

  it('waits as long as the endpoint asks, up to one minute in total', () => {
    const life = sending().isAnswered(later(40_000));
    expect(life.state).to.have.property('until', life.now + 40_000);
    life.timePasses().isAnswered(later(20_000)).timePasses();
    expect(life.isAnswered(later(1)).state.status).to.equal('failed');
    expect(sending().isAnswered(later(60_001)).state).to.have.nested.property('error.retryable', true);
  });

  it('is sent at once when the visitor retries', () => {
    const life = waiting().happens({ type: 'retry' });
    expect(life.effects).to.deep.equal([{ type: 'send', submission: message('mine'), attempt: 2 }]);
    expect(life.happens({ type: 'retry' }).effects).to.deep.equal([]);
  });

  it('ignores the timer of an earlier wait', () => {
    const life = sending().isAnswered(later());
    const first = life.state;
    life.happens({ type: 'retry' }).isAnswered(later());
    const second = life.state;
    expect(life.happens({ type: 'elapsed', of: first }).state).to.equal(second);
  });

  it('is not sent again when the service is not idempotent', () => {
    for (const [outcome, status] of [
      [later(), 'failed'],
      [later(0), 'failed'],
      [unclear, 'unclear'],
    ] as const) {
      const life = new Life();
      life.idempotent = false;
      expect(life.submits().isAnswered(outcome).state.status).to.equal(status);
    }
  });
});

describe('A message while offline', () => {
  it('is sent once the browser is online', () => {
    const life = new Life();
    life.online = false;
    life.submits();
    expect(life.state.status).to.equal('offline');
    expect(life.effectTypes).to.deep.equal(['keepDraft']);
    life.online = true;
    expect(life.happens({ type: 'online' }).effectTypes).to.deep.equal(['send']);
  });

  it('is sent later even to a service that is not idempotent, since it was not sent yet', () => {
    const life = new Life();
    Object.assign(life, { online: false, idempotent: false });
    life.submits().online = true;
    expect(life.happens({ type: 'online' }).state.status).to.equal('sending');
  });

  it('uses no attempt', () => {
    const life = sending();
    for (let time = 0; time < 10; time++) {
      life.online = false;
      life.isAnswered({ kind: 'retry', error: submissionError('offline') });
      expect(life.state).to.deep.include({ status: 'offline', attempt: 1 });
      life.online = true;
      life.happens({ type: 'online' });
    }
    expect(life.state).to.deep.include({ status: 'sending', attempt: 1, waitedMs: 0 });
  });

  it('still waits as long as the endpoint asked', () => {
    const life = sending();
    life.online = false;
    life.isAnswered(later(5000)).online = true;
    life.happens({ type: 'online' });
    expect(life.state).to.deep.include({ status: 'waiting', until: life.now + 5000 });
  });

  it('keeps waiting when its delay has passed', () => {
    const life = waiting();
    life.online = false;
    expect(life.timePasses().state.status).to.equal('offline');
  });

  it('is sent when the visitor retries, since the browser may be wrong', () => {
    const life = new Life();
    life.online = false;
    expect(life.submits().happens({ type: 'retry' }).state.status).to.equal('sending');
  });
});

describe('A message on a page that is left', () => {
  it('is saved as a draft, and sent with keepalive when the service is idempotent', () => {
    expect(sending().happens({ type: 'leave' }).effectTypes).to.deep.equal(['keepDraft', 'handOver']);
    const life = new Life();
    life.idempotent = false;
    expect(life.submits().happens({ type: 'leave' }).effectTypes).to.deep.equal(['keepDraft']);
  });

  it('is sent with keepalive after a broken connection, but not while the endpoint asks to wait', () => {
    const broken = sending().isAnswered({ kind: 'retry', error: submissionError('network') });
    expect(broken.happens({ type: 'leave' }).effectTypes).to.deep.equal(['keepDraft', 'handOver']);
    expect(waiting().happens({ type: 'leave' }).effectTypes).to.deep.equal([]);
  });

  it('is sent again when the visitor returns, or is unclear without idempotency', () => {
    const life = sending();
    const left = life.state;
    life.happens({ type: 'return' });
    expect(life.effectTypes).to.deep.equal(['abort', 'send']);
    expect(life.happens({ type: 'outcome', of: left, outcome: failure('network') }).state.status).to.equal('sending');
    life.idempotent = false;
    expect(life.happens({ type: 'return' }).state.status).to.equal('unclear');
  });
});
