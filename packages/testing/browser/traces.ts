// Counts what code leaves on a page after its elements are gone. Each function also runs as text in a page that has no
// modules, so it refers to nothing but the others and the browser's names.

/** By kind, such as `timers`. */
export type Traces = Readonly<Record<string, number>>;

/**
 * Counts from now on. Elements that are gone take their listeners and observers along.
 *
 * @param kept elements that stay
 */
export function watchTraces(kept: readonly unknown[] = []): () => Traces {
  const listeners = watchListeners(kept);
  const timers = watchTimers();
  const observers = watchObservers();
  const channels = watchChannels();
  const urls = watchUrls();
  const requests = watchRequests();
  return () => ({
    listeners: listeners(),
    timers: timers(),
    observers: observers(),
    channels: channels(),
    urls: urls(),
    requests: requests(),
    stored: localStorage.length + sessionStorage.length,
    elements: document.querySelectorAll('*').length,
  });
}

/** Whether an object outlives every widget. */
export function isLasting(target: unknown): boolean {
  const { documentElement, head, body } = document;
  if (target instanceof Node) return [document, documentElement, head, body].some((node) => node === target);
  return !(target instanceof AbortSignal || target instanceof XMLHttpRequestEventTarget);
}

/** As the DOM keeps them: one per target, type, phase and callback. */
export function watchListeners(kept: readonly unknown[]): () => number {
  type Callback = EventListenerOrEventListenerObject;
  const held = new Map<EventTarget, Map<string, Map<Callback, Callback>>>();
  const isWatched = (target: EventTarget) => kept.includes(target) || isLasting(target);
  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
  const of = (target: EventTarget, type: string, options: unknown) => {
    const types = held.get(target) ?? new Map<string, Map<Callback, Callback>>();
    held.set(target, types);
    const capture: unknown =
      typeof options === 'object' && options !== null ? Reflect.get(options, 'capture') : options;
    const key = `${type} ${!!capture}`;
    const callbacks = types.get(key) ?? new Map<Callback, Callback>();
    types.set(key, callbacks);
    return callbacks;
  };
  EventTarget.prototype.addEventListener = function (this: EventTarget | undefined, ...given) {
    const [type, callback, options] = given;
    const target = this ?? window;
    const { signal, once } = typeof options === 'object' ? options : {};
    if (!callback || signal?.aborted || !isWatched(target)) return add.call(target, type, callback, options);
    const callbacks = of(target, type, options);
    const call: Callback = (event) => {
      callbacks.delete(callback);
      Reflect.apply(typeof callback === 'function' ? callback : callback.handleEvent, target, [event]);
    };
    const registered = callbacks.get(callback) ?? (once ? call : callback);
    callbacks.set(callback, registered);
    if (signal) add.call(signal, 'abort', () => callbacks.delete(callback), { once: true });
    add.call(target, type, registered, options);
  };
  EventTarget.prototype.removeEventListener = function (this: EventTarget | undefined, ...given) {
    const [type, callback, options] = given;
    const target = this ?? window;
    const callbacks = callback && isWatched(target) ? of(target, type, options) : undefined;
    const registered = (callback && callbacks?.get(callback)) ?? callback;
    if (callback) callbacks?.delete(callback);
    remove.call(target, type, registered, options);
  };
  return () => [...held.values()].flatMap((types) => [...types.values()].flatMap((one) => [...one])).length;
}

export function watchTimers(): () => number {
  const kinds = [
    ['setTimeout', 'clearTimeout'],
    ['setInterval', 'clearInterval'],
    ['requestAnimationFrame', 'cancelAnimationFrame'],
    ['requestIdleCallback', 'cancelIdleCallback'],
  ] as const;
  const counts = kinds.map(([set, clear]) => {
    const pending = new Set<unknown>();
    const schedule: unknown = Reflect.get(globalThis, set);
    const cancel: unknown = Reflect.get(globalThis, clear);
    if (typeof schedule !== 'function' || typeof cancel !== 'function') return pending; // WebKit has no idle callbacks
    const counted = (callback: (...given: unknown[]) => void, ...how: unknown[]) => {
      const call = (...given: unknown[]) => {
        if (set !== 'setInterval') pending.delete(id);
        callback(...given);
      };
      const id: unknown = schedule.call(globalThis, call, ...how);
      pending.add(id);
      return id;
    };
    const canceled = (id: unknown) => {
      pending.delete(id);
      cancel.call(globalThis, id);
    };
    Object.assign(globalThis, { [set]: counted, [clear]: canceled });
    return pending;
  });
  return () => counts.reduce((sum, { size }) => sum + size, 0);
}

/** Observers of lasting nodes, and of what is no node. */
export function watchObservers(): () => number {
  const held = new Set<unknown>();
  for (const kind of [MutationObserver, ResizeObserver, IntersectionObserver, PerformanceObserver]) {
    const { prototype } = kind;
    const { observe, disconnect } = prototype;
    Object.assign(prototype, {
      observe(this: unknown, ...given: unknown[]) {
        if (isLasting(given[0])) held.add(this);
        Reflect.apply(observe, this, given);
      },
      disconnect(this: unknown) {
        held.delete(this);
        Reflect.apply(disconnect, this, []);
      },
    });
  }
  return () => held.size;
}

/** Channels, sockets and workers that are not closed. */
export function watchChannels(): () => number {
  const held = new Set<unknown>();
  for (const name of ['BroadcastChannel', 'EventSource', 'SharedWorker', 'WebSocket', 'Worker']) {
    const kind: unknown = Reflect.get(globalThis, name);
    if (typeof kind !== 'function') continue;
    const construct = (target: typeof kind, given: unknown[], as: typeof kind) => {
      const made = Reflect.construct(target, given, as) as object;
      held.add(made);
      return made;
    };
    for (const end of ['close', 'terminate']) {
      const close: unknown = Reflect.get(kind.prototype, end);
      if (typeof close !== 'function') continue;
      Reflect.set(kind.prototype, end, function (this: unknown) {
        held.delete(this);
        Reflect.apply(close, this, []);
      });
    }
    Reflect.set(globalThis, name, new Proxy(kind, { construct }));
  }
  return () => held.size;
}

/** `blob:` URLs that are not revoked. */
export function watchUrls(): () => number {
  const held = new Set<string>();
  const { createObjectURL: create, revokeObjectURL: revoke } = URL;
  URL.createObjectURL = (source) => {
    const url = create.call(URL, source);
    held.add(url);
    return url;
  };
  URL.revokeObjectURL = (url) => {
    held.delete(url);
    revoke.call(URL, url);
  };
  return () => held.size;
}

/** Requests of scripts that are under way. */
export function watchRequests(): () => number {
  let open = 0;
  const { fetch } = globalThis;
  const { send } = XMLHttpRequest.prototype;
  globalThis.fetch = async (...given) => {
    open += 1;
    try {
      return await fetch(...given);
    } finally {
      open -= 1;
    }
  };
  XMLHttpRequest.prototype.send = function (body) {
    open += 1;
    this.addEventListener('loadend', () => (open -= 1), { once: true });
    send.call(this, body);
  };
  return () => open;
}
