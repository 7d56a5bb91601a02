import { define } from '../../base/define.ts';
import { keepChildren } from '../../browser/keep-children.ts';
import { FoyerBlogTeaser } from './blog-teaser.ts';

declare global {
  interface HTMLElementTagNameMap {
    'foyer-blog-teaser': FoyerBlogTeaser;
  }
}

define('foyer-blog-teaser', FoyerBlogTeaser);
keepChildren('foyer-blog-teaser');
