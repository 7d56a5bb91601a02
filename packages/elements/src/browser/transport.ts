// One HTTP exchange. The only module that calls fetch.
import type { HttpReply, HttpRequest } from '../services/service.ts';
import { isOnline } from './connectivity.ts';

/** 2^31 - 1 ms: longer timers overflow. */
const longestWait = 2_147_483_647;

/** Far more than any receipt or problem. Bounds endless and decompressing responses. */
const maxReplyBytes = 65_536;

/** The replacement character, appended to a body that was cut off. */
const unreadable = '\uFFFD';

/** Browsers allow 65,536 bytes for all keepalive requests of a page; the rest is left to the page. */
const maxKeptAliveBytes = 60_000;

export interface ExchangeOptions {
  /** Milliseconds for the whole exchange, including the response body. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
  /** Lets the request outlive the page, unless its body is too large. */
  readonly keepalive?: boolean;
}

/**
 * Sends one request without cookies and reads the whole response. Never rejects: failure is a value.
 * Redirects are not followed, because a 301 or 302 would turn the POST into a GET and lose the message.
 */
export async function exchange(request: HttpRequest, options: ExchangeOptions): Promise<HttpReply> {
  const { timeoutMs, signal, keepalive = false } = options;
  if (signal?.aborted) return { kind: 'network' };
  const end = new AbortController();
  const how = { signal: end.signal, keepalive: keepalive && isSmall(request) };
  // A race rather than just an abort: a replaced fetch may ignore the signal.
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
      // Browsers reject a redirect in `no-cors` mode that is not followed.
      redirect: mode ? 'follow' : 'manual',
      credentials: 'omit',
      cache: 'no-store',
      ...(mode && { mode }),
      ...how,
    });
    // A replaced fetch may have followed the redirect anyway.
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

/** HTTP dates are parsed in a separate module, because few servers send them. Without it, our own backoff applies. */
async function readRetryAfter(value: string): Promise<number | undefined> {
  if (/^\s*\d+\s*$/.test(value)) return Number(value) * 1000;
  if (value === '') return undefined;
  const reader = await import('../submission/retry-after.ts').catch(() => undefined);
  return reader?.parseRetryAfter(value, Date.now());
}

function isSmall({ body }: HttpRequest): boolean {
  return typeof body === 'string' && new TextEncoder().encode(body).length <= maxKeptAliveBytes;
}

async function readBody(response: Response): Promise<string> {
  const { body } = response;
  if (!body) return response.text();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  const reader = body.getReader();
  try {
    for (let chunk = await reader.read(); chunk.value; chunk = await reader.read()) {
      bytes += chunk.value.length;
      text += decoder.decode(chunk.value, { stream: true });
      if (bytes > maxReplyBytes) return text + unreadable;
    }
    return text + decoder.decode();
  } catch {
    return text + unreadable;
  }
}
