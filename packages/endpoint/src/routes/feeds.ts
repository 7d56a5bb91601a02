// GET /feed/{name}: serves a configured feed of another host to allowed origins.
import { orderKept } from '@foyer/protocol';
import { problem, problemResponse } from '@foyer/protocol/server';
import type { Context, MiddlewareHandler } from 'hono';
import type { ConfiguredFeed, Feeds } from '../feed-options.ts';
import { freshMs, type CachedFeed, staleMs } from '../feeds/cached-feed.ts';
import { onlyMethod } from './reply.ts';

/** Third-party content on our own origin: nothing in it may run when it is opened as a page. */
const sandboxHeaders = {
  'Content-Security-Policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
} as const;

/** Checked before the method, and without naming the existing feeds. */
export function knownFeed(feeds: Feeds): MiddlewareHandler {
  return async (context, next) => {
    if (!feeds.has(context.req.param('name') ?? '')) return unknownFeed();
    await next();
    return undefined;
  };
}

export function feedRoute(feeds: Feeds) {
  return onlyMethod('GET', async (context) => {
    const feed = feeds.get(context.req.param('name') ?? '');
    return feed === undefined ? unknownFeed() : reply(context, feed);
  });
}

function unknownFeed(): Response {
  return problemResponse(problem('unknown-form', { detail: 'No feed with this name is configured at this endpoint.' }));
}

async function reply(context: Context, { ask, isOrdered }: ConfiguredFeed): Promise<Response> {
  const answer = await ask();
  if (answer.status === 'missing') {
    const detail = 'The feed’s host did not return a feed. Retry after the time in Retry-After.';
    const found = problem('unavailable', { detail, retryAfter: answer.retryAfter });
    return problemResponse({ ...found, title: 'The feed is unavailable' });
  }
  const { bytes, etag, mediaType } = answer.feed;
  const headers = {
    ...sandboxHeaders,
    ETag: etag,
    'Cache-Control': `public, max-age=${answer.freshSeconds}, stale-if-error=${(staleMs - freshMs) / 1000}`,
    'Content-Type': `${mediaType}; charset=utf-8${isOrdered ? `; ${orderKept}` : ''}`,
  };
  return isUnchanged(context, answer.feed)
    ? new Response(null, { status: 304, headers })
    : new Response(bytes, { headers });
}

function isUnchanged(context: Context, { etag }: CachedFeed): boolean {
  const tags = (context.req.header('if-none-match') ?? '').split(',');
  return tags.some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
