// Reports edits and left fields to the session.
import type { FoyerFormElement } from '../base/foyer-form-element.ts';
import { ownInputs } from '../base/own-fields.ts';

export interface FormEvents {
  edited(name: string): void;
  left(name: string): void;
}

/** The listeners live as long as the form. */
export function listenToForm(form: FoyerFormElement, events: FormEvents): void {
  const { renderRoot } = form;
  let pressed = false;
  /** What waits until the pointer is released. */
  const waiting: (() => void)[] = [];

  renderRoot.addEventListener('input', ({ target }) => {
    if (!(target instanceof HTMLElement)) return;
    events.edited(target.id === 'answer' ? 'captcha' : (target.getAttribute('name') ?? target.id));
  });

  // A finger that scrolls is canceled, never lifted.
  const ends = ['pointerup', 'pointercancel'];
  const release = () => {
    pressed = false;
    for (const type of ends) removeEventListener(type, release);
    for (const leave of waiting.splice(0)) setTimeout(leave);
  };
  renderRoot.addEventListener('pointerdown', () => {
    pressed = true;
    for (const type of ends) addEventListener(type, release);
  });

  // Layout changes while a button is pressed would make the click miss it.
  renderRoot.addEventListener('focusout', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || !target.value) return;
    const leave = () => events.left(target.name);
    if (pressed) waiting.push(leave);
    else leave();
  });
}

/** Invalid fields that the visitor left before the session was loaded. */
export function fieldsLeft({ renderRoot }: FoyerFormElement): readonly string[] {
  // Chromium before 119 does not know the selector, and jsdom before 27 has no global of that name.
  if (!('CSS' in globalThis && globalThis.CSS.supports('selector(:user-invalid)'))) return [];
  return ownInputs(renderRoot)
    .filter((input) => input.value && input.matches(':user-invalid:not(:focus)'))
    .map(({ name }) => name);
}
