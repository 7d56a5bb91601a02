import type { CaptchaAnswer } from './challenge.ts';

/** A field's value: one text, or several where a control with the same name stands more than once. */
export type FieldValue = string | readonly string[];

/** The wording that a visitor saw, and whether they gave consent to it or were only informed. */
export interface Consent {
  /** Plain text, exactly as shown. */
  readonly text: string;
  /** BCP 47 tag of the wording. */
  readonly locale: string;
  readonly given: boolean;
  readonly privacyUrl?: string;
}

/** Body of `POST {endpoint}`. */
export interface Submission {
  readonly v: 1;
  /** One a message: unchanged content keeps it over attempts, changed content gets a new one. */
  readonly submissionId: string;
  readonly form?: string;
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly consent?: Consent;
  readonly captcha?: CaptchaAnswer;
  /** Stays empty where a person fills in the form. */
  readonly trap: { readonly website: string };
  /** `url` is the page's location without query and hash. */
  readonly page: { readonly url: string; readonly locale: string };
}
