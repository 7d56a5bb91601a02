// Pages by keyset: a page begins after the last row of the one before.
import type { Page } from '../domain/inbox.ts';

/** `rows` has one row more than `limit` where there are more. */
export function toPage<Row extends { readonly sequence: number }, Item>(
  rows: readonly Row[],
  limit: number,
  toItem: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const next = rows.length > limit ? (shown.at(-1)?.sequence ?? null) : null;
  return { items: shown.map(toItem), next };
}
