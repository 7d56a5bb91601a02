// A widget that a server rendered works without its code until someone touches it.
import { hasDraft } from './draft-trace.ts';
import { pageOptions } from './page-options.ts';

/**
 * The rendered tree of a widget that needs no code before the first touch. An owner, on a page from localhost, wants to see
 * mistakes.
 */
export function stillTree({ shadowRoot }: HTMLElement): ShadowRoot | false | null | undefined {
  return (
    shadowRoot?.querySelector('[data-still]') &&
    !hasDraft() &&
    !/localhost$|^127\.|^\[::1/.test(location.hostname) &&
    !('debug' in pageOptions()) &&
    shadowRoot
  );
}

const methods = ['checkValidity', 'reportValidity', 'submit', 'reset', 'focus'] as const;

/** Has its methods, and a promise of its first drawing, as soon as its code is there. */
interface Waiting {
  submit?(...args: readonly unknown[]): unknown;
  reset?(...args: readonly unknown[]): unknown;
  focus?(...args: readonly unknown[]): unknown;
  checkValidity?(...args: readonly unknown[]): unknown;
  reportValidity?(...args: readonly unknown[]): unknown;
  readonly updateComplete?: Promise<unknown>;
}

/**
 * Loads the code at the first touch, or when a script calls a method. A button that is pressed meanwhile is pressed again once
 * the widget can answer, or, if its code is unavailable, as without JavaScript.
 *
 * @param load never rejects
 */
export function awaitTouch(widget: Waiting, tree: ShadowRoot, load: () => unknown): void {
  if ('submit' in widget) return; // it waits already, moved or with another version
  let isAwake = false;
  const wake = async (): Promise<void> => {
    await load();
    await widget.updateComplete;
    for (const name of methods) delete widget[name];
    isAwake = true;
  };
  tree.addEventListener('focusin', wake);
  tree.addEventListener('pointerover', wake);
  for (const button of tree.querySelectorAll('button')) {
    button.addEventListener('click', async (event) => {
      if (isAwake) return;
      event.preventDefault();
      await wake();
      button.click();
    });
  }
  for (const name of methods) {
    widget[name] = (...args) => {
      const result = wake().then(() => widget[name]?.(...args));
      // These cannot wait: the browser answers for the rendered form.
      return name.endsWith('ity') ? tree.querySelector('form')?.checkValidity() : result;
    };
  }
}
