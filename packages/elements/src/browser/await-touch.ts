// A widget that a server rendered works without its code until someone touches it.
import { hasDraft } from './draft-trace.ts';
import { pageOptions } from './page-options.ts';

/** Whether a widget needs no code before the first touch. An owner, on a page from localhost, wants to see mistakes. */
export function isStill(widget: HTMLElement): unknown {
  return (
    widget.shadowRoot?.querySelector('[data-still]') &&
    !hasDraft() &&
    !/localhost$|^127\.|^\[::1/.test(location.hostname) &&
    !('debug' in pageOptions())
  );
}

/**
 * Loads the code at the first touch. A button that is pressed meanwhile is pressed again once the widget can answer, or, if
 * its code is unavailable, as without JavaScript.
 *
 * @param load never rejects
 */
export function awaitTouch(widget: HTMLElement, load: () => unknown): void {
  let isAwake = false;
  const onTouch = async (event: Event): Promise<void> => {
    if (isAwake) return;
    const button = event.composedPath().find((target) => target instanceof HTMLButtonElement);
    const isPressed = event.type === 'click';
    if (isPressed && button) event.preventDefault();
    await load();
    await Reflect.get(widget, 'updateComplete');
    isAwake = true;
    if (isPressed) button?.click();
  };
  for (const type of ['focusin', 'pointerover', 'click']) widget.shadowRoot?.addEventListener(type, onTouch, true);
}
