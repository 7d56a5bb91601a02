// Runs in every measured page before the page's own scripts. browser.ts puts `spec` before it.
import type { Spec } from './subjects.ts';

declare const spec: Spec;

const nextFrame = () => new Promise((done) => requestAnimationFrame(done));

/** A separate task, because a timer would wait longer each time. */
const nextTask = () =>
  new Promise<void>((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(null);
  });

function find(root: ParentNode, path: string): HTMLElement | undefined {
  let scope: ParentNode | null | undefined = root;
  let found: Element | null | undefined;
  for (const selector of path.split(' >>> ')) {
    found = scope?.querySelector(selector);
    scope = found?.shadowRoot;
  }
  return found instanceof HTMLElement ? found : undefined;
}

const isRendered = (root: ParentNode) =>
  spec.controls.every((path) => (find(root, path)?.getClientRects().length ?? 0) > 0);

const isWired = (root: ParentNode) => spec.wired === undefined || root.querySelector(spec.wired) !== null;

function takesFocus(): boolean {
  const first = find(document, spec.controls[0] ?? '');
  first?.focus({ preventScroll: true });
  const scope = first?.getRootNode();
  return (scope instanceof ShadowRoot || scope instanceof Document) && scope.activeElement === first;
}

/** @returns milliseconds from the start of the navigation */
async function untilReady(): Promise<number> {
  do await nextFrame();
  while (!isRendered(document) || !isWired(document) || !takesFocus());
  await nextTask(); // the frame is painted
  return performance.now();
}

/** Reads no layout, so that the check costs only the search. */
const isBuilt = (root: ParentNode) => spec.controls.every((path) => find(root, path) !== undefined);

/** @returns milliseconds from setting `innerHTML` until the last copy is drawn and laid out */
async function drawCopies(count: number): Promise<number> {
  const slot = document.createElement('div');
  document.getElementById('slot')?.replaceWith(slot);
  slot.id = 'slot';
  await nextFrame();
  await nextTask();
  const since = performance.now();
  slot.innerHTML = `<div>${spec.markup}</div>`.repeat(count);
  const wireAll: unknown = Reflect.get(globalThis, 'wireAll');
  if (typeof wireAll === 'function') Reflect.apply(wireAll, undefined, [slot]);
  for (const copy of slot.children) while (!isBuilt(copy)) await nextTask();
  const last = slot.lastElementChild;
  const height = last?.getBoundingClientRect().height ?? 0;
  if (!last || height === 0 || !isRendered(last)) throw new Error('the last copy is not drawn');
  return performance.now() - since;
}

const probe = {
  whenReady: untilReady(),
  drawCopies,
};
Reflect.set(globalThis, 'probe', probe);
