// Counts leaks of a page: listeners as the DOM keeps them (one per target, type and callback), and timers.

export interface Held {
  readonly listeners: number;
  readonly timers: number;
}

let stop: (() => void) | undefined;

/** Counts from now on, until the test ends. */
export function countsListenersAndTimers(): () => Held {
  const listeners = new Set<string>();
  const timers = new Set<unknown>();
  stop = replace([watchListeners(listeners), watchTimers(timers)]);
  return () => ({ listeners: listeners.size, timers: timers.size });
}

afterEach(() => {
  stop?.();
  stop = undefined;
});

function replace(stops: readonly (() => void)[]): () => void {
  return () => stops.forEach((one) => one());
}

function watchListeners(held: Set<string>): () => void {
  const prototype = EventTarget.prototype;
  const { addEventListener: add, removeEventListener: remove } = prototype;
  const keyOf = identities();
  prototype.addEventListener = function (type, callback, options) {
    const { signal } = typeof options === 'object' ? options : {};
    if (callback && !signal?.aborted) {
      const key = keyOf(this, type, callback);
      held.add(key);
      if (signal) add.call(signal, 'abort', () => held.delete(key));
    }
    add.call(this, type, callback, options);
  };
  prototype.removeEventListener = function (type, callback, options) {
    if (callback) held.delete(keyOf(this, type, callback));
    remove.call(this, type, callback, options);
  };
  return () => Object.assign(prototype, { addEventListener: add, removeEventListener: remove });
}

function identities(): (...parts: readonly unknown[]) => string {
  const numbers = new Map<unknown, number>();
  const number = (part: unknown) => {
    if (!numbers.has(part)) numbers.set(part, numbers.size);
    return numbers.get(part);
  };
  return (...parts) => parts.map(number).join();
}

function watchTimers(held: Set<unknown>): () => void {
  const { setTimeout: set, clearTimeout: clear } = globalThis;
  const setCounted = (callback: () => void, wait?: number) => {
    const timer: unknown = set(() => {
      held.delete(timer);
      callback();
    }, wait);
    held.add(timer);
    return timer;
  };
  const clearCounted = (timer: number | undefined) => {
    held.delete(timer);
    clear(timer);
  };
  Object.assign(globalThis, { setTimeout: setCounted, clearTimeout: clearCounted });
  return () => Object.assign(globalThis, { setTimeout: set, clearTimeout: clear });
}
