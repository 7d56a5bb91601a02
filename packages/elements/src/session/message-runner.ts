// Performs the effects of the state machine: requests, timers, page lifecycle. Contains no rules and no wording.
import type { Submission } from '@foyer/protocol';
import type { SubmissionResult } from '../base/events.ts';
import { isOnline, watchPage } from '../browser/connectivity.ts';
import {
  type Context,
  type Effect,
  idle,
  isUnderWay,
  type SubmissionEvent,
  type SubmissionState,
  transition,
} from '../submission/machine.ts';
import { failure, type Outcome } from '../submission/outcome.ts';
import { patience } from '../submission/retry.ts';
import { failingSender, type Sender } from './sender.ts';
import { resultOf } from './submission-result.ts';

/** Effects that the form performs. */
export type FormEffect = Extract<Effect, { readonly type: 'askCaptcha' | 'clearFields' | 'clearDraft' | 'keepDraft' }>;

export interface RunnerHost {
  /** Called with each new state, before any event is fired. */
  changed(state: SubmissionState, cause: SubmissionEvent['type']): void;
  perform(effect: FormEffect): void;
  /** Called once at the end of each message. */
  concluded(result: SubmissionResult, outcome: Outcome | undefined): void;
}

/** Follows the page, not the element: moving or removing the element does not abort its message. */
export class MessageRunner {
  readonly #host: RunnerHost;
  #state: SubmissionState = idle;
  #sender: Sender = failingSender(failure('canceled'));
  #end: (result: SubmissionResult) => void = () => undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #attempt = new AbortController();
  #journey = new AbortController();
  #isLeft = false;
  #outcome: Outcome | undefined;

  constructor(host: RunnerHost) {
    this.#host = host;
  }

  get state(): SubmissionState {
    return this.#state;
  }

  /** Whether sending the message again cannot store it twice. */
  get isRepeatable(): boolean {
    return this.#sender.idempotent;
  }

  /** Sends a message, including retries. Never rejects. */
  send(submission: Submission, sender: Sender): Promise<SubmissionResult> {
    this.#sender = sender;
    return new Promise((resolve) => {
      this.#end = resolve;
      this.dispatch({ type: 'submit', submission });
    });
  }

  dispatch(event: SubmissionEvent): void {
    const before = this.#state;
    const [state, effects] = transition(before, event, this.#context());
    if (state !== before) {
      this.#state = state;
      clearTimeout(this.#timer);
      this.#host.changed(state, event.type);
    }
    for (const effect of effects) this.#perform(effect);
    this.#followPage(before);
  }

  /** Watches the page while a message is in progress. */
  #followPage(before: SubmissionState): void {
    if (isUnderWay(this.#state)) {
      if (!isUnderWay(before)) this.#watch();
    } else if (isUnderWay(before)) {
      this.#journey.abort();
      // Events include the id even if the page canceled the message.
      const { submissionId } = before.submission;
      const result = { ...resultOf(this.#state), submissionId };
      this.#host.concluded(result, this.#outcome);
      this.#end(result);
    }
  }

  #watch(): void {
    this.#journey = new AbortController();
    this.#isLeft = false;
    const dispatchOn = (type: 'online' | 'leave' | 'return') => () => {
      this.#isLeft = type === 'leave';
      this.dispatch({ type });
    };
    watchPage(
      { online: dispatchOn('online'), leave: dispatchOn('leave'), return: dispatchOn('return') },
      this.#journey.signal,
    );
  }

  #context(): Context {
    const { idempotent, waitsForNetwork } = this.#sender;
    const online = !waitsForNetwork || isOnline();
    return { now: Date.now(), random: Math.random(), online, retry: { ...patience, idempotent } };
  }

  #perform(effect: Effect): void {
    switch (effect.type) {
      case 'send':
        void this.#send(effect.submission);
        return;
      case 'handOver':
        this.#sender.handOver?.();
        return;
      case 'wait':
        this.#wait(effect.until);
        return;
      case 'abort':
        this.#attempt.abort();
        return;
      case 'clearFields':
      case 'keepDraft':
      case 'clearDraft':
      case 'askCaptcha':
        this.#host.perform(effect);
    }
  }

  async #send(submission: Submission): Promise<void> {
    const of = this.#state;
    this.#attempt = new AbortController();
    const outcome = await this.#sender.send(submission, this.#attempt.signal);
    // Leaving the page breaks its connections. The machine retries, or reports an unclear result, when the visitor returns.
    if (this.#isLeft && outcome.kind === 'retry') return;
    this.#outcome = outcome;
    this.dispatch({ type: 'outcome', of, outcome });
  }

  #wait(until: number): void {
    const of = this.#state;
    this.#timer = setTimeout(() => this.dispatch({ type: 'elapsed', of }), until - Date.now());
  }
}
