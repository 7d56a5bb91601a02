import '../math-captcha/define.ts';
import { define } from '../../base/define.ts';
import { FoyerNewsletterSignup } from './newsletter-signup.ts';

declare global {
  interface HTMLElementTagNameMap {
    'foyer-newsletter-signup': FoyerNewsletterSignup;
  }
}

define('foyer-newsletter-signup', FoyerNewsletterSignup);
