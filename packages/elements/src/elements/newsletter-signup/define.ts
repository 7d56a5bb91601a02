import '../math-captcha/define.ts';
import { define } from '../../base/define.ts';
import { keepChildren } from '../../browser/keep-children.ts';
import { FoyerNewsletterSignup } from './newsletter-signup.ts';

declare global {
  interface HTMLElementTagNameMap {
    'foyer-newsletter-signup': FoyerNewsletterSignup;
  }
}

define('foyer-newsletter-signup', FoyerNewsletterSignup);
keepChildren('foyer-newsletter-signup');
