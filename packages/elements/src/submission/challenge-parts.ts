// Which parts of a challenge a form requests.
import { type CaptchaSituation, needsQuestion } from './captcha-requirement.ts';

/** Query parameter `without`: the part to leave out. */
export type Without = 'question' | 'pow' | undefined;

/** Proof of work if possible. `skipped`: the visitor pressed "Without calculation". */
export function leftOut(situation: CaptchaSituation, skipped: boolean): Without {
  if (!situation.canProve) return 'pow';
  return needsQuestion(situation) && !skipped ? undefined : 'question';
}
