// Remembers which banners the visitor closed. If storage is missing, full or blocked, nothing is remembered.

/** Whether `key` is still dismissed. */
export function isDismissed(key: string, now: number): boolean {
  try {
    return Number(localStorage.getItem(key)) > now;
  } catch {
    return false;
  }
}

/** Dismisses `key` until `until` (milliseconds since 1970). */
export function rememberDismissal(key: string, until: number): void {
  try {
    localStorage.setItem(key, String(until));
  } catch {
    // Stays closed for this page view.
  }
}
