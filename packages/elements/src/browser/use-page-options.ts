// A script file's own options, put where `pageOptions` looks for them.
import type { PageOptions } from './page-options.ts';

/**
 * Takes the options of the script element whose `src` is `scriptUrl`; `defaults` hold where it is silent.
 * The first script that says anything decides: a second copy on the page changes nothing.
 */
export function usePageOptions(scriptUrl: string, defaults: PageOptions = {}): void {
  if (typeof document === 'undefined') return;
  const key = Symbol.for('foyer');
  const script = [...document.querySelectorAll('script')].find(({ src }) => src !== '' && src === scriptUrl);
  const options = { ...defaults, ...script?.dataset };
  if (!Reflect.has(document, key) && Object.keys(options).length > 0) Reflect.set(document, key, options);
}
