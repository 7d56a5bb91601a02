// One HTTP exchange. The only place that calls fetch; knows no protocol.
import type { HttpReply, HttpRequest } from '../services/service.ts';
import { isOnline } from './connectivity.ts';

/** 2^31 - 1 ms: browsers overflow at more. */
const longestWait = 2_147_483_647;

/** No receipt and no problem comes near it; a reply may be endless, or a small one that unpacks to a huge one. */
const maxReplyBytes = 65_536;

/** What decoders write for bytes that they cannot read: here for a body that broke off, or is too long. */
const unreadable = '\uFFFD';

/** Browsers allow 65,536 for all requests of a page that outlive it: this leaves a little to the page itself. */
const maxKeptAliveBytes = 60_000;

export interface ExchangeOptions {
  /** Milliseconds for the whole exchange, the reply's body included. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
  /** The request outlives the page, unless it is too large for that. */
  readonly keepalive?: boolean;
}

/**
 * Sends one request, without cookies, and reads the whole reply. Never rejects: failure is a value.
 * Redirects are not followed, for a 301 or 302 would turn the POST into a GET and lose the message.
 */
export async function exchange(request: HttpRequest, options: ExchangeOptions): Promise<HttpReply> {
  const { timeoutMs, signal, keepalive = false } = options;
  if (signal?.aborted) return { kind: 'network' };
  const end = new AbortController();
  const how = { signal: end.signal, keepalive: keepalive && isSmall(request) };
  // A race, not only an abort: a page may have put something in fetch's place that heeds no signal.
  const interruption = new Promise<HttpReply>((resolve) => {
    const timer = setTimeout(() => resolve({ kind: 'timeout' }), Math.min(timeoutMs, longestWait));
    end.signal.addEventListener('abort', () => clearTimeout(timer));
    signal?.addEventListener('abort', () => resolve({ kind: 'network' }), { signal: end.signal });
  });
  try {
    return await Promise.race([ask(request, how), interruption]);
  } finally {
    end.abort();
  }
}

async function ask({ url, mode, ...request }: HttpRequest, how: RequestInit): Promise<HttpReply> {
  try {
    const response = await fetch(url, {
      ...request,
      // Browsers refuse what may not be read and is not to be followed.
      redirect: mode ? 'follow' : 'manual',
      credentials: 'omit',
      cache: 'no-store',
      ...(mode && { mode }),
      ...how,
    });
    // `redirected` where what the page put in fetch's place followed it nevertheless.
    if (response.type === 'opaqueredirect' || response.redirected) return { kind: 'redirect' };
    if (response.type === 'opaque') return { kind: 'opaque' };
    return await read(response);
  } catch {
    return { kind: isOnline() ? 'network' : 'offline' };
  }
}

async function read(response: Response): Promise<HttpReply> {
  const { status, headers } = response;
  const contentType = headers.get('content-type') ?? '';
  const retryAfterMs = await readRetryAfter(headers.get('retry-after') ?? '');
  const body = await readBody(response);
  return { kind: 'response', status, contentType, body, ...(retryAfterMs !== undefined && { retryAfterMs }) };
}

/** Dates come with a file of their own, since few servers send them. Without it the wait is of our own choice. */
async function readRetryAfter(value: string): Promise<number | undefined> {
  if (/^\s*\d+\s*$/.test(value)) return Number(value) * 1000;
  if (value === '') return undefined;
  const reader = await import('../submission/retry-after.ts').catch(() => undefined);
  return reader?.parseRetryAfter(value, Date.now());
}

function isSmall({ body }: HttpRequest): boolean {
  return typeof body === 'string' && new TextEncoder().encode(body).length <= maxKeptAliveBytes;
}

async function readBody({ body }: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  const reader = body?.getReader();
  try {
    for (let chunk = await reader?.read(); chunk?.value; chunk = await reader?.read()) {
      bytes += chunk.value.length;
      if (bytes > maxReplyBytes) return unreadable;
      text += decoder.decode(chunk.value, { stream: true });
    }
    return text + decoder.decode();
  } catch {
    return unreadable;
  }
}
