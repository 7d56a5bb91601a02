// A page's HTML stands before its script, which comes once somebody is there, or once the address asks for something. What is
// pressed meanwhile is pressed again when the script can answer. What is typed stays in its field, where the script reads it.
import { isAlive } from './awaken.ts';

/**
 * @param selector of elements that say in `data-unloadable` what has happened if their script does not come
 * @param open makes the component work in its element, and resolves then
 */
export function takeOver(selector: string, open: (root: HTMLElement) => Promise<void>): void {
  for (const root of document.querySelectorAll<HTMLElement>(selector)) {
    const release = hold(root);
    const isWanted = location.search === '' ? isAlive : Promise.resolve();
    void isWanted
      .then(() => open(root))
      .catch((cause: unknown) => {
        tellUnloadable(root);
        throw cause;
      })
      .finally(release);
  }
}

function tellUnloadable(root: HTMLElement): void {
  const box = root.querySelector<HTMLElement>('.refused-address');
  if (!box) return;
  box.hidden = false;
  box.textContent = root.dataset['unloadable'] ?? '';
}

/** Keeps presses on buttons, and keys on tabs. The returned function repeats them. */
function hold(root: HTMLElement): () => void {
  const held: (() => void)[] = [];
  const keep = (event: Event, repeat: (button: HTMLButtonElement) => void) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    if (!button) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    held.push(() => repeat(button));
  };
  const onClick = (event: MouseEvent) => keep(event, (button) => button.click());
  const onKey = (event: KeyboardEvent) => {
    const { key } = event;
    if (/^(?:Arrow|Home|End)/.test(key))
      keep(event, (button) => button.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })));
  };
  root.addEventListener('click', onClick, { capture: true });
  root.addEventListener('keydown', onKey, { capture: true });
  return () => {
    root.removeEventListener('click', onClick, { capture: true });
    root.removeEventListener('keydown', onKey, { capture: true });
    for (const repeat of held) repeat();
  };
}
