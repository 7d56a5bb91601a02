// The attributes of a `<div data-foyer>` that its element gets.
import { isOwnHost } from './own-hosts.ts';
import { bareValue } from './unquote.ts';
import { warnOnce } from './warn.ts';
import { parseUrl } from '../submission/parse-url.ts';

/** Attributes that decide where messages go and how; only the page's author may set them. */
const routing = ['endpoint', 'service', 'service-params', 'redirect', 'captcha', 'consent'];

export interface Copied {
  /** The widget's attributes. */
  readonly names: readonly string[];
  /** What was copied before; the page may have changed the element since. */
  readonly written: Map<string, string | null>;
}

export function copyAttributes(div: HTMLDivElement, element: Element, { names, written }: Copied): void {
  const isRefused = !mayRoute(div, element);
  for (const name of names) {
    const value = isRefused && routing.includes(name) ? null : valueOf(div, name);
    if (value === (written.get(name) ?? null)) continue;
    written.set(name, value);
    if (value === null) element.removeAttribute(name);
    else element.setAttribute(name, value);
  }
}

function valueOf(div: HTMLDivElement, name: string): string | null {
  return div.getAttribute(`data-${name}`) ?? (name === 'lang' ? div.getAttribute(name) : null);
}

function mayRoute(div: HTMLDivElement, element: Element): boolean {
  const endpoint = valueOf(div, 'endpoint');
  // The element drops quotes, so the value inside them is checked.
  if (endpoint === null || isOwnHost(bareValue(endpoint))) return true;
  const host = parseUrl(bareValue(endpoint))?.host ?? '…';
  const ignored = routing.filter((name) => valueOf(div, name) !== null).map((name) => `data-${name}`);
  warnOnce(
    element,
    `data-endpoint="${endpoint}": not the host of the page or of the script, so ${ignored.join(', ')} ${
      ignored.length > 1 ? 'are' : 'is'
    } ignored. If messages may go there, write on the script tag: data-endpoints="${host}".`,
  );
  return false;
}
