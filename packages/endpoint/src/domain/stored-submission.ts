// A submission as the store keeps it.
import type { Consent, FieldValue, Receipt, Submission } from '@foyer/protocol';

export type SubmissionStatus = 'accepted' | 'pending' | 'spam';

export interface StoredReceipt {
  /** Null once the content was erased. */
  readonly contentHash: string | null;
  readonly receiptStatus: Receipt['status'];
  readonly receivedAt: string;
}

export interface NewSubmission extends StoredReceipt {
  readonly contentHash: string;
  readonly submission: Submission;
  readonly form: string;
  readonly origin: string;
  /** Hash of the free text only; undefined where the message has none. */
  readonly bodyHash?: string;
  readonly status: SubmissionStatus;
  readonly spam: readonly string[];
  readonly subscriberId?: string;
}

export interface StoredSubmission {
  readonly submissionId: string;
  readonly form: string;
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly consent: Consent | null;
  readonly page: Submission['page'];
  readonly status: SubmissionStatus;
  readonly spam: readonly string[];
  readonly receivedAt: string;
}

export function asSubmission({ submissionId, fields, consent, page }: StoredSubmission): Submission {
  return { v: 1, submissionId, fields, ...(consent && { consent }), trap: { website: '' }, page };
}
