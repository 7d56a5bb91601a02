import { define } from '../../base/define.ts';
import { FoyerBlogTeaser } from './blog-teaser.ts';

declare global {
  interface HTMLElementTagNameMap {
    'foyer-blog-teaser': FoyerBlogTeaser;
  }
}

define('foyer-blog-teaser', FoyerBlogTeaser);
