// Result of checking one dependency of the endpoint.

export interface Finding {
  /** `note` is not an error, but may be unintended. */
  readonly status: 'ok' | 'note' | 'failed';
  readonly subject: string;
  readonly message: string;
}
