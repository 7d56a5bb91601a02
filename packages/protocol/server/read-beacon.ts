// Parses a beacon: a followed call to action, or a failed feed. Visitor, page, query and hash are dropped.
import type { ProblemError } from '@foyer/protocol';
import { problem } from './problem.ts';
import { isObject, malformed, readJson, type Reading } from './read-json.ts';

const beaconKinds = ['action', 'feed-error'] as const;
export type BeaconKind = (typeof beaconKinds)[number];

export interface Beacon {
  readonly form: string;
  readonly kind: BeaconKind;
  /** Target of the action, or URL of the feed; empty for rows beyond the daily limit. */
  readonly href: string;
}

const maxUrlLength = 2_048;

export function readBeacon(body: Uint8Array, form: string): Reading<Beacon> {
  const json = readJson(body);
  if (!json.ok) return json;
  const { value } = json;
  if (!isObject(value) || value['v'] !== 1) return malformed('The body is not a beacon of protocol version 1.');
  const page = urlOf(value['page']);
  // Without a valid page, relative links cannot be judged.
  const href = page === undefined ? '' : placeOf(value['href'], page);
  const kind = beaconKinds.find((known) => known === value['kind']);
  const wrong = Object.entries({ form: value['form'] === form ? form : undefined, kind, page, href })
    .filter(([, found]) => found === undefined)
    .map(([name]): ProblemError => ({ pointer: `/${name}`, code: 'invalid' }));
  return kind === undefined || href === undefined || wrong.length > 0
    ? { ok: false, problem: problem('invalid-fields', { errors: wrong }) }
    : { ok: true, value: { form, kind, href } };
}

/** Links within a page, such as `#contact`, count as the page. Mail addresses and phone numbers are dropped. */
function placeOf(href: unknown, page: URL): string | undefined {
  const url = urlOf(href, page);
  if (url === undefined) return undefined;
  if (url.protocol === 'mailto:' || url.protocol === 'tel:') return url.protocol;
  return isWeb(url) ? url.origin + url.pathname : undefined;
}

function urlOf(value: unknown, base?: URL): URL | undefined {
  if (typeof value !== 'string' || value.length > maxUrlLength || !URL.canParse(value, base)) return undefined;
  const url = new URL(value, base);
  return base !== undefined || isWeb(url) ? url : undefined;
}

function isWeb({ protocol }: URL): boolean {
  return protocol === 'https:' || protocol === 'http:';
}
