// Whether a form asks a question. Knows no request and no row.
import type { CaptchaMode } from './captcha-mode.ts';

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
