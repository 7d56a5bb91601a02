// The controls that a form draws itself: what stands in them, and how they are filled in.
import type { FieldValue } from '@foyer/protocol';
import type { FieldValues } from '../submission/fields.ts';
import { findAll } from './find.ts';

const inputSelector = '.field > .input';
const boxSelector = '.checks input';

export type TextField = HTMLInputElement | HTMLTextAreaElement;

function isTextField(element: Element): element is TextField {
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
}

/** Text fields in the order of the form. */
export function ownInputs(root: ParentNode): readonly TextField[] {
  return [...root.querySelectorAll(inputSelector)].filter(isTextField);
}

/** Everything that a value may be written to; boxes are named by the list that they belong to. */
export function ownControls(root: ParentNode): readonly Element[] {
  return [...root.querySelectorAll(`${inputSelector}, ${boxSelector}`)];
}

/** Boxes that are ticked make a list. */
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

/** Fills in the controls whose name is among the values, as a visitor would, and leaves the others. */
export function fillIn(controls: readonly Element[], values: FieldValues): void {
  for (const control of controls) {
    const name = control.getAttribute('name');
    const value = name !== null && Object.hasOwn(values, name) ? values[name] : undefined;
    if (value !== undefined) write(control, value);
  }
}

/** Ticks the boxes and chooses the options whose own value is meant; every other control takes the text. */
function write(control: Element, value: FieldValue): void {
  const isMeant = (own: string) => [value].flat().includes(own);
  if (control instanceof HTMLInputElement && ['checkbox', 'radio'].includes(control.type)) {
    control.checked = isMeant(control.value);
  } else if (control instanceof HTMLSelectElement) {
    for (const option of control.options) option.selected = isMeant(option.value);
  } else if ('value' in control) control.value = String(value);
}
