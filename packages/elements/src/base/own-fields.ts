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
    const value = Object.entries(values).find(([name]) => name === control.getAttribute('name'))?.[1];
    if (value !== undefined) write(control, [value].flat());
  }
}

/** Checks the boxes and selects the options with a matching value; other controls get the value as text. */
function write(control: Element, values: readonly string[]): void {
  if (control instanceof HTMLInputElement && /^(?:checkbox|radio)$/.test(control.type)) {
    control.checked = values.includes(control.value);
  } else if (control instanceof HTMLSelectElement) {
    for (const option of control.options) option.selected = values.includes(option.value);
  } else if ('value' in control) control.value = String(values);
}
