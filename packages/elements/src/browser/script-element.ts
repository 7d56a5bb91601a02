// A script file's own element: where the file lies, and the options that stand on it.
import { isOwnScript } from './page-options.ts';

/** The element that runs now, else the first one with a name of ours. A module does not know its element. */
export function findScript(): HTMLScriptElement | undefined {
  const { currentScript } = document;
  return currentScript instanceof HTMLScriptElement ? currentScript : [...document.scripts].find(isOwnScript);
}

/** Keeps the options, for the element may be gone when a widget asks. The first script that says anything decides. */
export function keepOptions(script: HTMLScriptElement | undefined): void {
  const key = Symbol.for('foyer');
  if (Object.keys(script?.dataset ?? {}).length > 0 && !Reflect.has(document, key)) {
    Reflect.set(document, key, { ...script?.dataset });
  }
}
