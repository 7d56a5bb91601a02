import '../math-captcha/define.ts';
import { define } from '../../base/define.ts';
import { keepChildren } from '../../browser/keep-children.ts';
import { FoyerContactCard } from './contact-card.ts';

declare global {
  interface HTMLElementTagNameMap {
    'foyer-contact-card': FoyerContactCard;
  }
}

define('foyer-contact-card', FoyerContactCard);
keepChildren('foyer-contact-card');
