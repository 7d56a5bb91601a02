// What vCard and structured data say of the person or company. No DOM.

/** As shown, empty where it is not. */
export interface Contact {
  readonly name: string;
  readonly jobTitle: string;
  readonly organization: string;
  /** As dialed, such as `+4934555501`. */
  readonly phone: string;
  /** With its domain in A-labels. */
  readonly email: string;
  readonly address: string;
  /** Absolute URL of the photo. */
  readonly photo: string;
}
