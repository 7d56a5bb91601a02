// The script element of the running file: its location and options.
import { isOwnScript } from './page-options.ts';

/** The current script, else the first one with a Foyer file name: modules have no `currentScript`. */
export function findScript(): HTMLScriptElement | undefined {
  const { currentScript } = document;
  return currentScript instanceof HTMLScriptElement ? currentScript : [...document.scripts].find(isOwnScript);
}

/** Stores the options, because the script element may be removed before a widget reads them. The first script with options wins. */
export function keepOptions(script: HTMLScriptElement | undefined): void {
  const key = Symbol.for('foyer');
  if (Object.keys(script?.dataset ?? {}).length > 0 && !Reflect.has(document, key)) {
    Reflect.set(document, key, { ...script?.dataset });
  }
}
