// Writes the parameters of a list into its URL; `routes/list-request.ts` reads them.
import type { ListRequest } from '../domain/inbox.ts';

type Query = Readonly<Record<string, string | number | undefined>>;

/** URL of an inbox page; empty parameters are left out. */
export function linkTo(path: string, query: Query): string {
  const text = queryText(query);
  return text === '' ? path : `${path}?${text}`;
}

/** Empty parameters are left out. */
export function queryText(query: Query): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  return String(new URLSearchParams(given.map(([name, value]) => [name, String(value)])));
}

/** The same list with the same filters, from its beginning. */
export function filterQuery({ form, search, status, unread }: ListRequest): Query {
  return { form, q: search, unread: unread === true ? 1 : undefined, status };
}

/** The same page of the same list. */
export function pageQuery(request: ListRequest): Query {
  const { after, limit, suspected } = request;
  return { after, limit, ...filterQuery(request), suspected: suspected === true ? 1 : undefined };
}
