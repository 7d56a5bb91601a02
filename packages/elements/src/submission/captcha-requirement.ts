// Whether a form shows the question.
import type { CaptchaMode } from './captcha-mode.ts';

export interface CaptchaSituation {
  readonly mode: CaptchaMode;
  /** What `auto` means in this form: true for a question, false for proof of work alone. */
  readonly asksByDefault: boolean;
  /** False without `crypto.subtle`, such as on http: pages. */
  readonly canProve: boolean;
}

/** Shown if required, and if proof of work is impossible. */
export function needsQuestion({ mode, asksByDefault, canProve }: CaptchaSituation): boolean {
  if (mode === 'none') return false;
  return !canProve || mode === 'arithmetic' || (mode === 'auto' && asksByDefault);
}
