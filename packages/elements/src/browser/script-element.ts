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
  const options = { ...script?.dataset };
  if (Object.keys(options).length > 0 && !Reflect.has(document, key)) Reflect.set(document, key, options);
}
