// Reports followed actions and failed feeds to an endpoint; the response is ignored. Loaded only if the element has an
// `endpoint` attribute.
import { safeUrl } from './safe-url.ts';

export interface BeaconSource extends HTMLElement {
  readonly endpoint: string;
  /** The feed's URL. */
  readonly src?: string;
}

/** Elements that already have listeners. */
const followed = new WeakSet<BeaconSource>();

/** Listens to an element's events; later calls do nothing. */
export function startBeacon(source: BeaconSource): void {
  if (followed.has(source)) return;
  followed.add(source);
  source.addEventListener('foyer-action', (event) => {
    // Outer listeners may still cancel the event. In a microtask all of them have run, and the page still exists.
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
