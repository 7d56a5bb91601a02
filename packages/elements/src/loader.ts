// Loads each widget when the page first uses it, now or later.
import { discover } from './browser/discover.ts';
import { keepScript } from './browser/script-element.ts';
import { type FoyerTag, registry } from './registry.ts';

function isFoyerTag(tag: string): tag is FoyerTag {
  return Object.hasOwn(registry, tag);
}

if (typeof document !== 'undefined') {
  keepScript();
  discover(
    Object.keys(registry),
    (tag) => {
      if (isFoyerTag(tag)) void registry[tag]();
    },
    () => import('./browser/markup.ts'),
  );
}
