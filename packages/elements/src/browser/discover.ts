// Finds the widgets of a page, including those added later. Everything but a plain `foyer-…` tag is left to `markup.ts`,
// which a page loads only if it needs it.
import { isOutside } from './is-outside.ts';
import type * as markup from './markup.ts';
import { isFirst } from './script-element.ts';
import { watchPage } from './watch-page.ts';

type LoadMarkup = () => Promise<typeof markup>;

/** Fields of a `<form>` shadow its properties, such as `localName`; `RegExp.test` converts any value to a string. */
function tagOf(element: HTMLElement): string {
  const words = element instanceof HTMLDivElement && element.dataset['foyer']?.toLowerCase().match(/[a-z]+/g);
  if (words) return 'foyer-' + words.join('-').replace('foyer-', '');
  return /^foyer-/.test(element.localName) ? element.localName : '';
}

let isDiscovering = false;

/**
 * @param tags of the widgets
 * @param found called for each element of a widget, and again when the element was moved
 */
export function discover(
  tags: readonly string[],
  found: (tag: string, element: HTMLElement) => void,
  loadMarkup: LoadMarkup,
): void {
  isDiscovering = true;
  const take = inTurn(loadMarkup);
  watchPage((element, isLate) => {
    const tag = tagOf(element);
    const isWidget = tags.includes(tag);
    if (isWidget) found(tag, element);
    if (isWidget ? tag !== element.localName : tag || isOutside(element, tags.join())) take(element, tag, isLate);
  });
}

/** Only finds misplaced children of one widget, for pages that define that widget alone. */
export function findOutside(tag: string, loadMarkup: LoadMarkup): void {
  if (isDiscovering || !isFirst(tag)) return;
  const take = inTurn(loadMarkup);
  watchPage((element, isLate) => {
    if (isOutside(element, tag)) take(element, '', isLate);
  });
}

/** Shares one import, since several imports of a file may resolve in any order. A failed import is tried again. */
function inTurn(loadMarkup: LoadMarkup): typeof markup.takeMarkup {
  let loading: Promise<typeof markup> | undefined;
  return (...found) => {
    loading ??= loadMarkup();
    void loading.then(
      ({ takeMarkup }) => takeMarkup(...found),
      () => (loading = undefined),
    );
  };
}
