// Renders the widgets of a page: each gets a declarative shadow root.
import { createElement, hasAttribute, isElementNode } from '@parse5/tools';
import { type DefaultTreeAdapterTypes as Tree, parseFragment, serialize } from 'parse5';
import { FormProperties } from '../base/form-properties.ts';
import type { FoyerElement } from '../base/foyer-element.ts';
import { mark } from '../browser/json-ld.ts';
import { FoyerBlogTeaser } from '../elements/blog-teaser/blog-teaser.ts';
import { postData } from '../elements/blog-teaser/post-data.ts';
import { FoyerContactCard } from '../elements/contact-card/contact-card.ts';
import { detailsOf } from '../elements/contact-card/details/card-details.ts';
import { type FoyerTag, registry } from '../registry.ts';
import { isFilled, textContent, textInSlot } from './light-children.ts';
import { type Page, readPage, type Widget } from './page.ts';
import { makePlain, noScript, type PlainForm, styleElement } from './plain-form.ts';
import { findPlainTarget } from './plain-target.ts';
import { tellIssue } from './tell-issue.ts';
import { renderWidget } from './render-widget.ts';

export interface RenderOptions {
  /** Nonce of the page's `style-src`, for the style elements in the shadow roots. */
  readonly nonce?: string | undefined;
}

function isFoyerTag(tag: string): tag is FoyerTag {
  return Object.hasOwn(registry, tag);
}

/**
 * Renders every widget in a page, or in a part of one, on a server or in a static build. All else stays as it is written.
 *
 * Each widget gets a declarative shadow root: complete and styled at first paint, in the language of its place. Forms for a
 * Foyer endpoint, or for a service with a plain HTML form, can be sent without JavaScript; others show their slot `fallback`
 * there. Where all widgets of a page came so, `foyer.js` loads the rest at the first touch. Widgets that are rendered already
 * are left alone. Mistakes in attributes are told on the console.
 *
 * @param html the page; options are read from its script tag or `<meta name="foyer">`, the host for the newsletter's wording
 *   from its canonical link
 * @returns the page with the rendered widgets
 */
export async function renderWidgets(html: string, options: RenderOptions = {}): Promise<string> {
  const page = readPage(html, isFoyerTag);
  const insertions: Insertion[] = [];
  for (const widget of page.widgets) insertions.push(...(await renderParts(widget, page, options)));
  let rendered = '';
  let position = 0;
  for (const { at, text } of insertions.sort((one, other) => one.at - other.at)) {
    rendered += html.slice(position, at) + text;
    position = at;
  }
  return rendered + html.slice(position);
}

interface Insertion {
  /** In characters of the page. */
  readonly at: number;
  readonly text: string;
}

/** The shadow root, and data for search engines behind the widget. */
async function renderParts(widget: Widget, page: Page, { nonce }: RenderOptions): Promise<Insertion[]> {
  const { tree } = widget;
  const nonced = nonce === undefined ? {} : { nonce };
  if (isFoyerTag(tree.tagName)) await registry[tree.tagName]();
  const { element, html } = await renderWidget(widget, page);
  const root = parseFragment(shorten(html));
  const css = takeStyles(root);
  const plainCss = element instanceof FormProperties ? makePlain(await plainForm(root, element, { widget, page })) : '';
  const extras = [
    styleElement(css, { ...(isStill(tree) && { 'data-still': '' }), ...nonced }),
    ...(plainCss ? [noScript(styleElement(plainCss, nonced), createElement('slot', { name: 'fallback' }))] : []),
  ];
  root.childNodes.unshift(...extras);
  const shadowRoot = { at: widget.contentStart, text: `<template shadowrootmode="open">${serialize(root)}</template>` };
  const data = dataOf(element).replaceAll('<', '\\u003c');
  if (data === '' || widget.end === undefined) return [shadowRoot];
  return [shadowRoot, { at: widget.end, text: `<script type="application/ld+json" ${mark}>${data}</script>` }];
}

/** For search engines, as JSON. */
function dataOf(element: FoyerElement): string {
  if (element instanceof FoyerContactCard) return detailsOf(element).data();
  return element instanceof FoyerBlogTeaser ? postData(element) : '';
}

interface Place {
  readonly widget: Widget;
  readonly page: Page;
}

async function plainForm(
  root: Tree.DocumentFragment,
  form: FormProperties,
  { widget: { tree }, page }: Place,
): Promise<PlainForm> {
  const target = await findPlainTarget(form, page.options.server ?? '');
  if (target.kind === 'issue') tellIssue(form, target.issue);
  return { root, form, target, ownConsent: textInSlot(tree, 'consent'), hasSlottedFields: isFilled(tree, 'fields') };
}

/** What its attributes make needs no code before the first touch: `foyer.js` waits for it. */
function isStill(tree: Tree.Element): boolean {
  return !['src', 'starts', 'ends', 'dismissible'].some((name) => hasAttribute(tree, name));
}

/** Removes Lit's style elements, and returns what they contain in fewer bytes. */
function takeStyles(root: Tree.DocumentFragment): string {
  const isStyle = (node: Tree.ChildNode) => isElementNode(node) && node.tagName === 'style';
  const css = root.childNodes.filter(isStyle).map(textContent).join('');
  root.childNodes = root.childNodes.filter((node) => !isStyle(node));
  return css
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};]) ?/g, '$1');
}

/** Drops what a browser does not need: line breaks between tags, and marks of Lit's own hydration. */
function shorten(html: string): string {
  return html
    .replace(/<!--lit-node \d+-->|<\?>/g, '')
    .replace(/<!--lit-part [^>]*-->/g, '<!--lit-part-->')
    .replace(/(?<=>)[ \t]*\n\s*(?=<)/g, '');
}
