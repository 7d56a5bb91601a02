/** Proof that a message is on disk. A widget may say "sent" only with a receipt. */
export interface Receipt {
  readonly v: 1;
  /** `pending`: stored, and waiting for confirmation by mail. */
  readonly status: 'accepted' | 'pending';
  readonly submissionId: string;
  /** ISO 8601, UTC, with milliseconds. */
  readonly receivedAt: string;
  /** True if the message was already stored. */
  readonly replayed?: true;
}
