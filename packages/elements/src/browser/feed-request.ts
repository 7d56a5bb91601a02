// Fetches a feed with XMLHttpRequest, which decodes it in any character set. Browsers parse none of it: a strict content
// security policy refuses the styles in an XHTML post and in their report of an error.

export type FeedReply =
  | {
      readonly kind: 'response';
      readonly status: number;
      readonly url: string;
      readonly contentType: string;
      readonly text: string;
    }
  | { readonly kind: 'network' | 'timeout' };

export interface FeedRequestOptions {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** Instead of the one that the response declares. Default `utf-8`. */
  readonly charset?: string;
}

/** Never rejects. */
export function requestFeed(
  url: string,
  { timeoutMs, signal, charset = 'utf-8' }: FeedRequestOptions,
): Promise<FeedReply> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve({ kind: 'network' });
    const request = new XMLHttpRequest();
    request.open('GET', url);
    request.overrideMimeType(`text/plain;charset=${charset}`);
    request.timeout = timeoutMs;
    request.onload = () => {
      const { status, responseText: text, responseURL: url } = request;
      const contentType = request.getResponseHeader('content-type') ?? '';
      resolve({ kind: 'response', status, url, contentType, text });
    };
    request.ontimeout = () => resolve({ kind: 'timeout' });
    request.onerror = request.onabort = () => resolve({ kind: 'network' });
    signal.addEventListener('abort', () => request.abort());
    request.send();
  });
}
