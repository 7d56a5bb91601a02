// Reads and writes the controls that a form renders itself.
import type { FieldValue } from '@foyer/protocol';
import type { FieldValues } from '../submission/fields.ts';
import { find, findAll } from './find.ts';

export const inputSelector = '.field > .input';
export const boxSelector = '.checks input';

export type TextField = HTMLInputElement | HTMLTextAreaElement;

function isTextField(element: Element): element is TextField {
  return 'value' in element;
}

/** Text fields in document order. */
export function ownInputs(root: ParentNode | undefined): readonly TextField[] {
  return findAll(root, inputSelector, HTMLElement).filter(isTextField);
}

/** Checked boxes form a list. */
export function ownValues(root: ParentNode | undefined): FieldValues {
  const values: Record<string, FieldValue> = {};
  for (const { name, value } of ownInputs(root)) values[name] = value;
  for (const { name, value } of findAll(root, `${boxSelector}:checked`, HTMLInputElement)) {
    values[name] = [...[values[name] ?? []].flat(), value];
  }
  return values;
}

export function clearOwnFields(root: ParentNode | undefined): void {
  find(root, '.form', HTMLFormElement)?.reset(); // they have no values of their own to return to
}
