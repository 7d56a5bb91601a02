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
class TestMachine {
  state: SubmissionState = idle;
  effects: readonly Effect[] = [];
  now = 1_000_000;
  online = true;
  idempotent = true;

  dispatch(event: SubmissionEvent): this {
    const { now, online, idempotent } = this;
    const context: Context = { now, online, random: 0.5, retry: { ...patience, idempotent } };
    [this.state, this.effects] = transition(this.state, event, context);
    return this;
  }

  submit(submissionId = 'mine'): this {
    return this.dispatch({ type: 'submit', submission: message(submissionId) });
  }

  respond(outcome: Outcome): this {
    return this.dispatch({ type: 'outcome', of: this.state, outcome });
  }

  elapse(): this {
    return this.dispatch({ type: 'elapsed', of: this.state });
  }

  get effectTypes(): readonly string[] {
    return this.effects.map(({ type }) => type);
  }
}

const sending = () => new TestMachine().submit();
const waiting = () => sending().respond(later());

describe('A message', () => {
  it('becomes "sent" or "pending" by its receipt, which clears the fields', () => {
    for (const [status, expected] of [
      ['accepted', 'sent'],
      ['pending', 'pending'],
    ] as const) {
      const machine = sending().respond(receipt('mine', status));
      expect(machine.state.status).to.equal(expected);
      expect(machine.effectTypes).to.deep.equal(['clearFields', 'clearDraft', 'askCaptcha']);
    }
  });

  it('treats the receipt of another message as an unclear response', () => {
    expect(sending().respond(receipt('foreign')).state.status).to.equal('waiting');
    expect(sending().respond(receipt('foreign')).elapse().respond(unclear).state.status).to.equal('unclear');
  });

  it('becomes "unconfirmed" after an unverifiable response', () => {
    expect(sending().respond({ kind: 'unverifiable' }).state.status).to.equal('unconfirmed');
  });

  it('fails without a retry when another attempt cannot succeed', () => {
    const machine = sending().respond(failure('misconfigured'));
    expect(machine.state).to.deep.include({ status: 'failed', error: { code: 'misconfigured', retryable: false } });
    expect(machine.effectTypes).to.deep.equal(['keepDraft']);
  });

  it('becomes "invalid" when the response names a field, and fails otherwise', () => {
    const error = submissionError('rejected');
    expect(sending().respond({ kind: 'input', issues: required, error }).state.status).to.equal('invalid');
    expect(sending().respond({ kind: 'input', issues: [], error }).state.status).to.equal('failed');
  });

  it('becomes idle when the last issue is corrected', () => {
    const machine = new TestMachine().dispatch({ type: 'refuse', issues: required });
    expect(machine.dispatch({ type: 'edit', issues: required }).state.status).to.equal('invalid');
    expect(machine.dispatch({ type: 'edit', issues: [] }).state).to.equal(idle);
  });

  it('ignores edits in any other state', () => {
    for (const machine of [new TestMachine(), sending(), waiting(), sending().respond(receipt('mine'))]) {
      const before = machine.state;
      expect(machine.dispatch({ type: 'edit', issues: required }).state).to.equal(before);
    }
  });

  it('ignores other events while it is being sent or waiting', () => {
    for (const machine of [sending(), waiting()]) {
      const before = machine.state;
      for (const event of [
        { type: 'submit', submission: message('second') },
        { type: 'prepare' },
        { type: 'refuse', issues: required },
        { type: 'cancel' },
      ] as const) {
        machine.dispatch(event);
        expect(machine.state).to.equal(before);
        expect(machine.effects).to.deep.equal([]);
      }
    }
  });

  it('is aborted by a reset', () => {
    for (const machine of [sending(), waiting()]) {
      expect(machine.dispatch({ type: 'reset' }).state).to.equal(idle);
      expect(machine.effectTypes).to.deep.equal(['abort', 'clearFields', 'clearDraft', 'askCaptcha']);
    }
  });
});

describe('A retried message', () => {
  it('waits, then is sent again with the same id', () => {
    const machine = waiting();
    expect(machine.state).to.deep.include({ status: 'waiting', until: machine.now + 400, attempt: 2 });
    expect(machine.effects).to.deep.equal([{ type: 'keepDraft' }, { type: 'wait', until: machine.now + 400 }]);
    machine.elapse();
    expect(machine.state.status).to.equal('sending');
    expect(machine.effects).to.deep.equal([{ type: 'send', submission: message('mine'), attempt: 2 }]);
  });

  it('fails after four attempts', () => {
    const machine = sending();
    for (let attempt = 1; attempt < 4; attempt++) machine.respond(later()).elapse();
    machine.respond(later());
    expect(machine.state).to.deep.include({ status: 'failed' });
    expect(machine.state).to.have.deep.property('error', { code: 'unavailable', status: 503, retryable: true });
    expect(machine.effectTypes).to.deep.equal(['keepDraft']);
  });

  it('is sent once more after an unclear response', () => {
    const machine = sending().respond(unclear);
    expect(machine.state.status).to.equal('waiting');
    expect(machine.elapse().respond(unclear).state).to.deep.include({ status: 'unclear' });
  });

  it('waits as long as the endpoint asks, up to one minute in total', () => {
    const machine = sending().respond(later(40_000));
    expect(machine.state).to.have.property('until', machine.now + 40_000);
    machine.elapse().respond(later(20_000)).elapse();
    expect(machine.respond(later(1)).state.status).to.equal('failed');
    expect(sending().respond(later(60_001)).state).to.have.nested.property('error.retryable', true);
  });

  it('is sent at once when the visitor retries', () => {
    const machine = waiting().dispatch({ type: 'retry' });
    expect(machine.effects).to.deep.equal([{ type: 'send', submission: message('mine'), attempt: 2 }]);
    expect(machine.dispatch({ type: 'retry' }).effects).to.deep.equal([]);
  });

  it('ignores the timer of an earlier wait', () => {
    const machine = sending().respond(later());
    const first = machine.state;
    machine.dispatch({ type: 'retry' }).respond(later());
    const second = machine.state;
    expect(machine.dispatch({ type: 'elapsed', of: first }).state).to.equal(second);
  });

  it('is not sent again when the service is not idempotent', () => {
    for (const [outcome, status] of [
      [later(), 'failed'],
      [later(0), 'failed'],
      [unclear, 'unclear'],
    ] as const) {
      const machine = new TestMachine();
      machine.idempotent = false;
      expect(machine.submit().respond(outcome).state.status).to.equal(status);
    }
  });
});

describe('A message while offline', () => {
  it('is sent once the browser is online', () => {
    const machine = new TestMachine();
    machine.online = false;
    machine.submit();
    expect(machine.state.status).to.equal('offline');
    expect(machine.effectTypes).to.deep.equal(['keepDraft']);
    machine.online = true;
    expect(machine.dispatch({ type: 'online' }).effectTypes).to.deep.equal(['send']);
  });

  it('is sent later even to a service that is not idempotent, since it was not sent yet', () => {
    const machine = new TestMachine();
    Object.assign(machine, { online: false, idempotent: false });
    machine.submit().online = true;
    expect(machine.dispatch({ type: 'online' }).state.status).to.equal('sending');
  });

  it('uses no attempt', () => {
    const machine = sending();
    for (let time = 0; time < 10; time++) {
      machine.online = false;
      machine.respond({ kind: 'retry', error: submissionError('offline') });
      expect(machine.state).to.deep.include({ status: 'offline', attempt: 1 });
      machine.online = true;
      machine.dispatch({ type: 'online' });
    }
    expect(machine.state).to.deep.include({ status: 'sending', attempt: 1, waitedMs: 0 });
  });

  it('still waits as long as the endpoint asked', () => {
    const machine = sending();
    machine.online = false;
    machine.respond(later(5000)).online = true;
    machine.dispatch({ type: 'online' });
    expect(machine.state).to.deep.include({ status: 'waiting', until: machine.now + 5000 });
  });

  it('keeps waiting when its delay has passed', () => {
    const machine = waiting();
    machine.online = false;
    expect(machine.elapse().state.status).to.equal('offline');
  });

  it('is sent when the visitor retries, since the browser may be wrong', () => {
    const machine = new TestMachine();
    machine.online = false;
    expect(machine.submit().dispatch({ type: 'retry' }).state.status).to.equal('sending');
  });
});

describe('A message on a page that is left', () => {
  it('is saved as a draft, and sent with keepalive when the service is idempotent', () => {
    expect(sending().dispatch({ type: 'leave' }).effectTypes).to.deep.equal(['keepDraft', 'handOver']);
    const machine = new TestMachine();
    machine.idempotent = false;
    expect(machine.submit().dispatch({ type: 'leave' }).effectTypes).to.deep.equal(['keepDraft']);
  });

  it('is sent with keepalive after a broken connection, but not while the endpoint asks to wait', () => {
    const broken = sending().respond({ kind: 'retry', error: submissionError('network') });
    expect(broken.dispatch({ type: 'leave' }).effectTypes).to.deep.equal(['keepDraft', 'handOver']);
    expect(waiting().dispatch({ type: 'leave' }).effectTypes).to.deep.equal([]);
  });

  it('is sent again when the visitor returns, or is unclear without idempotency', () => {
    const machine = sending();
    const left = machine.state;
    machine.dispatch({ type: 'return' });
    expect(machine.effectTypes).to.deep.equal(['abort', 'send']);
    expect(machine.dispatch({ type: 'outcome', of: left, outcome: failure('network') }).state.status).to.equal(
      'sending',
    );
    machine.idempotent = false;
    expect(machine.dispatch({ type: 'return' }).state.status).to.equal('unclear');
  });
});
