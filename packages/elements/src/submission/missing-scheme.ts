// URLs without a scheme: browsers resolve `www.example.org/seminar` to a page of the same site. Pure.
import { parseUrl } from './parse-url.ts';

/** File extensions in relative URLs. Anything else after the last dot is taken for a top-level domain. */
const fileEndings =
  /\.(?:html?|php\d?|aspx?|jsp|do|cgi|xml|json|rss|atom|txt|pdf|ics|vcf|jpe?g|png|gif|svg|webp|avif|ico|mp4|m?js|css|md|pl|py)$/i;

/** A complete URL. */
const whole = /^https?:\/\/(?!https?:?\/)[^\s/?#@,;\\]+(?:[/?#]|$)/i;

/** Whether the URL names its server, perhaps one that cannot exist. */
export function isAbsolute(written: string): boolean {
  return /^\s*https?:\/\//i.test(written);
}

/** The URL that was probably meant, if a page with this base would follow another one. */
export function meantUrl(written: string, base: string): string | undefined {
  const meant = withScheme(written);
  return meant && parseUrl(meant)?.href !== parseUrl(written, base)?.href ? meant : undefined;
}

/** The URL that was probably meant; undefined if nothing is missing. */
export function withScheme(written: string): string | undefined {
  const value = bare(written);
  if (whole.test(value)) return value === written.trim() ? undefined : value;
  if (/^[^\s/?#:@]+@[^\s/?#:@]+\.[^\s/?#:@]+$/.test(value)) return `mailto:${value}`;
  if (/^\+[\d\s()/.-]{6,}$/.test(value)) return `tel:${value.replace(/\(0\)|[^\d+]/g, '')}`;
  const misspelled = /^h?[tx]{1,2}p{1,2}s?(?:\s*[:;]\s*[/\\]*|[/\\]+)\s*(?:https?:?\/\/)?(?=[^/])(.*)$/i.exec(value);
  const rest = misspelled?.[1]?.replace(/\s+/g, '') ?? value;
  return isHost(rest) ? `${/^(?:localhost|127\.|\[::1\])/.test(rest) ? 'http' : 'https'}://${rest}` : undefined;
}

/** Without what came along when it was copied: invisible characters, quotes, brackets, a comma. */
function bare(written: string): string {
  const visible = written.replace(/^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu, '');
  const inside = /^["'<(](.*)["'>)]$/.exec(visible)?.[1] ?? visible;
  return inside.replace(/^url:\s*/i, '').replace(/[,;]+$/, '');
}

/** `example.org`, `localhost:8787/contact`, `192.168.0.1/x`, `müller.example`; not `index.php/contact`, `photo.jpg`. */
function isHost(value: string): boolean {
  const pattern = /^(\[[\da-f:.]+\]|[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*)(:\d+)?(?:[/?#]|$)/iu;
  const [, name = '', port] = pattern.exec(value) ?? [];
  if (/^(?:localhost$|www\.|\[)/i.test(name)) return true;
  if (!/\.(?:\p{L}{2,}|xn--[\w-]+|\d{1,3})$/iu.test(name)) return false;
  return port !== undefined || !fileEndings.test(name);
}
