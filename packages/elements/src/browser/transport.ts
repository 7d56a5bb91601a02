// One HTTP exchange. The only place that calls fetch; knows no protocol.
import type { HttpReply, HttpRequest } from '../services/service.ts';

/** 2^31 - 1 ms: browsers refuse, or overflow at, more. */
const longestWait = 2_147_483_647;

export interface ExchangeOptions {
  /** Milliseconds for the whole exchange, the reply's body included. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

/**
 * Sends one request, without cookies, and reads the whole reply. Never rejects: failure is a value.
 * Redirects are not followed, for a 301 or 302 would turn the POST into a GET and lose the message.
 */
export async function exchange(request: HttpRequest, { timeoutMs, signal }: ExchangeOptions): Promise<HttpReply> {
  const timeout = AbortSignal.timeout(Math.min(timeoutMs, longestWait));
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: { ...request.headers },
      body: request.body ?? null,
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      ...(request.mode && { mode: request.mode }),
      signal: signal ? AbortSignal.any([timeout, signal]) : timeout,
    });
    if (response.type === 'opaqueredirect') return { kind: 'redirect' };
    if (response.type === 'opaque') return { kind: 'opaque' };
    const { status, headers } = response;
    const contentType = headers.get('content-type') ?? '';
    const retryAfter = headers.get('retry-after') ?? '';
    return { kind: 'response', status, contentType, retryAfter, body: await response.text() };
  } catch {
    if (timeout.aborted) return { kind: 'timeout' };
    return { kind: navigator.onLine ? 'network' : 'offline' };
  }
}
