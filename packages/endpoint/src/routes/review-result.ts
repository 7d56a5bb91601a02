// Reads the result of the previous page's action from the URL; `resultQuery` writes it.
import { reviews } from '../domain/review.ts';
import type { ReviewResult } from '../pages/review-result.ts';

export function readResult(query: URLSearchParams): ReviewResult | undefined {
  const decision = (['none', ...reviews] as const).find((known) => known === query.get('done'));
  const count = Number(query.get('count'));
  return decision !== undefined && Number.isSafeInteger(count) && count >= 0 ? { decision, count } : undefined;
}
