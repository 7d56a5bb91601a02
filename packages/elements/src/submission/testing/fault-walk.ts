// Runs a state machine through one schedule of faults, with a simulated visitor and server, and collects the invariants
// that it violates. Independent of a test runner.
import type { Submission } from '@foyer/protocol';
import { type Effect, idle, type SubmissionEvent, type SubmissionState, type transition } from '../machine.ts';
import { failure, type Outcome, submissionError } from '../outcome.ts';
import { patience } from '../retry.ts';

export type Machine = typeof transition;

/** The outcome of an attempt; a number is a response that asks to wait for so many milliseconds. */
export type Answer = 'receipt' | 'foreign' | 'unclear' | 'network' | 'failure' | 'input' | 'unverifiable' | number;

export type Step =
  /** The visitor presses the button, perhaps with a changed text. */
  | { readonly do: 'submit'; readonly changed: boolean }
  | { readonly do: 'prepare' | 'cancel' | 'reset' | 'retry' | 'edit' | 'refuse' | 'leave' | 'return' }
  | { readonly do: 'online' | 'offline' }
  /** An attempt reaches the server, perhaps long after the page has aborted it. */
  | { readonly do: 'store'; readonly attempt: number }
  /** An attempt is answered, perhaps late, and perhaps not for the first time. */
  | { readonly do: 'answer'; readonly attempt: number; readonly answer: Answer }
  /** A timer fires, possibly one that is no longer awaited. */
  | { readonly do: 'ring'; readonly timer: number }
  /** The clock is set. */
  | { readonly do: 'jump'; readonly ms: number };

/** What a correct machine never does. */
export const violations = [
  'says "sent" when nothing is stored',
  'causes a message to be stored twice',
  'has no draft of a message that is not stored',
  'keeps the draft of a stored message',
  'clears the fields of a message that is not stored',
  'is stuck',
  'has two attempts in flight',
  'reacts to a late event',
  'retries earlier than the endpoint asked',
  'retries too often or waits too long',
] as const;
export type Violation = (typeof violations)[number];

interface Attempt {
  readonly of: SubmissionState;
  readonly submissionId: string;
  isUnderWay: boolean;
  isTaken: boolean;
}

interface Timer {
  readonly of: SubmissionState;
  readonly due: number;
}

const required = [{ name: 'email', code: 'required' }] as const;

export class FaultWalk {
  readonly found = new Set<Violation>();
  readonly #machine: Machine;
  /** Whether the service stores a message once, however often it is sent. */
  readonly #idempotent: boolean;
  #state: SubmissionState = idle;
  #online = true;
  #random = 0;
  /** Milliseconds that have really passed, and the error of the clock. */
  #passed = 0;
  #error = 0;
  #earliest = 0;
  /** The message in the fields, and the message in the draft. */
  #typed = 'message-0';
  #draft: string | undefined;
  #messages = 0;
  readonly #attempts: Attempt[] = [];
  readonly #timers: Timer[] = [];
  readonly #stored = new Map<string, number>();
  readonly #presses = new Map<string, number>();

  constructor(machine: Machine, idempotent: boolean) {
    this.#machine = machine;
    this.#idempotent = idempotent;
  }

  /** Runs the schedule, and then continues without faults until the message is no longer in flight. */
  walk(schedule: readonly Step[]): ReadonlySet<Violation> {
    for (const step of schedule) this.#take(step);
    this.#online = true;
    for (let time = 0; time < 30 && this.#isUnderWay; time++) this.#goOn();
    if (this.#isUnderWay) this.found.add('is stuck');
    return this.found;
  }

  get #isUnderWay(): boolean {
    return 'attempt' in this.#state;
  }

  #take(step: Step): void {
    switch (step.do) {
      case 'submit':
        return this.#submit(step.changed);
      case 'store':
        return this.#store(this.#attempts[step.attempt % this.#attempts.length]);
      case 'answer':
        return this.#answer(this.#attempts[step.attempt % this.#attempts.length], step.answer);
      case 'ring':
        return this.#ring(this.#timers[step.timer % this.#timers.length]);
      case 'jump':
        this.#error += step.ms;
        return;
      case 'offline':
        this.#online = false;
        return;
      case 'online':
        this.#online = true;
        return this.#happens({ type: 'online' });
      case 'refuse':
        return this.#happens({ type: 'refuse', issues: required });
      case 'edit':
        return this.#happens({ type: 'edit', issues: [] });
      case 'prepare':
      case 'cancel':
      case 'reset':
      case 'retry':
      case 'leave':
      case 'return':
        return this.#happens({ type: step.do });
    }
  }

  #submit(changed: boolean): void {
    if (!this.#isUnderWay) {
      if (changed || this.#stored.has(this.#typed)) this.#typed = `message-${++this.#messages}`;
      this.#presses.set(this.#typed, (this.#presses.get(this.#typed) ?? 0) + 1);
    }
    const page = { url: 'https://example.org/', locale: 'en' };
    const submission: Submission = { v: 1, submissionId: this.#typed, fields: {}, trap: { website: '' }, page };
    this.#happens({ type: 'submit', submission });
  }

  #answer(attempt: Attempt | undefined, answer: Answer): void {
    if (!attempt) return;
    if (answer === 'receipt') this.#store(attempt);
    this.#happens({ type: 'outcome', of: attempt.of, outcome: outcomeOf(attempt.submissionId, answer) });
  }

  /** Without idempotency, every press of the button may store the message once more; that is no fault of the machine. */
  #store(attempt: Attempt | undefined): void {
    if (!attempt || attempt.isTaken) return;
    attempt.isTaken = true;
    const { submissionId } = attempt;
    const times = this.#idempotent ? 1 : (this.#stored.get(submissionId) ?? 0) + 1;
    this.#stored.set(submissionId, times);
    if (times > (this.#presses.get(submissionId) ?? 0)) this.found.add('causes a message to be stored twice');
  }

  #ring(timer: Timer | undefined): void {
    if (!timer) return;
    this.#passed = Math.max(this.#passed, timer.due);
    this.#happens({ type: 'elapsed', of: timer.of });
  }

  /** What happens after the schedule: the browser is online, timers fire, attempts end. */
  #goOn(): void {
    const state = this.#state;
    if (state.status === 'offline') this.#happens({ type: 'online' });
    else if (state.status === 'waiting') this.#ring(this.#timers.find(({ of }) => of === state));
    else
      this.#answer(
        this.#attempts.find(({ of }) => of === state),
        'network',
      );
  }

  get #now(): number {
    return 1_800_000_000_000 + this.#passed + this.#error;
  }

  #happens(event: SubmissionEvent): void {
    const before = this.#state;
    this.#random = (this.#random + 0.618) % 1;
    const retry = { ...patience, idempotent: this.#idempotent };
    const context = { now: this.#now, random: this.#random, online: this.#online, retry };
    const [state, effects] = this.#machine(before, event, context);
    this.#state = state;
    this.#note(before, event);
    for (const effect of effects) this.#perform(effect);
    this.#judge(before, event);
  }

  /** Records the attempts that an event ends, and the earliest time of the next one. */
  #note(before: SubmissionState, event: SubmissionEvent): void {
    if (event.type === 'outcome' && event.of === before) {
      for (const attempt of this.#attempts) if (attempt.of === before) attempt.isUnderWay = false;
      const { outcome } = event;
      this.#earliest = this.#passed + (outcome.kind === 'retry' ? (outcome.afterMs ?? 0) : 0);
    }
    // A visitor need not wait.
    const isWish = ['retry', 'return', 'reset'].includes(event.type);
    if (isWish || (event.type === 'submit' && !('attempt' in before))) this.#earliest = 0;
  }

  #perform(effect: Effect): void {
    const { status } = this.#state;
    const isStored = status === 'sent' || status === 'pending';
    switch (effect.type) {
      case 'send':
        return this.#send(effect.submission.submissionId);
      case 'handOver':
        return this.#leaves(effect.submission.submissionId, false);
      case 'wait':
        this.#timers.push({ of: this.#state, due: this.#passed + effect.until - this.#now });
        return;
      case 'abort':
        for (const attempt of this.#attempts) attempt.isUnderWay = false;
        return;
      case 'keepDraft':
        this.#draft = this.#typed;
        return;
      case 'clearDraft':
        this.#draft = undefined;
        return;
      case 'clearFields':
        if (!isStored && this.#state !== idle) this.found.add('clears the fields of a message that is not stored');
        return;
      case 'askCaptcha':
        return;
    }
  }

  #send(submissionId: string): void {
    if (this.#attempts.some(({ isUnderWay }) => isUnderWay)) this.found.add('has two attempts in flight');
    if (this.#passed < this.#earliest) this.found.add('retries earlier than the endpoint asked');
    this.#leaves(submissionId, true);
  }

  /** A request handed over to the browser gets no reply. */
  #leaves(submissionId: string, isUnderWay: boolean): void {
    const of: SubmissionState = isUnderWay ? this.#state : { status: 'idle' };
    this.#attempts.push({ of, submissionId, isUnderWay, isTaken: false });
  }

  #judge(before: SubmissionState, event: SubmissionEvent): void {
    const state = this.#state;
    if ('of' in event && event.of !== before && state !== before) this.found.add('reacts to a late event');
    if (state.status === 'sent' || state.status === 'pending') this.#judgeSuccess(state.submission.submissionId);
    this.#judgePatience(state);
    const needs = event.type === 'leave' ? 'attempt' in state : needsDraft(state);
    if (needs && this.#draft !== this.#typed) this.found.add('has no draft of a message that is not stored');
  }

  #judgePatience(state: SubmissionState): void {
    const isPatient = 'attempt' in state && (state.attempt > patience.attempts || state.waitedMs > patience.budgetMs);
    if (isPatient) this.found.add('retries too often or waits too long');
  }

  #judgeSuccess(submissionId: string): void {
    if (!this.#stored.has(submissionId)) this.found.add('says "sent" when nothing is stored');
    if (this.#draft === submissionId) this.found.add('keeps the draft of a stored message');
  }
}

function needsDraft(state: SubmissionState): boolean {
  if (state.status === 'invalid') return state.error !== undefined;
  return ['waiting', 'offline', 'unclear', 'failed'].includes(state.status);
}

function outcomeOf(submissionId: string, answer: Answer): Outcome {
  if (typeof answer === 'number') return { kind: 'retry', error: submissionError('unavailable'), afterMs: answer };
  const receipt = { v: 1, status: 'accepted' } as const;
  const outcomes = {
    receipt: { kind: 'receipt', receipt: { ...receipt, submissionId } },
    foreign: { kind: 'receipt', receipt: { ...receipt, submissionId: 'foreign' } },
    unclear: { kind: 'unclear', error: submissionError('unclear') },
    network: { kind: 'retry', error: submissionError('network') },
    failure: failure('misconfigured'),
    input: { kind: 'input', issues: required, error: submissionError('rejected') },
    unverifiable: { kind: 'unverifiable' },
  } satisfies Record<typeof answer, Outcome>;
  return outcomes[answer];
}
