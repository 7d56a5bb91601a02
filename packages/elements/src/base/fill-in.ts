// Writes values into the controls of a form. Loaded when a page sets them or a draft is restored.
import type { FieldValues } from '../submission/fields.ts';
import { boxSelector, inputSelector } from './own-fields.ts';

/** All controls of the form itself that hold a value; checkboxes share the name of their list. */
export function ownControls(root: ParentNode): readonly Element[] {
  return [...root.querySelectorAll(`${inputSelector}, ${boxSelector}`)];
}

/** Slotted controls too. */
export function fillInForm(form: HTMLElement & { readonly renderRoot: ParentNode }, values: FieldValues): void {
  const slotted = form.querySelectorAll('[slot=fields][name], [slot=fields] [name]');
  fillIn([...ownControls(form.renderRoot), ...slotted], values);
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
