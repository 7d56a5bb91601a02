// Runs in every measured page before the page's own scripts: adds up what moved and what blocked.
export {};

let shift = 0;
let blocking = 0;

/** Chromium's own entries; TypeScript's library does not know the value of a layout shift. */
function observe(type: string, take: (entry: PerformanceEntry) => void): void {
  new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
}
observe('layout-shift', (entry) => (shift += 'value' in entry ? Number(entry.value) : 0));
// A task blocks for the part of it that is longer than 50 ms (web.dev/articles/tbt).
observe('longtask', ({ duration }) => (blocking += duration - 50));

Reflect.set(globalThis, 'disturbance', () => ({ shift, blocking }));
