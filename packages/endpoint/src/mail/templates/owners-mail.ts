// A mail to the owner, in plain text.

export interface OwnersMail {
  readonly subject: string;
  readonly text: string;
}
