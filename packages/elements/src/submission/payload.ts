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

/**
 * One id a content: an unchanged text sent again is the same message, so that a server that has it answers
 * `replayed`; a corrected text is a new one, so that the correction is not lost.
 */
export class SubmissionIds {
  #last: { readonly content: string; readonly submissionId: string } | undefined;
  readonly #createId: () => string;

  constructor(createId: () => string) {
    this.#createId = createId;
  }

  for(content: Content): string {
    const key = JSON.stringify(content);
    if (this.#last?.content !== key) this.#last = { content: key, submissionId: this.#createId() };
    return this.#last.submissionId;
  }

  forget(): void {
    this.#last = undefined;
  }
}
