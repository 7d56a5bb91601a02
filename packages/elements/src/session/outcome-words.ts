// The messages of one widget after an attempt. Each widget implements this interface.
import type { Submission } from '@foyer/protocol';
import type { TemplateResult } from 'lit';
import type { ServiceReceipt, SubmissionError } from '../submission/outcome.ts';
import type { Storage } from './route.ts';

/** A stored message and the endpoint's receipt. */
export interface Stored extends Storage {
  readonly status: 'sent' | 'pending';
  readonly submission: Submission;
  readonly receipt: ServiceReceipt;
  /** Announces a text in the live region. */
  speak(words: string): void;
}

/** A message that failed or whose storage is unknown. */
export interface Failed {
  readonly error: SubmissionError;
  /** Whether sending the message again cannot store it twice. */
  readonly isRepeatable: boolean;
  /** Mail link, or nothing. */
  readonly mail: unknown;
}

export interface OutcomeWords {
  /** `time` is the remaining wait, such as 0:24. */
  waiting(time: TemplateResult): unknown;
  offline(): string;
  mailSubject(): string;
  renderFailure(failed: Failed): TemplateResult;
  renderReceipt(stored: Stored): TemplateResult;
  /** `mail` as in `Failed`. */
  renderUnconfirmed(mail: unknown): TemplateResult;
}
