// What a challenge has to contain. Knows no request and no row.
import { type CaptchaSituation, needsQuestion } from './captcha-requirement.ts';

/** What to leave out of a challenge: the query parameter `without`. */
export type Without = 'question' | 'pow' | undefined;

/** Proof of work wherever it is possible. `skipped`: the visitor pressed "Without calculation". */
export function leftOut(situation: CaptchaSituation, skipped: boolean): Without {
  if (!situation.canProve) return 'pow';
  return needsQuestion(situation) && !skipped ? undefined : 'question';
}
