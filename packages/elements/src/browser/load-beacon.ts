// Optional analytics of teaser and banner, loaded if the element has an `endpoint` attribute.
import type { BeaconSource } from './beacon.ts';

/** Listens to the element's events; repeated calls do nothing, and failures are ignored. */
export async function loadBeacon(source: BeaconSource): Promise<void> {
  await import('./beacon.ts').then(
    ({ startBeacon }) => startBeacon(source),
    () => undefined,
  );
}
