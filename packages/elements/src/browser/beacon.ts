// Tells an endpoint that an action was followed or a feed failed, and waits for no answer. Loaded only where `endpoint`
// stands on the element itself. Knows neither the widget nor what the endpoint does with it.
import { safeUrl } from './safe-url.ts';

export interface BeaconSource extends HTMLElement {
  readonly endpoint: string;
  /** The feed that may fail. */
  readonly src?: string;
}

/** Whose events are listened to already. */
const told = new WeakSet<BeaconSource>();

/** From now on, and once however often it is said. */
export function tellOf(source: BeaconSource): void {
  if (told.has(source)) return;
  told.add(source);
  source.addEventListener('foyer-action', (event) => {
    // Whoever cancels it may listen further out: they all have been asked by then, and the page is still there.
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
