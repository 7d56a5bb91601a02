// Every widget and every language in one file, for pages that load one classic script. `pnpm check-house --record` writes
// the imports of both.
import './elements/blog-teaser/define.ts';
import './elements/contact-card/define.ts';
import './elements/cta-banner/define.ts';
import './elements/math-captcha/define.ts';
import './elements/newsletter-signup/define.ts';
import { discover } from './browser/discover.ts';
import * as markup from './browser/markup.ts';
import { isFirst, keepScript } from './browser/script-element.ts';
import { widgetTags } from './browser/widget-slots.ts';

if (typeof document !== 'undefined' && isFirst('foyer:all')) {
  keepScript();
  discover(
    widgetTags,
    () => undefined,
    () => Promise.resolve(markup),
  );
}
