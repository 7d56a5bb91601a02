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
 * Loads the code at the first touch, or when a script calls a method. A button that is pressed meanwhile is pressed again once
 * the widget can answer, or, if its code is unavailable, as without JavaScript.
 *
 * @param load never rejects
 */
export function awaitTouch(widget: HTMLElement, load: () => unknown): void {
  let isAwake = false;
  const wake = async (): Promise<void> => {
    await load();
    await Reflect.get(widget, 'updateComplete');
    isAwake = true;
  };
  const onTouch = async (event: Event): Promise<void> => {
    if (isAwake) return;
    const isPress = event.type === 'click';
    const button = isPress && event.composedPath().find((target) => target instanceof HTMLButtonElement);
    if (button) event.preventDefault();
    await wake();
    if (button) button.click();
  };
  for (const type of ['focusin', 'pointerover', 'click']) widget.shadowRoot?.addEventListener(type, onTouch, true);
  for (const name of ['submit', 'reset', 'focus']) {
    const call = async (...args: readonly unknown[]): Promise<unknown> => {
      Reflect.deleteProperty(widget, name);
      await wake();
      const method: unknown = Reflect.get(widget, name);
      return typeof method === 'function' ? Reflect.apply(method, widget, args) : undefined;
    };
    Object.assign(widget, { [name]: call });
  }
}
