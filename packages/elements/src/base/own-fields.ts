// Reads and writes the controls that a form renders itself.
import type { FieldValue } from '@foyer/protocol';
import type { FieldValues } from '../submission/fields.ts';
import { findAll } from './find.ts';

const inputSelector = '.field > .input';
const boxSelector = '.checks input';

export type TextField = HTMLInputElement | HTMLTextAreaElement;

function isTextField(element: Element): element is TextField {
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
}

/** Text fields in document order. */
export function ownInputs(root: ParentNode): readonly TextField[] {
  return [...root.querySelectorAll(inputSelector)].filter(isTextField);
}

/** All controls that hold a value; checkboxes share the name of their list. */
export function ownControls(root: ParentNode): readonly Element[] {
  return [...root.querySelectorAll(`${inputSelector}, ${boxSelector}`)];
}

/** Checked boxes form a list. */
export function ownValues(root: ParentNode): FieldValues {
  const values: Record<string, FieldValue> = {};
  for (const { name, value } of ownInputs(root)) values[name] = value;
  for (const { name, value } of findAll(root, `${boxSelector}:checked`, HTMLInputElement)) {
    values[name] = [...[values[name] ?? []].flat(), value];
  }
  return values;
}

export function clearOwnFields(root: ParentNode): void {
  for (const input of ownInputs(root)) input.value = '';
  for (const box of findAll(root, '[type=checkbox]', HTMLInputElement)) box.checked = false;
}

/** Fills in the controls that have a value, and keeps the others. */
export function fillIn(controls: readonly Element[], values: FieldValues): void {
  for (const control of controls) {
    const name = control.getAttribute('name');
    const value = name !== null && Object.hasOwn(values, name) ? values[name] : undefined;
    if (value !== undefined) write(control, value);
  }
}

/** Checks the boxes and selects the options with a matching value; other controls get the value as text. */
function write(control: Element, value: FieldValue): void {
  const isMeant = (own: string) => [value].flat().includes(own);
  if (control instanceof HTMLInputElement && ['checkbox', 'radio'].includes(control.type)) {
    control.checked = isMeant(control.value);
  } else if (control instanceof HTMLSelectElement) {
    for (const option of control.options) option.selected = isMeant(option.value);
  } else if ('value' in control) control.value = String(value);
}
