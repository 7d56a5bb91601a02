// What one widget says of its message, in its own words. Each widget has a file that implements it.
import type { Submission } from '@foyer/protocol';
import type { TemplateResult } from 'lit';
import type { FormConfig } from '../submission/config.ts';
import type { ServiceReceipt, SubmissionError } from '../submission/outcome.ts';

/** A message that is stored, and what the endpoint said about it. */
export interface Stored {
  readonly status: 'sent' | 'pending';
  readonly submission: Submission;
  readonly receipt: ServiceReceipt;
  /** The Foyer endpoint that stored it; undefined where another service or the page sent it. */
  readonly foyerEndpoint: FormConfig | undefined;
  /** Says something aloud. */
  speak(words: string): void;
}

/** A message that ended without being stored, or whose storage is unknown. */
export interface Failed {
  readonly error: SubmissionError;
  /** True where sending the same once more cannot store it twice. */
  readonly isRepeatable: boolean;
  /** Link into the visitor's mail program, or nothing. */
  readonly mail: unknown;
}

export interface OutcomeWords {
  /** `time` is what is left of the wait, such as 0:24. */
  waiting(time: TemplateResult): unknown;
  offline(): string;
  mailSubject(): string;
  renderFailure(failed: Failed): TemplateResult;
  renderReceipt(stored: Stored): TemplateResult;
  /** `mail` as in `Failed`. */
  renderUnconfirmed(mail: unknown): TemplateResult;
}
