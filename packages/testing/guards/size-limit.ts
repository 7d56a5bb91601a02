// The byte budgets, brotli, as scripts/size-limit.json has them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface ByteLimits {
  readonly pages: readonly PageLimit[];
  /** Of a page whose forms a server rendered. */
  readonly rendered: { readonly firstView: number };
  /** The budgets of the file of one service, and of the one that names all. */
  readonly services: { readonly adapter: number; readonly rows: number };
}

export interface PageLimit {
  readonly name: string;
  readonly elements: readonly string[];
  /** What its widget needs to show something, where it is alone. */
  readonly attributes?: string;
  /** What a page loads before any interaction. */
  readonly firstView: number;
  /** What the first focus in its first field loads beyond that; absent where there is no field. */
  readonly firstTouch?: number;
}

export function readLimits(root: string): ByteLimits {
  return JSON.parse(readFileSync(join(root, 'scripts/size-limit.json'), 'utf8')) as ByteLimits;
}
