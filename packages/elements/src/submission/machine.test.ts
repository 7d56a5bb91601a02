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

/** A message and the world around it: a clock that stands still and dice that always fall the same. */
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

describe('The life of a message', () => {
  it('ends in "sent" or "pending" by its receipt, and only then the fields are emptied', () => {
    for (const [status, expected] of [
      ['accepted', 'sent'],
      ['pending', 'pending'],
    ] as const) {
      const life = sending().isAnswered(receipt('mine', status));
      expect(life.state.status).to.equal(expected);
      expect(life.effectTypes).to.deep.equal(['clearFields', 'clearDraft', 'askCaptcha']);
    }
  });

  it('takes another message’s receipt for what it is: an answer that proves nothing', () => {
    expect(sending().isAnswered(receipt('foreign')).state.status).to.equal('waiting');
    expect(sending().isAnswered(receipt('foreign')).timePasses().isAnswered(unclear).state.status).to.equal('unclear');
  });

  it('is unconfirmed where nobody can know', () => {
    expect(sending().isAnswered({ kind: 'unverifiable' }).state.status).to.equal('unconfirmed');
  });

  it('fails at once where another attempt would come to the same', () => {
    const life = sending().isAnswered(failure('misconfigured'));
    expect(life.state).to.deep.include({ status: 'failed', error: { code: 'misconfigured', retryable: false } });
    expect(life.effectTypes).to.deep.equal(['keepDraft']);
  });

  it('waits for a correction where a field is pointed at, and fails where none is', () => {
    const error = submissionError('rejected');
    expect(sending().isAnswered({ kind: 'input', issues: required, error }).state.status).to.equal('invalid');
    expect(sending().isAnswered({ kind: 'input', issues: [], error }).state.status).to.equal('failed');
  });

  it('goes back to rest when the last issue is corrected', () => {
    const life = new Life().happens({ type: 'refuse', issues: required });
    expect(life.happens({ type: 'edit', issues: required }).state.status).to.equal('invalid');
    expect(life.happens({ type: 'edit', issues: [] }).state).to.equal(idle);
  });

  it('is not disturbed by an edit in any other state', () => {
    for (const life of [new Life(), sending(), waiting(), sending().isAnswered(receipt('mine'))]) {
      const before = life.state;
      expect(life.happens({ type: 'edit', issues: required }).state).to.equal(before);
    }
  });

  it('is sent once while it is on its way', () => {
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

  it('is given up by a reset', () => {
    for (const life of [sending(), waiting()]) {
      expect(life.happens({ type: 'reset' }).state).to.equal(idle);
      expect(life.effectTypes).to.deep.equal(['abort', 'clearFields', 'clearDraft', 'askCaptcha']);
    }
  });
});

describe('A message that is tried again', () => {
  it('waits, and goes out with the same id when the time has come', () => {
    const life = waiting();
    expect(life.state).to.deep.include({ status: 'waiting', until: life.now + 400, attempt: 2 });
    expect(life.effects).to.deep.equal([{ type: 'keepDraft' }, { type: 'wait', until: life.now + 400 }]);
    life.timePasses();
    expect(life.state.status).to.equal('sending');
    expect(life.effects).to.deep.equal([{ type: 'send', submission: message('mine'), attempt: 2 }]);
  });

  it('is tried four times in all', () => {
    const life = sending();
    for (let attempt = 1; attempt < 4; attempt++) life.isAnswered(later()).timePasses();
    life.isAnswered(later());
    expect(life.state).to.deep.include({ status: 'failed' });
    expect(life.state).to.have.deep.property('error', { code: 'unavailable', status: 503, retryable: true });
    expect(life.effectTypes).to.deep.equal(['keepDraft']);
  });

  it('is tried once more after an answer that proves nothing', () => {
    const life = sending().isAnswered(unclear);
    expect(life.state.status).to.equal('waiting');
    expect(life.timePasses().isAnswered(unclear).state).to.deep.include({ status: 'unclear' });
  });

  it('waits as long as the endpoint asks, up to a minute in all', () => {
    const life = sending().isAnswered(later(40_000));
    expect(life.state).to.have.property('until', life.now + 40_000);
    life.timePasses().isAnswered(later(20_000)).timePasses();
    expect(life.isAnswered(later(1)).state.status).to.equal('failed');
    expect(sending().isAnswered(later(60_001)).state).to.have.nested.property('error.retryable', true);
  });

  it('goes out at once when the visitor does not want to wait', () => {
    const life = waiting().happens({ type: 'retry' });
    expect(life.effects).to.deep.equal([{ type: 'send', submission: message('mine'), attempt: 2 }]);
    expect(life.happens({ type: 'retry' }).effects).to.deep.equal([]);
  });

  it('is not disturbed by a clock that rings for another wait', () => {
    const life = sending().isAnswered(later());
    const first = life.state;
    life.happens({ type: 'retry' }).isAnswered(later());
    const second = life.state;
    expect(life.happens({ type: 'elapsed', of: first }).state).to.equal(second);
  });

  it('is never repeated where it might be stored twice', () => {
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

describe('A message without a network', () => {
  it('leaves only when there is one', () => {
    const life = new Life();
    life.online = false;
    life.submits();
    expect(life.state.status).to.equal('offline');
    expect(life.effectTypes).to.deep.equal(['keepDraft']);
    life.online = true;
    expect(life.happens({ type: 'online' }).effectTypes).to.deep.equal(['send']);
  });

  it('leaves later also where a service promises nothing: it has not left yet', () => {
    const life = new Life();
    Object.assign(life, { online: false, idempotent: false });
    life.submits().online = true;
    expect(life.happens({ type: 'online' }).state.status).to.equal('sending');
  });

  it('uses up no attempt', () => {
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

  it('still does what the endpoint asked for', () => {
    const life = sending();
    life.online = false;
    life.isAnswered(later(5000)).online = true;
    life.happens({ type: 'online' });
    expect(life.state).to.deep.include({ status: 'waiting', until: life.now + 5000 });
  });

  it('waits on when its time has come', () => {
    const life = waiting();
    life.online = false;
    expect(life.timePasses().state.status).to.equal('offline');
  });

  it('is tried all the same when the visitor wants it: the browser may be wrong', () => {
    const life = new Life();
    life.online = false;
    expect(life.submits().happens({ type: 'retry' }).state.status).to.equal('sending');
  });
});

describe('A message whose page is left', () => {
  it('is kept, and handed to the browser where nothing can be stored twice', () => {
    expect(sending().happens({ type: 'leave' }).effectTypes).to.deep.equal(['keepDraft', 'handOver']);
    const life = new Life();
    life.idempotent = false;
    expect(life.submits().happens({ type: 'leave' }).effectTypes).to.deep.equal(['keepDraft']);
  });

  it('is handed to the browser also where leaving has broken its connection, but not where the endpoint asked for a wait', () => {
    const broken = sending().isAnswered({ kind: 'retry', error: submissionError('network') });
    expect(broken.happens({ type: 'leave' }).effectTypes).to.deep.equal(['keepDraft', 'handOver']);
    expect(waiting().happens({ type: 'leave' }).effectTypes).to.deep.equal([]);
  });

  it('goes on when the visitor comes back, or is unclear where it might be stored twice', () => {
    const life = sending();
    const left = life.state;
    life.happens({ type: 'return' });
    expect(life.effectTypes).to.deep.equal(['abort', 'send']);
    expect(life.happens({ type: 'outcome', of: left, outcome: failure('network') }).state.status).to.equal('sending');
    life.idempotent = false;
    expect(life.happens({ type: 'return' }).state.status).to.equal('unclear');
  });
});
