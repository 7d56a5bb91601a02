// What a form needs of the captcha inside it. The two meet only through the tag `foyer-math-captcha`.
import type { CaptchaAnswer, Challenge } from '@foyer/protocol';
import type { Outcome } from '../submission/outcome.ts';
import type { FieldIssue } from '../submission/validate.ts';

export interface CaptchaHandle extends HTMLElement {
  /** True once there is a challenge that will still hold. */
  readonly ready: boolean;
  /** Fetches a challenge unless there is one. Returns why it failed, else undefined. */
  load(): Promise<Outcome | undefined>;
  /** What is missing in the row, as far as the page can know. */
  issue(): FieldIssue | undefined;
  /** Waits for the proof of work; undefined where it cannot be had. */
  answer(): Promise<CaptchaAnswer | undefined>;
  /** Takes a new challenge, or forgets the old one; what was typed as answer is gone. */
  renew(challenge?: Challenge): void;
  /** Says below the row what is wrong, or nothing. */
  showIssue(issue: FieldIssue | undefined): void;
  readonly message: string;
}
