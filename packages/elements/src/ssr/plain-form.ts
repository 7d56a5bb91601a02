// Makes a rendered form work without JavaScript, and before it: native validation, a POST of plain fields, no captcha row,
// since the endpoint asks its question on a page of its own. The first update in a browser takes all of this back.
import {
  appendChild,
  createElement,
  createTextNode,
  getAttribute,
  isElementNode,
  queryAll,
  removeAttribute,
  setAttribute as addAttribute,
} from '@parse5/tools';
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import type { FormProperties } from '../base/form-properties.ts';
import { textOf } from './light-children.ts';
import type { PlainTarget } from './plain-target.ts';

export interface PlainForm {
  readonly root: Tree.DocumentFragment;
  readonly form: FormProperties;
  readonly target: PlainTarget;
  /** The page's own wording in slot `consent`, '' if there is none. */
  readonly ownConsent: string;
  /** Whether the page has controls in slot `fields`: they are outside the form. */
  readonly hasSlottedFields: boolean;
}

/** Returns the style that a browser without JavaScript needs. */
export function makePlain(plain: PlainForm): string {
  const { root, target } = plain;
  const element = find(root, (node) => node.tagName === 'form');
  if (!element) return '';
  const answer = find(root, (node) => getAttribute(node, 'id') === 'answer');
  if (answer) removeAttribute(answer, 'required'); // a hidden field that is required would block the form
  if (target.kind !== 'target' || plain.hasSlottedFields) {
    setAttribute(element, 'method', 'dialog'); // a click must not write the fields into the address
    return '.frame{display:none}';
  }
  removeAttribute(element, 'novalidate');
  setAttribute(element, 'method', 'post');
  setAttribute(element, 'action', target.action);
  setAttribute(element, 'accept-charset', 'utf-8');
  nameControls(plain, target);
  for (const [name, value] of hiddenEntries(plain, target)) {
    appendChild(element, createElement('input', { type: 'hidden', name, value }));
  }
  return '.captcha{display:none}';
}

type Target = Extract<PlainTarget, { readonly kind: 'target' }>;

function nameControls(plain: PlainForm, target: Target): void {
  const isControl = (node: Tree.Element) => node.tagName === 'input' || node.tagName === 'textarea';
  for (const control of queryAll<Tree.Element>(plain.root, isElementNode)) {
    if (isControl(control)) nameControl(control, plain, target);
  }
}

function nameControl(control: Tree.Element, { root, form, ownConsent }: PlainForm, target: Target): void {
  const { isFoyer, names } = target;
  const name = getAttribute(control, 'name') ?? '';
  const isConsent = getAttribute(control, 'id') === 'consent';
  if (name === 'reference') rename(control, isFoyer ? 'foyer.trap' : undefined);
  else if (isConsent && isFoyer) {
    rename(control, 'foyer.consent');
    setAttribute(control, 'value', ownConsent || wordingIn(root));
  } else if (!isFoyer && form.fieldDefinitions.some((field) => field.name === name)) rename(control, names.get(name));
}

/** A control without a name is not sent. */
function rename(control: Tree.Element, name: string | undefined): void {
  if (name === undefined) removeAttribute(control, 'name');
  else setAttribute(control, 'name', name);
}

function hiddenEntries({ root, form, ownConsent }: PlainForm, target: Target): readonly (readonly [string, string])[] {
  if (!target.isFoyer) return target.constants;
  const isConsent = form.consent === 'notice' && form.noticeIsConsent;
  return [
    ['foyer.locale', ownConsent ? form.language : form.spokenLocale],
    ...(isConsent ? [['foyer.consent', ownConsent || wordingIn(root)] as const] : []),
  ];
}

function wordingIn(root: Tree.DocumentFragment): string {
  const wording = find(root, (node) => getAttribute(node, 'part') === 'consent');
  return wording ? textOf(wording) : '';
}

function find(root: Tree.DocumentFragment, isWanted: (node: Tree.Element) => boolean): Tree.Element | undefined {
  for (const node of queryAll<Tree.Element>(root, isElementNode)) if (isWanted(node)) return node;
  return undefined;
}

/** The library's own would leave the old value in front. */
function setAttribute(element: Tree.Element, name: string, value: string): void {
  removeAttribute(element, name);
  addAttribute(element, name, value);
}

/** Only read by browsers without JavaScript. */
export function noScript(...children: readonly Tree.Element[]): Tree.Element {
  const element = createElement('noscript');
  for (const child of children) appendChild(element, child);
  return element;
}

export function styleElement(css: string, attributes: Record<string, string>): Tree.Element {
  const style = createElement('style', attributes);
  appendChild(style, createTextNode(css));
  return style;
}
