// The script element of the running file: its location and options.
import { isOwnScript, keptAt } from './page-options.ts';

/** The current script, else the first one with a Foyer file name: modules have no `currentScript`. */
export function findScript(): HTMLScriptElement | undefined {
  const { currentScript } = document;
  return currentScript instanceof HTMLScriptElement ? currentScript : [...document.scripts].find(isOwnScript);
}

/** Stores the options, because the script element may be removed before a widget reads them. The first script with options wins. */
export function keepOptions(script: HTMLScriptElement | undefined): void {
  const options = { ...script?.dataset };
  if (Object.keys(options).length > 0) keepFirst('foyer', options);
}

/** False for later copies of a script: sites that swap the body, such as those with Turbo, run the scripts in it again. */
export function isFirst(copyOf: string): boolean {
  return keepFirst(copyOf, {});
}

function keepFirst(name: string, value: object): boolean {
  return !keptAt(name) && Reflect.set(document, Symbol.for(name), value);
}
