import { define } from '../../base/define.ts';
import { keepChildren } from '../../browser/keep-children.ts';
import { FoyerCtaBanner } from './cta-banner.ts';

declare global {
  interface HTMLElementTagNameMap {
    'foyer-cta-banner': FoyerCtaBanner;
  }
}

define('foyer-cta-banner', FoyerCtaBanner);
keepChildren('foyer-cta-banner');
