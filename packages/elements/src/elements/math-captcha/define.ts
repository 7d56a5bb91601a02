import { define } from '../../base/define.ts';
import { FoyerMathCaptcha } from './math-captcha.ts';

declare global {
  interface HTMLElementTagNameMap {
    'foyer-math-captcha': FoyerMathCaptcha;
  }
}

define('foyer-math-captcha', FoyerMathCaptcha);
