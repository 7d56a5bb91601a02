// GET /feed/{name}: a feed of another host, for teasers of the allowed origins. Only those that the owner named.
import type { Context, MiddlewareHandler } from 'hono';
import { problem } from '../domain/problem.ts';
import { type FeedAnswer, freshMs, type CachedFeed, staleMs } from '../feeds/cached-feed.ts';
import { onlyMethod, problemResponse } from './reply.ts';

/** Somebody else's bytes below our own address: nothing in them may run where it is opened as a page. */
const sandboxHeaders = {
  'Content-Security-Policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
} as const;

type FeedsByName = ReadonlyMap<string, () => Promise<FeedAnswer>>;

/** Before the method, and without a word on which there are. */
export function knownFeed(feeds: FeedsByName): MiddlewareHandler {
  return async (context, next) => {
    if (!feeds.has(context.req.param('name') ?? '')) return unknownFeed();
    await next();
    return undefined;
  };
}

export function feedRoute(feeds: FeedsByName) {
  return onlyMethod('GET', async (context) => {
    const ask = feeds.get(context.req.param('name') ?? '');
    return ask === undefined ? unknownFeed() : reply(context, await ask());
  });
}

function unknownFeed(): Response {
  return problemResponse(problem('unknown-form', { detail: 'No feed with this name is configured at this endpoint.' }));
}

function reply(context: Context, answer: FeedAnswer): Response {
  if (answer.status === 'missing') {
    const detail = 'The feed’s host does not answer with a feed. Try again as Retry-After says.';
    const found = problem('unavailable', { detail, retryAfter: answer.retryAfter });
    return problemResponse({ ...found, title: 'The feed is not to be had' });
  }
  const { bytes, etag, mediaType } = answer.feed;
  const headers = {
    ...sandboxHeaders,
    ETag: etag,
    'Cache-Control': `public, max-age=${answer.freshSeconds}, stale-if-error=${(staleMs - freshMs) / 1000}`,
    'Content-Type': `${mediaType}; charset=utf-8`,
  };
  return isUnchanged(context, answer.feed)
    ? new Response(null, { status: 304, headers })
    : new Response(bytes, { headers });
}

function isUnchanged(context: Context, { etag }: CachedFeed): boolean {
  const tags = (context.req.header('if-none-match') ?? '').split(',');
  return tags.some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
