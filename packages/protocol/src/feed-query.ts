// The query of a feed's URL: what the owner asks for in it, and what the APIs of WordPress and Ghost need. Pure.

/** Whether the owner orders the posts. @param names of the query's parameters */
export function asksForOrder(names: Iterable<string>): boolean {
  return [...names].some((name) => /(^|[^a-z])(order|sort)/i.test(name));
}

/** Parameter of the `Content-Type` by which an endpoint says so of a feed that it relays. */
export const orderKept = 'order=kept';

type FeedApi = 'wordpress' | 'ghost';

/** @param route the path, or that in WordPress' `rest_route` */
export function apiOf(route: string): FeedApi | undefined {
  if (/\/ghost\/api\//.test(route)) return 'ghost';
  return /(^|\/)wp\/v2\/\w/.test(route) ? 'wordpress' : undefined;
}

/** Ask for the authors and pictures of the posts. */
export const apiQueries = {
  wordpress: { _embed: 'author,wp:featuredmedia' },
  ghost: { include: 'authors' },
} as const;
