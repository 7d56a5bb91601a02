// A widget that a server rendered works without its code until someone touches it.
import { hasDraft } from './draft-trace.ts';
import { pageOptions } from './page-options.ts';

/** Whether a widget needs no code before the first touch. Its owner, on a page from localhost, wants to see mistakes. */
export function isStill(widget: HTMLElement): boolean {
  return (
    widget.shadowRoot !== null &&
    !widget.matches('[src],[starts],[ends],[dismissible]') &&
    !hasDraft() &&
    !/localhost$|^127\.|^\[::1/.test(location.hostname) &&
    pageOptions().debug === undefined
  );
}

/**
 * Loads the code at the first touch. A button that is pressed meanwhile is pressed again once the widget can answer, or, if
 * its code is unavailable, as without JavaScript.
 */
export function awaitTouch(widget: HTMLElement, load: () => Promise<unknown>): void {
  let isAwake = false;
  const onTouch = async (event: Event): Promise<void> => {
    if (isAwake) return;
    const button = event.type === 'click' && event.target instanceof Element && event.target.closest('button');
    if (button) event.preventDefault();
    await load().catch(() => undefined);
    await Reflect.get(widget, 'updateComplete');
    isAwake = true;
    if (button) button.click();
  };
  for (const type of ['focusin', 'pointerover', 'touchstart', 'click']) {
    widget.shadowRoot?.addEventListener(type, onTouch, { capture: true, passive: type !== 'click' });
  }
}
