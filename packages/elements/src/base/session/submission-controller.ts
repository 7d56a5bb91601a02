// Where the life of a message meets the browser: runs the machine's effects. Has no rule and no wording of its own.
import type { Submission } from '@foyer/protocol';
import { isOnline, watchPage } from '../../browser/connectivity.ts';
import { randomUuid } from '../../browser/web-crypto.ts';
import {
  type Context,
  type Effect,
  idle,
  isOnItsWay,
  type SubmissionEvent,
  type SubmissionState,
  transition,
} from '../../submission/machine.ts';
import { failure, type Outcome } from '../../submission/outcome.ts';
import { type Content, createSubmission, type SentMessage, SubmissionIds } from '../../submission/payload.ts';
import { patience } from '../../submission/retry.ts';
import type { FieldIssue } from '../../submission/validate.ts';
import type { CaptchaHandle } from '../captcha-handle.ts';
import type { SubmissionResult } from '../events.ts';
import type { Route } from './route.ts';
import { refuses, type Sender, ServiceSender } from './sender.ts';
import { resultOf } from './submission-result.ts';

/** What the controller needs of its form. */
export interface SubmissionHost {
  readonly captchaHandle: CaptchaHandle | undefined;
  readonly trap: string;
  readonly page: Submission['page'];
  /** Where the message goes, and by which service. */
  chooseRoute(): Promise<Route>;
  /** What the page can see to be wrong. */
  issues(): readonly FieldIssue[];
  content(): Content;
  clearFields(): void;
  /** Keeps what stands in the fields; `sent` is the message that was tried with it. */
  keepDraft(sent: SentMessage | undefined): void;
  clearDraft(): void;
  /** Called with each new state, before any event about it. */
  showSubmission(state: SubmissionState, cause: SubmissionEvent['type']): void;
  /** Fires `foyer-submit`. */
  announce(submissionId: string, content: Content): Announcement;
  /** Fires `foyer-invalid`. */
  tellInvalid(issues: readonly FieldIssue[]): void;
  /** Fires `foyer-success`, `foyer-unconfirmed` or `foyer-error`. */
  conclude(result: SubmissionResult): void;
}

/** What the page says to a message that is about to be sent. */
export interface Announcement {
  /** False where the page wants the widget not to send it. */
  readonly goesOn: boolean;
  /** The page itself, where it sends the message. */
  readonly sender: Sender | undefined;
}

/** Before there is a message there is nothing to repeat. */
const nobody = refuses(failure('canceled'));

/** An element that is moved or removed does not abort its message, so this listens to the page and not to its host. */
export class SubmissionController {
  readonly #host: SubmissionHost;
  readonly #ids = new SubmissionIds(randomUuid);
  #state: SubmissionState = idle;
  #underWay: Promise<SubmissionResult> | undefined;
  #end: (result: SubmissionResult) => void = () => undefined;
  #sender: Sender = nobody;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #attempt = new AbortController();
  #journey = new AbortController();
  #isLeft = false;

  constructor(host: SubmissionHost) {
    this.#host = host;
  }

  get state(): SubmissionState {
    return this.#state;
  }

  /** The message that was tried last. */
  get lastSent(): SentMessage | undefined {
    return this.#ids.last;
  }

  /** True where sending the same once more cannot store it twice. */
  get isRepeatable(): boolean {
    return this.#sender.idempotent;
  }

  /** Never rejects. While one is under way, the same promise. */
  submit(): Promise<SubmissionResult> {
    this.#underWay ??= this.#run().finally(() => {
      this.#underWay = undefined;
    });
    return this.#underWay;
  }

  /** Goes on with a message of an earlier visit: sent unchanged, it is the same one. */
  remember(sent: SentMessage | undefined): void {
    this.#ids.remember(sent);
  }

  /** Waits no longer, neither for its time nor for the network. */
  retry(): void {
    this.#dispatch({ type: 'retry' });
  }

  reset(): void {
    this.#ids.remember(undefined);
    this.#dispatch({ type: 'reset' });
  }

  edit(issues: readonly FieldIssue[]): void {
    this.#dispatch({ type: 'edit', issues });
  }

  /** Refuses what the page can see to be wrong, and tells so. Returns true where there is something. */
  refuse(): boolean {
    const issues = this.#host.issues();
    if (issues.length === 0) return false;
    this.#dispatch({ type: 'refuse', issues });
    this.#host.tellInvalid(issues);
    return true;
  }

  async #run(): Promise<SubmissionResult> {
    if (this.refuse()) return resultOf(this.#state);
    this.#dispatch({ type: 'prepare' });
    const preparing = this.#state;
    // Read once a message: what the page changes meanwhile holds for the next one.
    const route = await this.#host.chooseRoute();
    const trouble = await this.#askForChallenge(route);
    // It may have been reset meanwhile, and a question that nobody has seen yet cannot have been answered.
    if (this.#state !== preparing || this.refuse()) return resultOf(this.#state);
    const content = this.#host.content();
    const submissionId = this.#ids.for(content);
    const { goesOn, sender } = this.#host.announce(submissionId, content);
    if (!goesOn && !sender) {
      this.#dispatch({ type: 'cancel' });
      return resultOf(this.#state);
    }
    this.#sender = sender ?? this.#senderFor(route, trouble);
    const { trap, page } = this.#host;
    const submission = createSubmission(content, { submissionId, trap, page });
    return new Promise((resolve) => {
      this.#end = resolve;
      this.#dispatch({ type: 'submit', submission });
    });
  }

  async #askForChallenge(route: Route): Promise<Outcome | undefined> {
    const { captchaHandle } = this.#host;
    return 'config' in route && captchaHandle && !captchaHandle.ready ? captchaHandle.load() : undefined;
  }

  #senderFor(route: Route, trouble: Outcome | undefined): Sender {
    if ('issue' in route) return refuses(failure(route.issue.code));
    if ('lost' in route) return refuses(failure(isOnline() ? 'network' : 'offline'));
    const { config, service } = route;
    return new ServiceSender({ config, service, trouble, captcha: () => this.#host.captchaHandle });
  }

  #dispatch(event: SubmissionEvent): void {
    const before = this.#state;
    const [state, effects] = transition(before, event, this.#context());
    if (state !== before) {
      this.#state = state;
      clearTimeout(this.#timer);
      this.#host.showSubmission(state, event.type);
    }
    for (const effect of effects) this.#perform(effect);
    this.#accompany(before);
  }

  /** The page is watched from the beginning of a journey to its end, and whoever waits for that hears of it. */
  #accompany(before: SubmissionState): void {
    const began = isOnItsWay(this.#state) && !isOnItsWay(before);
    const ended = isOnItsWay(before) && !isOnItsWay(this.#state);
    if (began) {
      this.#journey = new AbortController();
      this.#isLeft = false;
      this.#watch(this.#journey.signal);
    }
    if (!ended) return;
    this.#journey.abort();
    // Whoever heard of the message hears of its end, also where the page has ended it.
    const { submissionId } = before.submission;
    const result = { ...resultOf(this.#state), submissionId };
    this.#host.conclude(result);
    this.#end(result);
  }

  #watch(signal: AbortSignal): void {
    const tell = (type: 'online' | 'leave' | 'return', isLeft: boolean) => () => {
      this.#isLeft = isLeft;
      this.#dispatch({ type });
    };
    watchPage({ online: tell('online', false), leave: tell('leave', true), return: tell('return', false) }, signal);
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
        this.#host.clearFields();
        return;
      case 'keepDraft':
        this.#host.keepDraft(this.lastSent);
        return;
      case 'clearDraft':
        this.#host.clearDraft();
        return;
      case 'askCaptcha':
        this.#host.captchaHandle?.renew(effect.challenge);
        return;
    }
  }

  async #send(submission: Submission): Promise<void> {
    const of = this.#state;
    this.#attempt = new AbortController();
    const outcome = await this.#sender.send(submission, this.#attempt.signal);
    // A page that is left loses its connections: what became of the attempt is asked where the visitor comes back.
    if (this.#isLeft && outcome.kind === 'retry') return;
    this.#dispatch({ type: 'outcome', of, outcome });
  }

  #wait(until: number): void {
    const of = this.#state;
    this.#timer = setTimeout(() => this.#dispatch({ type: 'elapsed', of }), until - Date.now());
  }
}
