// Whether a form shows the question.
import type { CaptchaKind } from './captcha-mode.ts';

export interface CaptchaSituation {
  readonly kind: CaptchaKind;
  /** False without `crypto.subtle`, such as on http: pages. */
  readonly canProve: boolean;
}

/** Shown if required, and if proof of work is impossible. */
export function needsQuestion({ kind, canProve }: CaptchaSituation): boolean {
  return kind === 'arithmetic' || (kind === 'pow' && !canProve);
}
