// A test's page: one container with the color scheme, width, direction and language of a site. Knows no widget.
import { nextFrame, waitUntil } from '@open-wc/testing';
import { trusted } from './trusted.ts';

export interface Widget extends HTMLElement {
  readonly updateComplete: Promise<boolean>;
}

export interface Surroundings {
  readonly scheme?: 'light' | 'dark';
  readonly width?: number;
  readonly lang?: string;
  readonly dir?: 'ltr' | 'rtl';
}

const opened: Element[] = [];

/** Styles the page until the test ends. A strict page allows no `<style>` and no `style=""`. */
export function styles(rules: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  sheets.push(sheet);
}

const sheets: CSSStyleSheet[] = [];

/** Puts markup into a page with these surroundings, until the test ends. */
export async function opensPage(markup: string, surroundings: Surroundings = {}): Promise<HTMLElement> {
  const { scheme = 'light', width, lang, dir } = surroundings;
  const container = document.createElement('div');
  container.style.cssText = `color-scheme: ${scheme}; background: Canvas; color: CanvasText;`;
  if (width) container.style.width = `${width}px`;
  if (lang) container.lang = lang;
  if (dir) container.dir = dir;
  document.body.append(container);
  opened.push(container);
  container.innerHTML = trusted(`<main>${markup}</main>`);
  await nextFrame();
  await settles(container);
  return container;
}

/** As `opensPage()`; returns the first widget on it. */
export async function opens<Kind extends Widget>(markup: string, surroundings?: Surroundings): Promise<Kind> {
  const page = await opensPage(markup, surroundings);
  const widget = widgetsIn(page)[0];
  if (!widget) throw new Error(`There is no widget in ${markup}`);
  return widget as Kind;
}

/** Waits until every widget has rendered its last change. */
export async function settles(root: ParentNode): Promise<void> {
  for (const widget of widgetsIn(root)) {
    await widget.updateComplete;
    if (widget.shadowRoot) await settles(widget.shadowRoot);
  }
}

/** Everything that matches, open shadow roots included, in the order of the tree. */
export function findAll(root: ParentNode, selector: string): readonly HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('*')].flatMap((element) => [
    ...(element.matches(selector) ? [element] : []),
    ...(element.shadowRoot ? findAll(element.shadowRoot, selector) : []),
  ]);
}

/** The visible text of an element, with shadow roots and slots, without hidden elements, and with collapsed white space. */
export function textOf(element: Element): string {
  return collect(element).replace(/\s+/g, ' ').trim();
}

function collect(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? '';
  if (!isElement(node) || !isRendered(node)) return '';
  const slotted = node.localName === 'slot' ? (node as HTMLSlotElement).assignedNodes() : [];
  const children = slotted.length > 0 ? slotted : (node.shadowRoot ?? node).childNodes;
  return [...children].map(collect).join(' ');
}

/** Without `instanceof`, because a frame has its own classes. */
function isElement(node: Node): node is Element {
  return node.nodeType === Node.ELEMENT_NODE;
}

function isRendered(element: Element): boolean {
  const { display, visibility } = getComputedStyle(element);
  return display !== 'none' && visibility !== 'hidden' && !['SCRIPT', 'STYLE'].includes(element.tagName);
}

/** The element that has the focus, in any shadow root. */
export function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

/** Waits until `isSo` returns true, or fails with what the page shows instead. */
export async function until(what: string, isSo: () => boolean, shows: () => string = () => ''): Promise<void> {
  await waitUntil(isSo, what, { timeout: 4000, interval: 10 }).catch(() => {
    throw new Error(`${what}; the page says: ${shows()}`);
  });
}

const pretended: (() => void)[] = [];

/** Overrides a property until the test ends: `pretends(navigator, 'onLine', false)`. */
export function pretends(owner: object, property: string, value: unknown): void {
  Object.defineProperty(owner, property, { value, configurable: true });
  pretended.push(() => Reflect.deleteProperty(owner, property));
}

afterEach(() => {
  for (const restore of pretended.splice(0)) restore();
  for (const container of opened.splice(0)) container.remove();
  const ended = sheets.splice(0);
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => !ended.includes(sheet));
});

function widgetsIn(root: ParentNode): readonly Widget[] {
  return [...root.querySelectorAll<Widget>('*')].filter(({ localName }) => /^foyer-/.test(localName));
}
