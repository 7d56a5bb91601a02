import type { PageOptions } from './page-options.ts';

declare global {
  /** What script files share on a page, each under a symbol of its own. */
  interface Document {
    [name: symbol]: PageOptions | undefined;
  }
}
