// What is counted of beacons: only place and day.
import type { Beacon } from '@foyer/protocol/server';

export interface BeaconCount extends Beacon {
  readonly count: number;
}

export const maxPlaces = 200;
export const beaconDays = 365;
/** Days that the inbox sums up. */
export const beaconSpanDays = 30;

export function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
