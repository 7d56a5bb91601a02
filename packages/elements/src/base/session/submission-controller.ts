// Where the life of a message meets the browser: runs the machine's effects. Has no rule and no wording of its own.
import type { Submission } from '@foyer/protocol';
import { exchange } from '../../browser/transport.ts';
import { randomUuid } from '../../browser/web-crypto.ts';
import type { Exchange } from '../../services/service.ts';
import { services } from '../../services/registry.ts';
import { isRenewable } from '../../submission/captcha.ts';
import type { ConfigResult } from '../../submission/config.ts';
import { type Effect, idle, type SubmissionEvent, type SubmissionState, transition } from '../../submission/machine.ts';
import { failure, type Outcome } from '../../submission/outcome.ts';
import { type Content, createSubmission, SubmissionIds } from '../../submission/payload.ts';
import type { FieldIssue } from '../../submission/validate.ts';
import type { CaptchaHandle } from '../captcha-handle.ts';
import type { SubmissionResult } from '../events.ts';

/** What the controller needs of its form. */
export interface SubmissionHost {
  readonly captchaHandle: CaptchaHandle | undefined;
  readonly trap: string;
  readonly page: Submission['page'];
  settings(): ConfigResult;
  /** What the page can see to be wrong. */
  issues(): readonly FieldIssue[];
  content(): Content;
  clearFields(): void;
  /** Called with each new state, before any event about it. */
  showSubmission(state: SubmissionState, cause: SubmissionEvent['type']): void;
  /** Fires `foyer-submit`; false where the page canceled it. */
  announce(submissionId: string, content: Content): boolean;
  /** Fires `foyer-invalid`. */
  tellInvalid(issues: readonly FieldIssue[]): void;
  /** Fires `foyer-success` or `foyer-error`. */
  conclude(result: SubmissionResult): void;
}

const canceled = { ok: false, error: { code: 'canceled', retryable: false } } as const;

/** An element that is moved or removed does not abort its message, so this listens to no life cycle. */
export class SubmissionController {
  readonly #host: SubmissionHost;
  readonly #ids = new SubmissionIds(randomUuid);
  #state: SubmissionState = idle;
  #underWay: Promise<SubmissionResult> | undefined;
  #settings: ConfigResult | undefined;
  #trouble: Outcome | undefined;
  #sending: Promise<void> = Promise.resolve();
  #abort = new AbortController();

  constructor(host: SubmissionHost) {
    this.#host = host;
  }

  get state(): SubmissionState {
    return this.#state;
  }

  /** Never rejects. While one is under way, the same promise. */
  submit(): Promise<SubmissionResult> {
    this.#underWay ??= this.#run().finally(() => {
      this.#underWay = undefined;
    });
    return this.#underWay;
  }

  reset(): void {
    this.#ids.forget();
    this.#dispatch({ type: 'reset' });
  }

  edit(issues: readonly FieldIssue[]): void {
    this.#dispatch({ type: 'edit', issues });
  }

  async #run(): Promise<SubmissionResult> {
    if (this.refuse()) return this.#result();
    // Read once a message: what the page changes meanwhile holds for the next one.
    this.#settings = this.#host.settings();
    const canceled = await this.#prepare();
    if (canceled || this.refuse()) return this.#result();
    const content = this.#host.content();
    const submissionId = this.#ids.for(content);
    if (!this.#host.announce(submissionId, content)) {
      this.#dispatch({ type: 'cancel' });
      return this.#result();
    }
    const { trap, page } = this.#host;
    this.#dispatch({ type: 'submit', submission: createSubmission(content, { submissionId, trap, page }) });
    await this.#sending;
    return this.#result();
  }

  /** Refuses what the page can see to be wrong, and tells so. Returns true where there is something. */
  refuse(): boolean {
    const issues = this.#host.issues();
    if (issues.length === 0) return false;
    this.#dispatch({ type: 'refuse', issues });
    this.#host.tellInvalid(issues);
    return true;
  }

  /** A question that nobody has seen yet cannot have been answered. Returns true where it was reset meanwhile. */
  async #prepare(): Promise<boolean> {
    const { captchaHandle } = this.#host;
    this.#trouble = undefined;
    if (!this.#settings || !('config' in this.#settings) || !captchaHandle || captchaHandle.ready) return false;
    this.#dispatch({ type: 'prepare' });
    const preparing = this.#state;
    this.#trouble = await captchaHandle.load();
    return this.#state !== preparing;
  }

  #dispatch(event: SubmissionEvent): void {
    const [state, effects] = transition(this.#state, event);
    const changed = state !== this.#state;
    this.#state = state;
    if (changed) this.#host.showSubmission(state, event.type);
    for (const effect of effects) this.#perform(effect);
  }

  #perform(effect: Effect): void {
    switch (effect.type) {
      case 'send':
        this.#sending = this.#send(effect.submission);
        return;
      case 'abort':
        this.#abort.abort();
        this.#abort = new AbortController();
        return;
      case 'clearFields':
        this.#host.clearFields();
        return;
      case 'askCaptcha':
        this.#host.captchaHandle?.renew(effect.challenge);
        return;
    }
  }

  async #send(submission: Submission): Promise<void> {
    const asked = this.#state;
    let outcome = await this.#attempt(submission);
    if (isRenewable(outcome)) {
      this.#host.captchaHandle?.renew(outcome.challenge);
      outcome = await this.#attempt(submission);
    }
    const { submissionId } = submission;
    // Whoever heard of the message hears of its end, also where the page has ended it.
    if (this.#state !== asked) return this.#host.conclude({ ...canceled, state: this.#state.status, submissionId });
    this.#dispatch({ type: 'outcome', of: asked, outcome: this.#answerable(outcome) });
    this.#host.conclude(this.#result());
  }

  /** A sum can be corrected only where its row stands. */
  #answerable(outcome: Outcome): Outcome {
    if (outcome.kind !== 'input' || this.#host.captchaHandle) return outcome;
    return { ...outcome, issues: outcome.issues.filter(({ name }) => name !== 'captcha') };
  }

  async #attempt(submission: Submission): Promise<Outcome> {
    const settings = this.#settings;
    if (!settings || !('config' in settings)) return failure(settings?.issue.code ?? 'endpoint-missing');
    const { endpoint, service, timeoutMs } = settings.config;
    const trouble = this.#trouble;
    this.#trouble = undefined;
    if (trouble) return trouble;
    const captcha = await this.#host.captchaHandle?.answer();
    const { signal } = this.#abort;
    const send: Exchange = (request) => exchange(request, { timeoutMs, signal });
    const message = captcha ? { ...submission, captcha } : submission;
    const delivery = { submission: message, endpoint, params: new URLSearchParams(), fieldNames: {} };
    return services[service]?.send(delivery, send) ?? failure('misconfigured');
  }

  #result(): SubmissionResult {
    const state = this.#state;
    switch (state.status) {
      case 'idle':
        return { ...canceled, state: 'idle' };
      case 'invalid':
        return { ok: false, state: 'invalid', ...(state.error && { error: state.error }) };
      case 'sending':
        return { ok: false, state: 'sending' };
      case 'sent':
      case 'pending': {
        const { submissionId } = state.submission;
        return { ok: true, state: state.status, submissionId, receipt: state.receipt };
      }
      case 'unclear':
      case 'failed': {
        const { submissionId } = state.submission;
        return { ok: false, state: state.status, submissionId, error: state.error };
      }
    }
  }
}
