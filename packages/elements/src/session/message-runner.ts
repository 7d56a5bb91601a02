// Runs the machine's effects in the browser: requests, timers, the life of the page. Has no rule and no wording of its own.
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
import { failure } from '../submission/outcome.ts';
import { patience } from '../submission/retry.ts';
import { refuses, type Sender } from './sender.ts';
import { resultOf } from './submission-result.ts';

/** An effect that concerns the form. */
export type FormEffect = Extract<Effect, { readonly type: 'askCaptcha' | 'clearFields' | 'clearDraft' | 'keepDraft' }>;

export interface RunnerHost {
  /** Called with each new state, before any event about it. */
  changed(state: SubmissionState, cause: SubmissionEvent['type']): void;
  perform(effect: FormEffect): void;
  /** Called once at the end of each message. */
  concluded(result: SubmissionResult): void;
}

/** An element that is moved or removed does not abort its message, so this follows the page and not the element. */
export class MessageRunner {
  readonly #host: RunnerHost;
  #state: SubmissionState = idle;
  #sender: Sender = refuses(failure('canceled'));
  #end: (result: SubmissionResult) => void = () => undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #attempt = new AbortController();
  #journey = new AbortController();
  #isLeft = false;

  constructor(host: RunnerHost) {
    this.#host = host;
  }

  get state(): SubmissionState {
    return this.#state;
  }

  /** True where sending the same once more cannot store it twice. */
  get isRepeatable(): boolean {
    return this.#sender.idempotent;
  }

  /** Sends a message, with all its attempts. Never rejects. */
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

  /** The page is watched from the beginning of a message to its end. */
  #followPage(before: SubmissionState): void {
    if (isUnderWay(this.#state)) {
      if (!isUnderWay(before)) this.#watch();
    } else if (isUnderWay(before)) {
      this.#journey.abort();
      // Events name the message also where the page has given it up.
      const { submissionId } = before.submission;
      const result = { ...resultOf(this.#state), submissionId };
      this.#host.concluded(result);
      this.#end(result);
    }
  }

  #watch(): void {
    this.#journey = new AbortController();
    this.#isLeft = false;
    const tell = (type: 'online' | 'leave' | 'return') => () => {
      this.#isLeft = type === 'leave';
      this.dispatch({ type });
    };
    watchPage({ online: tell('online'), leave: tell('leave'), return: tell('return') }, this.#journey.signal);
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
    // A page that is left loses its connections. The attempt is repeated or unclear when the visitor comes back.
    if (this.#isLeft && outcome.kind === 'retry') return;
    this.dispatch({ type: 'outcome', of, outcome });
  }

  #wait(until: number): void {
    const of = this.#state;
    this.#timer = setTimeout(() => this.dispatch({ type: 'elapsed', of }), until - Date.now());
  }
}
