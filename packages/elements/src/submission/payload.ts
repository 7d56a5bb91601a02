// Builds the request body. Pure: ids and the page's address are arguments.
import type { CaptchaAnswer, Consent, Submission } from '@foyer/protocol';
import type { FieldValues } from './fields.ts';
import { toJson } from './to-json.ts';

/** The identity of a message: captcha and trap do not count. */
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

/** A message with its id. */
export interface Identified {
  readonly submissionId: string;
  readonly content: Content;
}

/** A previous message, recognized by its content. */
export interface SentMessage {
  readonly submissionId: string;
  readonly fingerprint: string;
}

/**
 * One id per content: unchanged text is sent as the same message, which a server that already has it answers with
 * `replayed`; corrected text is a new message, so that the correction is not lost.
 */
export class SubmissionIds {
  #last: SentMessage | undefined;
  #current: { readonly key: string; readonly identified: Identified } | undefined;
  readonly #createId: () => string;

  constructor(createId: () => string) {
    this.#createId = createId;
  }

  /** The message of the last id. */
  get last(): SentMessage | undefined {
    return this.#last;
  }

  /** The content with its id. The wording of consent is the one of the first attempt, even if the page was translated since. */
  identify(content: Content): Identified {
    const key = keyOf(content);
    if (this.#current?.key !== key) {
      const fingerprint = fingerprintOf(toJson(content));
      if (this.#last?.fingerprint !== fingerprint) this.#last = { submissionId: this.#createId(), fingerprint };
      this.#current = { key, identified: { submissionId: this.#last.submissionId, content } };
    }
    return this.#current.identified;
  }

  /** Continues a message of an earlier visit. */
  remember(last: SentMessage | undefined): void {
    this.#last = last;
    this.#current = undefined;
  }
}

/** The visitor's decisions, without the wording of the consent. */
function keyOf({ form, fields, consent }: Content): string {
  return toJson([form, fields, consent && [consent.given, consent.privacyUrl]]);
}

/**
 * 64 bits of FNV-1a and the length. It may be stored where the text may not, and distinguishes a text from its corrections;
 * collisions gain an attacker nothing.
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
