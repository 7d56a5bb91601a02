// Reads the parameters of a list from its URL; `pages/list-link.ts` writes them.
import type { Problem } from '@foyer/protocol';
import { problem } from '@foyer/protocol/server';
import type { ListRequest } from '../domain/inbox.ts';
import { subscriberStatuses } from '../domain/subscriber.ts';
import { withoutNul } from './without-nul.ts';

const pageSize = { usual: 50, highest: 200 } as const;
const longestSearch = 200;

export type ListReading =
  { readonly ok: true; readonly value: ListRequest } | { readonly ok: false; readonly problem: Problem };

export function readListRequest(query: URLSearchParams): ListReading {
  const fault = faultIn(query);
  if (fault !== undefined) return { ok: false, problem: problem('malformed', { detail: fault }) };
  const after = query.get('after');
  const value = {
    limit: Math.min(Number(query.get('limit') ?? pageSize.usual), pageSize.highest),
    ...(after !== null && { after: Number(after) }),
    ...filtersIn(query),
  };
  return { ok: true, value };
}

function faultIn(query: URLSearchParams): string | undefined {
  const wrong = ['limit', 'after'].find((name) => !/^[1-9]\d{0,14}$/.test(query.get(name) ?? '1'));
  if (wrong !== undefined) return `\`${wrong}\` must be a whole number above 0.`;
  const isKnown = (query.get('status') ?? '') === '' || statusIn(query) !== undefined;
  return isKnown ? undefined : `\`status\` must be one of ${subscriberStatuses.join(', ')}.`;
}

function filtersIn(query: URLSearchParams) {
  const form = withoutNul(query.get('form') ?? '');
  const search = searchIn(query);
  const status = statusIn(query);
  return {
    ...(form !== '' && { form }),
    ...(search !== '' && { search }),
    ...(query.get('unread') === '1' && { unread: true }),
    ...(query.get('suspected') === '1' && { suspected: true }),
    ...(status !== undefined && { status }),
  };
}

function statusIn(query: URLSearchParams) {
  return subscriberStatuses.find((known) => known === query.get('status'));
}

function searchIn(query: URLSearchParams): string {
  return withoutNul(query.get('q') ?? '')
    .trim()
    .slice(0, longestSearch)
    .toWellFormed();
}
