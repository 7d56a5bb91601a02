// What a check found out about one thing that an endpoint relies on.

export interface Finding {
  /** `note` is no mistake, but may not be meant. */
  readonly status: 'ok' | 'note' | 'failed';
  readonly subject: string;
  readonly message: string;
}
