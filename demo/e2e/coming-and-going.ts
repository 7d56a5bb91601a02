// What pages with transitions, page builders and cached views do to widgets, as functions that run in the page. Each is sent
// there as text, so it refers to nothing but the others and the browser's names.

export interface Stay {
  readonly markup: string;
  /** How often new widgets come. */
  readonly rounds: number;
  /** How often they are removed and inserted again before they go. */
  readonly times: number;
  /** Widgets are touched in every round that this number divides. */
  readonly touchedEvery: number;
}

/** Inserts widgets, moves them in every way, and removes them. Returns how many of each tag were connected. */
export async function comeAndGo({ markup, rounds, times, touchedEvery }: Stay): Promise<number> {
  const main = document.createElement('main');
  const aside = document.createElement('aside');
  document.body.append(main, aside);
  let connected = 0;
  for (let round = 1; round <= rounds; round++) {
    const section = document.createElement('section');
    section.innerHTML = markup;
    main.append(section);
    await areDrawn(section);
    rememberWeakly(section);
    if (round % touchedEvery === 0) touch(section);
    connected += moveAround(section, [main, aside]);
    for (let time = 0; time < times; time++) {
      section.remove();
      main.append(section);
      connected += 1;
      if (time % 330 === 0) await new Promise((resolve) => setTimeout(resolve));
    }
    section.remove();
  }
  main.remove();
  aside.remove();
  return connected;
}

export async function areDrawn(root: Element): Promise<void> {
  for (const widget of root.querySelectorAll(':not(:defined)')) await customElements.whenDefined(widget.localName);
  for (const widget of root.querySelectorAll('*')) {
    if (widget.shadowRoot) await Reflect.get(widget, 'updateComplete');
  }
}

/** Weak references to all widgets that were on the page. */
export function rememberWeakly(root: Element): void {
  const list = window as unknown as { known?: WeakRef<Element>[] };
  for (const element of root.querySelectorAll('*')) {
    if (element.shadowRoot) (list.known ??= []).push(new WeakRef(element));
  }
}

export function touch(root: Element): void {
  for (const widget of root.querySelectorAll('*')) {
    const field = widget.shadowRoot?.querySelector('input, button');
    for (const type of ['pointerover', 'pointerdown', 'pointercancel', 'focusin', 'input', 'focusout']) {
      field?.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
    }
  }
}

export function moveAround(section: Element, [here, there]: [Element, Element]): number {
  there.append(section);
  here.insertBefore(section, here.firstChild);
  here.append(document.adoptNode(section));
  const move: unknown = Reflect.get(there, 'moveBefore');
  if (typeof move === 'function') for (const place of [there, here]) move.call(place, section, null);
  return 5;
}

interface Turbo {
  readonly cache: { clear(): void };
  visit(path: string): void;
}

/** Visits one page after the other, and forgets the views of those that were left. */
export async function turboVisits(paths: readonly string[]): Promise<void> {
  const { Turbo } = window as unknown as { Turbo: Turbo };
  for (const [index, path] of paths.entries()) {
    const loaded = new Promise((resolve) => document.addEventListener('turbo:load', resolve, { once: true }));
    Turbo.visit(path);
    await loaded;
    await areDrawn(document.body);
    rememberWeakly(document.body);
    if (index % 10 === 1) touch(document.body);
  }
  Turbo.cache.clear();
}

/** Replaces the content of `main`, in view transitions where the engine has them. */
export async function swapInTransitions({ markup, times }: { markup: string; times: number }): Promise<void> {
  const main = document.querySelector('main') as Element;
  const swap = () => {
    const section = document.createElement('section');
    section.innerHTML = markup;
    main.replaceChildren(section);
    return areDrawn(section);
  };
  for (let time = 0; time < times; time++) {
    const transition = 'startViewTransition' in document ? document.startViewTransition(swap) : undefined;
    if (transition && time % 10) transition.skipTransition();
    await (transition?.updateCallbackDone ?? swap());
    await transition?.finished;
    rememberWeakly(main);
  }
  main.replaceChildren();
}
