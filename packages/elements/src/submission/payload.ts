// What goes over the wire. Ids and the page's address are handed in.
import type { CaptchaAnswer, Consent, Submission } from '@foyer/protocol';
import type { FieldValues } from './fields.ts';

/** What makes a message the same message: neither captcha nor trap belong to it. */
export interface Content {
  readonly form: string;
  readonly fields: FieldValues;
  readonly consent?: Consent;
}

export interface Envelope {
  readonly submissionId: string;
  readonly captcha?: CaptchaAnswer;
  readonly trap: string;
  readonly page: { readonly url: string; readonly locale: string };
}

/** The body of `POST {endpoint}`. */
export function createSubmission(content: Content, { submissionId, captcha, trap, page }: Envelope): Submission {
  return { v: 1, submissionId, ...content, ...(captcha && { captcha }), trap: { website: trap }, page };
}

/** A message that was tried, known again by its content. */
export interface SentMessage {
  readonly submissionId: string;
  readonly fingerprint: string;
}

/**
 * One id a content: an unchanged text sent again is the same message, so that a server that has it answers
 * `replayed`; a corrected text is a new one, so that the correction is not lost.
 */
export class SubmissionIds {
  #last: SentMessage | undefined;
  readonly #createId: () => string;

  constructor(createId: () => string) {
    this.#createId = createId;
  }

  /** The message that an id was given to last. */
  get last(): SentMessage | undefined {
    return this.#last;
  }

  for(content: Content): string {
    const fingerprint = fingerprintOf(JSON.stringify(content));
    if (this.#last?.fingerprint !== fingerprint) this.#last = { submissionId: this.#createId(), fingerprint };
    return this.#last.submissionId;
  }

  /** Goes on with a message of an earlier visit. */
  remember(last: SentMessage | undefined): void {
    this.#last = last;
  }
}

/**
 * 64 bits of FNV-1a and the length. It is kept where the text may not be, such as that of the consent, and tells a text from
 * its corrections; nobody gains by making two alike.
 */
function fingerprintOf(text: string): string {
  let [first, second] = [0x811c9dc5, 0x01000193];
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(second ^ unit, 0x85ebca6b) ^ (second >>> 13);
  }
  return [first, second, text.length].map((part) => (part >>> 0).toString(36)).join('-');
}
