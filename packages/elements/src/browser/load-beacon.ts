// Optional analytics of teaser and banner, loaded where `endpoint` stands on the element.
import type { BeaconSource } from './beacon.ts';

/** Follows the element's events, once however often it is called; failures are ignored. */
export async function loadBeacon(source: BeaconSource): Promise<void> {
  await import('./beacon.ts').then(
    ({ startBeacon }) => startBeacon(source),
    () => undefined,
  );
}
