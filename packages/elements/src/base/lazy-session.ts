// Loads the session of a form on the first interaction, and hides from the form that it may not be loaded yet.
import type { FieldValues } from '../submission/fields.ts';
import type { FoyerErrorDetail, SubmissionResult } from './events.ts';
import type { FormView } from './form-view.ts';

/** The interface between a form and its session. */
export interface SessionHandle {
  /** Sends the form's values. Never rejects. */
  submit(): Promise<SubmissionResult>;
  /** Skips the wait before the next attempt. */
  tryNow(): void;
  reset(): void;
  values(): FieldValues;
  /** Whether the form is valid; with `shows`, also shows the errors. */
  check(shows: boolean): boolean;
  /** Skips the captcha question. */
  skipQuestion(): void;
  /** The visitor is about to interact: loads the challenge. */
  touch(): void;
}

export interface SessionLoader {
  /** Loads modules and messages, then starts the session. Rejects if a file is unavailable. */
  load(): Promise<SessionHandle>;
  /** Writes the values that the page set; undefined if there are none. Rejects if a file is unavailable. */
  fillIn(): Promise<void> | undefined;
  show(change: Partial<FormView>): void;
  fireError(error: FoyerErrorDetail): void;
}

export class LazySession {
  readonly #loader: SessionLoader;
  #session: SessionHandle | undefined;
  #loading: Promise<SessionHandle | undefined> | undefined;
  #running: Promise<SubmissionResult> | undefined;

  constructor(loader: SessionLoader) {
    this.#loader = loader;
  }

  /** The session, once loaded. */
  get loaded(): SessionHandle | undefined {
    return this.#session;
  }

  /** Loads the session once. Resolves to undefined if a file is unavailable; the next call tries again. */
  wake(): Promise<SessionHandle | undefined> {
    this.#loading ??= this.#loader.load().then(
      (session) => (this.#session = session),
      () => (this.#loading = undefined),
    );
    return this.#loading;
  }

  /** Never rejects. Returns the same promise while a message is being sent. */
  submit(): Promise<SubmissionResult> {
    this.#running ??= this.#submit().finally(() => (this.#running = undefined));
    return this.#running;
  }

  /** Handles the submit button: sends the message, or skips the wait before the next attempt. */
  press(): void {
    if (this.#running) this.#session?.tryNow();
    else void this.submit();
  }

  async #submit(): Promise<SubmissionResult> {
    const filling = this.#loader.fillIn();
    if (this.#session && !filling) return this.#session.submit();
    this.#loader.show({ status: 'sending', busy: true, locked: true });
    const [session] = await Promise.all([this.wake(), filling]).catch(() => []);
    if (session) return session.submit();
    const error = { code: navigator.onLine ? 'network' : 'offline', retryable: true } as const;
    this.#loader.show({ status: 'failed', busy: false, locked: false });
    this.#loader.fireError(error);
    return { ok: false, state: 'failed', error };
  }
}
