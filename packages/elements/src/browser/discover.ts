// Finds the widgets of a page, including those added later. Everything but a plain `foyer-…` tag is left to `markup.ts`,
// which a page loads only if it needs it.
import { isOutside } from './is-outside.ts';
import type * as markup from './markup.ts';
import { isFirst } from './script-element.ts';
import { watchPage } from './watch-page.ts';

export interface Discovery {
  /** Tags of the widgets. */
  readonly tags: readonly string[];
  /** Called once for each widget of an element. */
  found(tag: string, element: HTMLElement): void;
  loadMarkup(): Promise<typeof markup>;
}

/** Fields of a `<form>` shadow its properties, such as `localName`; `RegExp.test` converts any value to a string. */
function tagOf(element: HTMLElement): string | undefined {
  if (/^foyer-/.test(element.localName)) return element.localName;
  const words = element instanceof HTMLDivElement && element.dataset['foyer']?.toLowerCase().match(/[a-z]+/g);
  return words ? `foyer-${words.join('-').replace('foyer-', '')}` : undefined;
}

let isDiscovering = false;

export function discover({ tags, found, loadMarkup }: Discovery): void {
  isDiscovering = true;
  /** The widget that each element stands for; a script may change it. */
  const known = new WeakMap<HTMLElement, string>();
  const take = inTurn(loadMarkup);
  watchPage((element, isLate) => {
    const tag = tagOf(element);
    const isWidget = tag !== undefined && tags.includes(tag);
    if (isWidget && known.get(element) !== tag) {
      known.set(element, tag);
      found(tag, element);
    }
    if (isWidget ? tag !== element.localName : tag || isOutside(element, tags)) {
      take(element, isWidget ? tag : undefined, isLate);
    }
  });
}

/** Only finds misplaced children of one widget, for pages that define that widget alone. */
export function findOutside(tag: string, loadMarkup: Discovery['loadMarkup']): void {
  if (isDiscovering || !isFirst(tag)) return;
  const take = inTurn(loadMarkup);
  watchPage((element, isLate) => {
    if (isOutside(element, [tag])) take(element, undefined, isLate);
  });
}

/** Shares one import, since several imports of a file may resolve in any order. A failed import is tried again. */
function inTurn(loadMarkup: Discovery['loadMarkup']): typeof markup.takeMarkup {
  let loading: Promise<typeof markup> | undefined;
  return (...found) => {
    loading ??= loadMarkup();
    void loading.then(
      ({ takeMarkup }) => takeMarkup(...found),
      () => (loading = undefined),
    );
  };
}
