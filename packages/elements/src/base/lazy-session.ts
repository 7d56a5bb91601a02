// The session of a form, loaded at the first interaction. The only place that knows "not loaded yet".
import type { FieldValues } from '../submission/fields.ts';
import type { FoyerErrorDetail, SubmissionResult } from './events.ts';
import type { FormView } from './form-view.ts';

/** What a form asks of its session. */
export interface SessionHandle {
  /** Sends what stands in the fields. Never rejects. */
  submit(): Promise<SubmissionResult>;
  /** Ends a wait between two attempts. */
  tryNow(): void;
  reset(): void;
  values(): FieldValues;
  /** Returns true where nothing would be refused; `shows` tells the visitor what would be. */
  check(shows: boolean): boolean;
  /** Does without the sum. */
  skipQuestion(): void;
  /** The visitor came near: gets the challenge. */
  touch(): void;
}

export interface SessionLoader {
  /** Loads files and words, then starts the session. Rejects where a file is unavailable. */
  load(): Promise<SessionHandle>;
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

  /** The session once it is loaded. */
  get loaded(): SessionHandle | undefined {
    return this.#session;
  }

  /** Loads the session once. Undefined where its files are unavailable; the next call tries again. */
  wake(): Promise<SessionHandle | undefined> {
    this.#loading ??= this.#loader.load().then(
      (session) => (this.#session = session),
      () => (this.#loading = undefined),
    );
    return this.#loading;
  }

  /** Never rejects. While one message is under way, gives the same promise. */
  submit(): Promise<SubmissionResult> {
    this.#running ??= this.#submit().finally(() => (this.#running = undefined));
    return this.#running;
  }

  /** The button was pressed: sends, or ends the wait for the next attempt. */
  press(): void {
    if (this.#running) this.#session?.tryNow();
    else void this.submit();
  }

  async #submit(): Promise<SubmissionResult> {
    if (this.#session) return this.#session.submit();
    this.#loader.show({ status: 'sending', busy: true, locked: true });
    const session = await this.wake();
    if (session) return session.submit();
    const error = { code: navigator.onLine ? 'network' : 'offline', retryable: true } as const;
    this.#loader.show({ status: 'failed', busy: false, locked: false });
    this.#loader.fireError(error);
    return { ok: false, state: 'failed', error };
  }
}
