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
      if (isFoyerTag(tag)) void registry[tag]();
      else console.warn(`<${tag}> is not a Foyer widget; available: ${Object.keys(registry).join(', ')}.`);
    },
    loadDivs: () => import('./browser/data-foyer.ts'),
  });
}
