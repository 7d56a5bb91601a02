// From the first interaction on: the challenge with its proof of work, and what is said about an answer.
import { str } from '@lit/localize/internal/str-tag.js';
import type { LocaleController } from '../../base/locale-controller.ts';
import { isRight } from '../../submission/captcha.ts';
import type { FieldIssue } from '../../submission/validate.ts';

export { errorStyles } from '../../base/error.styles.ts';
export { ChallengeController } from '../../base/session/challenge-controller.ts';
export { renderError } from '../../base/session/error-view.ts';
export { captchaAnswer } from '../../submission/captcha.ts';
export { isRight };

type Msg = LocaleController['msg'];

/** What is wrong with the answer. */
export function captchaMessage(msg: Msg, { code }: FieldIssue, sum: string): string {
  return code === 'required' ? msg('Please answer the sum.') : msg(str`Not quite. What is ${sum}?`);
}

/** Why a form cannot be sent yet. */
export function waitMessage(msg: Msg): string {
  return msg('One moment please, the check is still running.');
}

/** What stands in the row once the visitor wants to go without the sum. */
export function skippedMessage(msg: Msg, done: boolean): string {
  return done ? msg('Done. Nothing to calculate.') : msg('One moment …');
}
