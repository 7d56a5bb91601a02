/** The proof that a message is on disk: only with one may a widget say "sent". */
export interface Receipt {
  readonly v: 1;
  /** `pending`: stored, and waiting for a click in a confirmation mail. */
  readonly status: 'accepted' | 'pending';
  readonly submissionId: string;
  /** ISO 8601, UTC, with milliseconds. */
  readonly receivedAt: string;
  /** True where the same message had been stored before. */
  readonly replayed?: true;
}
