// Takes over the tree that a server rendered. Lit's own hydration needs the directives and templates that the script files
// leave out, and refuses every difference. Here Lit renders once more, outside the document, and its parts then get the
// server's nodes: what a visitor typed or focused stays, and what differs in text or attributes follows the browser.
import { render, type RenderOptions } from 'lit';
import { adoptParts } from './adopt-parts.ts';

export interface ServerTree {
  readonly root: HTMLElement | DocumentFragment;
  readonly options: RenderOptions;
  /** The element's template. */
  render(this: void): unknown;
}

/** Has modules that it loads on demand in a browser, and that a server always has. */
interface Detailed {
  loadDetails(): Promise<void>;
}

function isDetailed(host: object | undefined): host is Detailed {
  return host !== undefined && 'loadDetails' in host;
}

/** Attributes for browsers without JavaScript. */
const plainAttributes = ['action', 'method', 'accept-charset', 'name', 'value'];

export async function hydrate({ root, options, render: template }: ServerTree): Promise<void> {
  if (isDetailed(options.host)) await options.host.loadDetails();
  const fresh = document.createDocumentFragment();
  options.renderBefore = null;
  const part = render(template(), fresh, options);
  for (const extra of root.querySelectorAll('style, noscript, [type=hidden]')) extra.remove();
  const elements = pair(fresh, root);
  if (!elements || !adoptParts(part, root, elements)) replace(root, fresh);
  Reflect.set(root, '_$litPart$', part); // where `render` looks for it
  repeatEvents(root);
}

/** What the element could not notice before: a picture that failed, a field that got the focus. */
function repeatEvents(root: ParentNode): void {
  for (const picture of root.querySelectorAll('img')) {
    if (picture.complete && !picture.naturalWidth && picture.src) picture.dispatchEvent(new Event('error'));
  }
  if (root instanceof ShadowRoot && root.activeElement) root.host.dispatchEvent(new Event('focusin'));
}

/** The server's element for each of the browser's; undefined if the trees differ. */
function pair(fresh: ParentNode, root: ParentNode): ReadonlyMap<Element, Element> | undefined {
  const found = [...root.querySelectorAll('*')];
  const wanted = [...fresh.querySelectorAll('*')];
  const isAlike = wanted.length === found.length && wanted.every((one, at) => one.localName === found[at]?.localName);
  if (!isAlike) return undefined;
  const pairs = new Map<Element, Element>();
  for (const [at, element] of found.entries()) {
    const one = wanted[at];
    if (!one) continue;
    pairs.set(one, element);
    alignAttributes(one, element);
  }
  return pairs;
}

/** Attributes that others added, such as extensions, stay. */
function alignAttributes(wanted: Element, found: Element): void {
  for (const name of plainAttributes) if (!wanted.hasAttribute(name)) found.removeAttribute(name);
  for (const { name, value } of wanted.attributes)
    if (found.getAttribute(name) !== value) found.setAttribute(name, value);
}

/** A tree of another version: what was typed moves to the fields with the same names. */
function replace(root: ParentNode, fresh: DocumentFragment): void {
  const controls = (parent: ParentNode) => [...parent.querySelectorAll('input, textarea')].filter(isControl);
  const before = controls(root);
  const focused = before.find((control) => control.matches(':focus'));
  root.replaceChildren(fresh);
  for (const control of controls(root)) {
    const old = before.find(({ id, name }) => control.id === id && (id !== '' || name === control.name));
    if (!old) continue;
    if (control instanceof HTMLInputElement && old instanceof HTMLInputElement) control.checked = old.checked;
    if (old.type !== 'checkbox') control.value = old.value;
    if (old === focused) control.focus({ preventScroll: true });
  }
}

type Control = HTMLInputElement | HTMLTextAreaElement;

function isControl(element: Element): element is Control {
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
}
