// Checks URLs from attributes and feeds: Lit does not filter `javascript:`.

import { parseUrl } from '../submission/parse-url.ts';

/** What a URL of each kind may begin with. */
export const protocols = {
  link: ['https:', 'http:', 'mailto:', 'tel:'],
  page: ['https:', 'http:'],
  image: ['https:', 'http:', 'data:'],
} as const;

export type UrlKind = keyof typeof protocols;

/** Anything but a usual URL: perhaps without its scheme, as `www.example.org` and `info@example.org`. */
export const doubtfulUrl = /^(?!(https?:\/\/[\w.:-]+|\.*[\w-]*)([?#]|\/(?!\/)|$)|[mtd]\w+:.)/;

/** A rendering server does not know the page's address, so relative URLs are kept as written. */
const unknownBase = 'https://server.invalid/';

/** Base of relative URLs. */
function pageBase(): string {
  return typeof document === 'undefined' ? unknownBase : document.baseURI;
}

/** The absolute URL; undefined if its scheme is not allowed, it has credentials, or it exceeds 2,048 characters. */
export function safeUrl(value: string, kind: UrlKind, base: string = pageBase()): string | undefined {
  const url = value.trim() === '' ? undefined : parseUrl(value, base);
  if (!url || !isAllowed(url, kind)) return undefined;
  return typeof document === 'undefined' && url.href.startsWith(unknownBase) ? value : url.href;
}

function isAllowed({ href, protocol, username, password }: URL, kind: UrlKind): boolean {
  if (username || password || !protocols[kind].some((name) => name === protocol)) return false;
  return protocol === 'data:' ? href.startsWith('data:image/') : href.length <= 2048;
}
