// Remembers that a visitor closed something. Storage may be missing, full or forbidden: then nothing is remembered.

/** True where `key` was closed and its time is not over. */
export function isDismissed(key: string, now: number): boolean {
  try {
    return Number(localStorage.getItem(key)) > now;
  } catch {
    return false;
  }
}

/** Keeps `key` closed until `until` (milliseconds since 1970). */
export function rememberDismissal(key: string, until: number): void {
  try {
    localStorage.setItem(key, String(until));
  } catch {
    // Closed for this page view, then.
  }
}
