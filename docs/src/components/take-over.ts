// A page's HTML stands before its script, which comes once somebody is there, or once the address asks for something. What is
// pressed meanwhile is kept by `EarlyPresses.astro`. What is typed stays in its field, where the script reads it.
import { isAlive } from './awaken.ts';

/**
 * @param selector of elements that say in `data-unloadable` what has happened if their script does not come
 * @param open makes the component work in its element, and resolves then
 */
export function takeOver(selector: string, open: (root: HTMLElement) => Promise<void>): void {
  for (const root of document.querySelectorAll<HTMLElement>(selector)) {
    const isWanted = location.search !== '' || 'touched' in root.dataset ? Promise.resolve() : isAlive;
    void isWanted
      .then(() => open(root))
      .catch((cause: unknown) => {
        tellUnloadable(root);
        throw cause;
      })
      .finally(() => root.dispatchEvent(new Event('awake')));
  }
}

function tellUnloadable(root: HTMLElement): void {
  const box = root.querySelector<HTMLElement>('.refused-address');
  if (!box) return;
  box.hidden = false;
  box.textContent = root.dataset['unloadable'] ?? '';
}
