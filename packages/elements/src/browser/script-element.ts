// The script element of the running file: its location and options.
import { isOwnScript, keptAt, type PageOptions } from './page-options.ts';

/**
 * The current script, else the first one with a Foyer file name: modules have no `currentScript`. Its options are kept, because
 * it may be removed before a widget reads them. The first script with options wins.
 */
export function keepScript(): HTMLScriptElement | undefined {
  const current = document.currentScript;
  const script = current instanceof HTMLScriptElement ? current : [...document.scripts].find(isOwnScript);
  const options = { ...script?.dataset };
  if (Object.keys(options)[0]) isFirst('foyer', options);
  return script;
}

/**
 * Whether this is the first copy of a script: sites that swap the body, such as those with Turbo, run the scripts in it again.
 */
export function isFirst(copyOf: string, value: PageOptions = {}): unknown {
  return !keptAt(copyOf) && (document[Symbol.for(copyOf)] = value);
}
