// Connectivity and page lifecycle.

export interface PageLife {
  /** The browser is online again. */
  online(): void;
  /** The page is being closed, replaced or frozen. */
  leave(): void;
  /** The page was restored from the back/forward cache. */
  return(): void;
}

/** May be wrong, so an attempt that the visitor requests is made anyway. */
export function isOnline(): boolean {
  return navigator.onLine;
}

/** Calls the listeners until `signal` aborts. */
export function watchPage(life: PageLife, signal: AbortSignal): void {
  const whenOnline = () => {
    if (isOnline()) life.online();
  };
  addEventListener('online', whenOnline, { signal });
  // A frozen page, or a laptop that slept, may have missed the event.
  for (const type of ['resume', 'visibilitychange']) document.addEventListener(type, whenOnline, { signal });
  addEventListener('pagehide', () => life.leave(), { signal });
  addEventListener(
    'pageshow',
    ({ persisted }) => {
      if (!persisted) return;
      life.return();
      whenOnline();
    },
    { signal },
  );
}
