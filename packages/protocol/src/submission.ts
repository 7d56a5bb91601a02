import type { CaptchaAnswer } from './challenge.ts';

/** A field's value: one text, or a list for controls that share a name. */
export type FieldValue = string | readonly string[];

/** The wording that was shown, and whether the visitor gave consent or was only informed. */
export interface Consent {
  /** Plain text, exactly as shown. */
  readonly text: string;
  /** BCP 47 tag of the wording. */
  readonly locale: string;
  readonly given: boolean;
  readonly privacyUrl?: string;
  /** True if a page translator had changed the owner's wording before it was shown. */
  readonly translated?: true;
}

/** Body of `POST {endpoint}`. */
export interface Submission {
  readonly v: 1;
  /** One per message: kept over retries of the same content, new for changed content. */
  readonly submissionId: string;
  readonly form?: string;
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly consent?: Consent;
  readonly captcha?: CaptchaAnswer;
  /** Honeypot: empty unless a bot fills in the form. */
  readonly trap: { readonly website: string };
  /** `url` is the page's URL without query and hash. */
  readonly page: { readonly url: string; readonly locale: string };
}
