// Reports to an endpoint that an action was followed or a feed failed; the answer is ignored. Loaded only where `endpoint`
// stands on the element itself. Knows neither the widget nor what the endpoint does with the report.
import { safeUrl } from './safe-url.ts';

export interface BeaconSource extends HTMLElement {
  readonly endpoint: string;
  /** The feed that may fail. */
  readonly src?: string;
}

/** Elements that are followed already. */
const followed = new WeakSet<BeaconSource>();

/** Follows the events of an element from now on; later calls change nothing. */
export function startBeacon(source: BeaconSource): void {
  if (followed.has(source)) return;
  followed.add(source);
  source.addEventListener('foyer-action', (event) => {
    // Listeners further out may still cancel it. In a microtask all of them have run, and the page is still there.
    queueMicrotask(() => {
      if (event.target === source && !event.defaultPrevented) send(source, 'action', event.detail.href);
    });
  });
  source.addEventListener('foyer-error', ({ target }) => {
    if (target === source) send(source, 'feed-error', source.src ?? '');
  });
}

function send({ endpoint }: BeaconSource, kind: 'action' | 'feed-error', href: string): void {
  const address = safeUrl(endpoint, 'page');
  if (!address) return;
  const url = new URL(address);
  const path = url.pathname.replace(/\/+$/, '');
  const form = path.slice(path.lastIndexOf('/') + 1);
  url.pathname = `${path}/beacon`;
  const page = location.origin + location.pathname;
  navigator.sendBeacon(url, JSON.stringify({ v: 1, kind, form, href, page }));
}
