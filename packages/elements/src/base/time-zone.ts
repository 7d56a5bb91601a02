// Times in a time zone that is not the visitor's.
import { isoDate, isoTime } from '@foyer/protocol';

export function isTimeZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch {
    return false;
  }
}

/**
 * Milliseconds since 1970 of an ISO 8601 date, or date and time; undefined if it is none.
 *
 * @param timeZone IANA name of the zone where none is written; '' is the visitor's
 */
export function zonedTime(written: string, timeZone: string): number | undefined {
  const date = isoDate(written);
  if (date === undefined || timeZone === '' || /T.*[Z+-]/i.test(date)) return isoTime(written);
  const wall = Date.parse(date.includes('T') ? `${date}Z` : date);
  return wall - offsetAt(wall - offsetAt(wall, timeZone), timeZone);
}

/** Milliseconds by which the zone's clocks are ahead of UTC. Swedish writes `2027-02-11 09:00:00`. */
function offsetAt(time: number, timeZone: string): number {
  return Date.parse(`${new Date(time).toLocaleString('sv', { timeZone }).replace(' ', 'T')}Z`) - time;
}
