// Every URL that comes from an attribute or a feed passes through here: Lit does not filter `javascript:`.

const protocols = {
  link: ['https:', 'http:', 'mailto:', 'tel:'],
  page: ['https:', 'http:'],
  image: ['https:', 'http:', 'data:'],
} as const;

export type UrlKind = keyof typeof protocols;

/** A server that renders does not know the page's address: there relative URLs stay as they are written. */
const unknownBase = 'https://server.invalid/';

/** What relative URLs are resolved against. */
function pageBase(): string {
  return typeof document === 'undefined' ? unknownBase : document.baseURI;
}

/** The absolute URL, or undefined where its kind forbids it, it carries credentials, or it is longer than 2,048 characters. */
export function safeUrl(value: string, kind: UrlKind, base: string = pageBase()): string | undefined {
  const url = value.trim() !== '' && URL.canParse(value, base) ? new URL(value, base) : undefined;
  if (!url || !isAllowed(url, kind)) return undefined;
  return `${url.origin}/` === unknownBase ? value : url.href;
}

function isAllowed({ href, protocol, username, password }: URL, kind: UrlKind): boolean {
  if (username || password || !protocols[kind].some((name) => name === protocol)) return false;
  return protocol === 'data:' ? href.startsWith('data:image/') : href.length <= 2048;
}
