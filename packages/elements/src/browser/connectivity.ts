// Whether there is a network, and what becomes of the page. Knows no message.

export interface PageLife {
  /** The browser says that there is a network again. */
  online(): void;
  /** The page is being left: closed, followed by another, or put aside. */
  leave(): void;
  /** It is shown again as it was left, from the back/forward cache. */
  return(): void;
}

/** What the browser believes. It may be wrong: an attempt that the visitor asks for is made all the same. */
export function isOnline(): boolean {
  return navigator.onLine;
}

/** Tells until `signal` is aborted. */
export function watchPage(life: PageLife, signal: AbortSignal): void {
  const whenOnline = () => {
    if (isOnline()) life.online();
  };
  addEventListener('online', whenOnline, { signal });
  // A page that was frozen, or a laptop that slept, may have missed the event.
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
