// Which layers of the captcha a form asks for. Knows no request and no row.
import type { Question } from '@foyer/protocol';
import type { CaptchaMode } from './captcha-mode.ts';

/** What to leave out of a challenge: the query parameter `without`. */
export type Without = 'question' | 'pow' | undefined;

export interface CaptchaSituation {
  readonly mode: CaptchaMode;
  /** What `auto` means in this form: with the question, or with proof of work alone. */
  readonly asksByDefault: boolean;
  /** False on pages without `crypto.subtle`, such as http: ones. */
  readonly canProve: boolean;
}

/** The question stands in the form wherever it is wanted, and wherever proof of work is impossible. */
export function needsQuestion({ mode, asksByDefault, canProve }: CaptchaSituation): boolean {
  if (mode === 'none') return false;
  return !canProve || mode === 'arithmetic' || (mode === 'auto' && asksByDefault);
}

/** Proof of work wherever it is possible. `skipped`: the visitor pressed "Without calculation". */
export function leftOut(situation: CaptchaSituation, skipped: boolean): Without {
  if (!situation.canProve) return 'pow';
  return needsQuestion(situation) && !skipped ? undefined : 'question';
}

/** A question for a page without a server: `random` gives numbers from 0 to below 1. */
export function askQuestion(operators: string, random: () => number): Question {
  const digit = () => 1 + Math.floor(random() * 9);
  const [first, second] = [digit(), digit()];
  const minus = operators.includes('-') && random() < 0.5;
  return minus ? { a: Math.max(first, second), op: '-', b: Math.min(first, second) } : { a: first, op: '+', b: second };
}
