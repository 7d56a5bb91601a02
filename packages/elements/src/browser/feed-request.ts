// Fetches a feed with XMLHttpRequest, which parses XML itself: Trusted Types block DOMParser.

export type FeedReply =
  | {
      readonly kind: 'response';
      readonly status: number;
      readonly url: string;
      readonly contentType: string;
      readonly text: string;
      readonly xml: XMLDocument | null;
    }
  | { readonly kind: 'network' | 'timeout' };

export interface FeedRequestOptions {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** Instead of the one that the response declares. Default `utf-8`. */
  readonly charset?: string;
}

/** Never rejects. `xml` is null if the text is not well-formed XML. */
export function requestFeed(
  url: string,
  { timeoutMs, signal, charset = 'utf-8' }: FeedRequestOptions,
): Promise<FeedReply> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve({ kind: 'network' });
    const request = new XMLHttpRequest();
    request.open('GET', url);
    request.overrideMimeType(`text/xml;charset=${charset}`);
    request.timeout = timeoutMs;
    request.onload = () => {
      const { status, responseText: text, responseURL: url } = request;
      // Only XML is parsed: the browser's error page has inline styles, which violate a strict CSP.
      const xml = text.trimStart().startsWith('<') ? request.responseXML : null;
      const isWellFormed = xml?.querySelector('parsererror') === null;
      const contentType = request.getResponseHeader('content-type') ?? '';
      resolve({ kind: 'response', status, url, contentType, text, xml: isWellFormed ? xml : null });
    };
    request.ontimeout = () => resolve({ kind: 'timeout' });
    request.onerror = request.onabort = () => resolve({ kind: 'network' });
    signal.addEventListener('abort', () => request.abort());
    request.send();
  });
}
