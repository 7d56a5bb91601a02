// Widgets were rendered when the site was built: their code is loaded once somebody is there. A button that is pressed
// meanwhile is pressed again when its widget can answer.
const SIGNS_OF_LIFE = ['pointermove', 'pointerdown', 'scroll', 'keydown', 'focusin', 'click', 'input'];

/** Resolves at the first sign of life. */
export const isAlive = new Promise<void>((resolve) => {
  for (const sign of SIGNS_OF_LIFE) addEventListener(sign, () => resolve(), { once: true, passive: true });
});

const isLoaded = isAlive.then(() => import('@foyer/elements/loader.js'));

/** Resolves when the widget has taken over what was rendered. */
export async function whenAwake(widget: HTMLElement): Promise<void> {
  await isLoaded;
  await customElements.whenDefined(widget.localName);
  if ('updateComplete' in widget) await widget.updateComplete;
}

/** Between its definition and its first drawing, a press would still be the rendered form's own. */
const awake = new WeakSet<HTMLElement>();

function holdPress(event: MouseEvent): void {
  const path = event.composedPath();
  const button = path.find((target) => target instanceof HTMLButtonElement);
  const widget = path.find((target) => target instanceof HTMLElement && target.localName.startsWith('foyer-'));
  if (!button || !(widget instanceof HTMLElement) || awake.has(widget)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  void whenAwake(widget).then(() => {
    awake.add(widget);
    button.click();
  });
}

addEventListener('click', holdPress, { capture: true });
