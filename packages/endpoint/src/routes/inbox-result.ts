// Reads the result of the previous page's action from the URL; `resultQuery` writes it.
import { type InboxResult, outcomes } from '../pages/inbox-result.ts';

export function readResult(query: URLSearchParams): InboxResult | undefined {
  const outcome = outcomes.find((known) => known === query.get('done'));
  const count = Number(query.get('count'));
  return outcome !== undefined && Number.isSafeInteger(count) && count >= 0 ? { outcome, count } : undefined;
}
