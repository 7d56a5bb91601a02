// The script file `foyer.js`: loads only the widgets that the page uses, also those that are added later.
import { discover } from './browser/discover.ts';
import { usePageOptions } from './browser/use-page-options.ts';
import { type FoyerTag, registry } from './registry.ts';

export { usePageOptions };

function isFoyerTag(tag: string): tag is FoyerTag {
  return Object.hasOwn(registry, tag);
}

if (typeof document !== 'undefined') {
  usePageOptions(import.meta.url);
  // Beside the widgets' own files, not after them: each hop is a round trip.
  void import('./base/foyer-element.ts');
  discover((tag) => {
    if (isFoyerTag(tag)) void registry[tag]();
    else console.warn(`<${tag}> is no widget of Foyer: there are ${Object.keys(registry).join(', ')}.`);
  });
}
