// Renders one widget to the content of its shadow root.
import { LitElementRenderer } from '@lit-labs/ssr';
import { collectResultSync } from '@lit-labs/ssr/lib/render-result.js';
import { type ElementClass, ownClasses } from '../base/define.ts';
import { FormProperties } from '../base/form-properties.ts';
import { FoyerElement } from '../base/foyer-element.ts';
import { defaultEndpoint } from '../browser/page-options.ts';
import { unquote } from '../browser/unquote.ts';
import { isFilled, lightChildren } from './light-children.ts';
import type { Page, Widget } from './page.ts';

export interface Rendered {
  readonly element: FoyerElement;
  /** Style sheets and tree, as Lit renders them. */
  readonly html: string;
}

/** What Lit's renderer knows about the place: only the widget itself. */
const renderInfoOf = (renderer: LitElementRenderer) => ({
  elementRenderers: [LitElementRenderer],
  customElementInstanceStack: [],
  customElementHostStack: [renderer],
  eventTargetStack: [renderer.element],
  slotStack: [],
  deferHydration: false,
});

export async function renderWidget({ tree, lang }: Widget, { host, options }: Page): Promise<Rendered> {
  const renderer = new LitElementRenderer(tree.tagName);
  const element = ownElement(tree.tagName);
  renderer.element = element;
  // A server has no document that the class could read.
  Object.defineProperties(element, {
    hasSlotted: { value: (slot: string) => isFilled(tree, slot) },
    children: { value: lightChildren(tree) },
  });
  element.lang = lang;
  for (const name of ['formality', 'service', 'captcha'] as const) {
    if (options[name]) setAttribute(element, name, options[name]);
  }
  for (const { name, value } of tree.attrs) setAttribute(element, name, value);
  if (element instanceof FormProperties) element.endpoint ||= defaultEndpoint(element.formId, options);
  if ('controller' in element) element.controller ||= host;
  await element.wantWords();
  await element.wantWords('foyer-captcha-row');
  await element.wantWords('foyer-card-details');
  renderer.connectedCallback();
  return { element, html: collectResultSync(renderer.renderShadow(renderInfoOf(renderer)) ?? []) };
}

/**
 * Lit takes the class from the registry of the process, in which another copy of this package may have been first. In a page,
 * where the configurator of the documentation renders widgets, there is one copy.
 */
function ownElement(tag: string): FoyerElement {
  const own: ElementClass | undefined = ownClasses.get(tag) ?? customElements.get(tag);
  // Lit makes the properties of a class when these are read.
  void own?.observedAttributes;
  const element = own && new own();
  if (!(element instanceof FoyerElement)) throw new Error(`<${tag}> is no widget of Foyer`);
  return element;
}

function setAttribute(element: FoyerElement, name: string, written: string): void {
  const value = unquote(written) ?? written;
  element.setAttribute(name, value);
  element.attributeChangedCallback(name, null, value);
}
