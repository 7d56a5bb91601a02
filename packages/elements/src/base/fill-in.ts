// Puts values into controls, as a visitor would.
import type { FieldValue } from '@foyer/protocol';
import type { FieldValues } from '../submission/fields.ts';

/** Fills in the controls whose name is among the values, and leaves the others. */
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
