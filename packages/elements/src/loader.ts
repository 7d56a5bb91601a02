// Loads each widget when the page first uses it, now or later.
import { discover } from './browser/discover.ts';
import { findScript, keepOptions } from './browser/script-element.ts';
import { type FoyerTag, registry } from './registry.ts';

function isFoyerTag(tag: string): tag is FoyerTag {
  return Object.hasOwn(registry, tag);
}

if (typeof document !== 'undefined') {
  keepOptions(findScript());
  discover({
    tags: Object.keys(registry),
    found(tag) {
      if (isFoyerTag(tag)) void registry[tag]();
    },
    loadMarkup: () => import('./browser/markup.ts'),
  });
}
