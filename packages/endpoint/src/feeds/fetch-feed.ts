// Fetches one feed. Resolves, checks and pins the address per connection, so that neither DNS nor a redirect bypasses
// the guard. Loaded with the first request; knows neither names nor a cache.
import type { LookupAddress } from 'node:dns';
import { lookup as lookUp } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, fetch, type Response } from 'undici';
import { faultCode } from '../domain/fault-code.ts';
import { decompressFeed, maxFeedBytes } from './decompress-feed.ts';
import type { FeedGuard } from './feed-guard.ts';
import { type Feed, readFeed } from './read-feed.ts';

/** Validators for a conditional request. */
export interface Validators {
  readonly url: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export interface FeedRequest {
  readonly url: URL;
  readonly guard: FeedGuard;
  readonly userAgent: string;
  readonly known?: Validators | undefined;
}

/** Network access; tests replace it. */
export interface FeedNetwork {
  readonly resolve: (hostname: string) => Promise<LookupAddress[]>;
  readonly timeoutMs: number;
  /** Trusted certificates instead of the default ones. */
  readonly ca?: string;
}

export type FetchedFeed =
  | { readonly status: 'fetched'; readonly feed: Feed; readonly validators: Validators }
  | { readonly status: 'unchanged' }
  | { readonly status: 'failed'; readonly reason: string };

const defaultNetwork: FeedNetwork = { resolve: (hostname) => lookUp(hostname, { all: true }), timeoutMs: 5_000 };
const maxRedirects = 3;
const accept =
  'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, application/json;q=0.8, */*;q=0.1';

/** Never rejects. */
export async function fetchFeed(
  request: FeedRequest,
  { resolve, timeoutMs, ca } = defaultNetwork,
): Promise<FetchedFeed> {
  const connect = { lookup: guardedLookup(resolve, request.guard), ...(ca !== undefined && { ca }) };
  const agent = new Agent({ connect });
  try {
    return await follow(request, { agent, signal: AbortSignal.timeout(timeoutMs) });
  } catch (error) {
    return failed(faultCode(error));
  } finally {
    // Drops unread bodies, also those of redirects.
    await agent.destroy();
  }
}

interface FetchContext {
  readonly agent: Agent;
  readonly signal: AbortSignal;
}

async function follow(
  { url: start, guard, userAgent, known }: FeedRequest,
  context: FetchContext,
): Promise<FetchedFeed> {
  let url = start;
  for (let redirects = 0; redirects <= maxRedirects; redirects += 1) {
    if (!isUrlAllowed(url, guard)) return failed('address-refused');
    const headers = { accept, 'user-agent': userAgent, ...conditions(url, known) };
    const response = await fetch(url, {
      dispatcher: context.agent,
      signal: context.signal,
      redirect: 'manual',
      headers,
    });
    const location = locationOf(response);
    if (location === null) return receive(response, url, known);
    if (!URL.canParse(location, url.href)) return failed('redirect-broken');
    url = new URL(location, url);
  }
  return failed('too-many-redirects');
}

/** As browsers read it: in UTF-8, where undici has one character for each byte. */
function locationOf({ status, headers }: Response): string | null {
  const location = status >= 300 && status < 400 ? headers.get('location') : null;
  return location === null ? null : Buffer.from(location, 'latin1').toString();
}

/** Host names are checked when they are resolved; literal addresses are never resolved, so they are checked here. */
function isUrlAllowed({ hostname, password, protocol, username }: URL, { isAllowed, protocols }: FeedGuard): boolean {
  const literal = hostname.replace(/^\[|\]$/g, '');
  return protocols.includes(protocol) && username + password === '' && (isIP(literal) === 0 || isAllowed(literal));
}

/** Checks and connects to the same DNS answer, which prevents rebinding. */
function guardedLookup(resolve: FeedNetwork['resolve'], { isAllowed }: FeedGuard): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (addresses) => {
        const [first] = addresses;
        if (first === undefined || !addresses.every(({ address }) => isAllowed(address))) {
          callback(Object.assign(new Error('not an address for a feed'), { code: 'address-refused' }), '');
        } else if (options.all === true) callback(null, addresses);
        else callback(null, first.address, first.family);
      },
      (error: unknown) => callback(error instanceof Error ? error : new Error('not resolved'), ''),
    );
  };
}

function conditions(url: URL, known: Validators | undefined): Readonly<Record<string, string>> {
  if (known?.url !== url.href) return {};
  return {
    ...(known.etag !== null && { 'if-none-match': known.etag }),
    ...(known.lastModified !== null && { 'if-modified-since': known.lastModified }),
  };
}

async function receive(response: Response, url: URL, known: Validators | undefined): Promise<FetchedFeed> {
  if (response.status === 304 && known?.url === url.href) return { status: 'unchanged' };
  if (!response.ok) return failed(`HTTP ${response.status}`);
  const bytes = await readBytes(response.body);
  if (bytes === undefined) return failed('too-large');
  const reading = readFeed({
    bytes: decompressFeed(bytes),
    contentType: response.headers.get('content-type') ?? '',
    url: url.href,
  });
  if (!reading.ok) return failed(reading.reason);
  const [etag, lastModified] = [response.headers.get('etag'), response.headers.get('last-modified')];
  return { status: 'fetched', feed: reading.feed, validators: { url: url.href, etag, lastModified } };
}

/** Undefined where the limit is exceeded. */
async function readBytes(body: AsyncIterable<Uint8Array> | null): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.length;
    if (length > maxFeedBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function failed(reason: string): FetchedFeed {
  return { status: 'failed', reason };
}
