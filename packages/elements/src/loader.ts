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
    found(tag) {
      const isKnown = isFoyerTag(tag);
      if (isKnown) void registry[tag]();
      return isKnown;
    },
    loadMarkup: () => import('./browser/markup.ts'),
  });
}
