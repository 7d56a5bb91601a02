// A plain-text mail to the owner.

export interface OwnersMail {
  readonly subject: string;
  readonly text: string;
}
