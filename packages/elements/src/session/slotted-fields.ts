// Reads the page's own controls in slot `fields`, as a native form would.
import type { FieldErrorCode, FieldValue } from '@foyer/protocol';
import { fieldNamePattern } from '@foyer/protocol';
import { findAll } from '../base/find.ts';
import { errorOnce, warnOnce } from '../browser/warn.ts';
import { isBuiltInField } from '../submission/field-names.ts';
import { validateSlotted } from '../submission/validate.ts';

export interface SlottedField {
  readonly name: string;
  /** Undefined if a native form would not submit it, such as an unchecked box. */
  readonly value: FieldValue | undefined;
  readonly code: FieldErrorCode | undefined;
  readonly label: string;
  readonly control: HTMLElement;
}

const nativeControls = 'input, select, textarea';

/** Controls with a `name` in document order. Disabled ones are skipped; repeated names are combined. */
export function readSlottedFields(host: Element, reservedNames: readonly string[]): readonly SlottedField[] {
  const fields = new Map<string, SlottedField>();
  for (const control of slottedControls(host)) {
    const name = control.getAttribute('name') ?? '';
    if (isAllowed(host, control, name) && isFree(host, name, reservedNames))
      fields.set(name, readField(control, name, fields.get(name)));
  }
  return [...fields.values()];
}

function readField(control: HTMLElement, name: string, earlier: SlottedField | undefined): SlottedField {
  const values = [earlier?.value ?? [], readValue(control) ?? []].flat();
  const value = values.length > 1 || control.matches('select[multiple]') ? values : values[0];
  const code = earlier?.code ?? validateSlotted(values, validityOf(control));
  return { name, value, code, label: labelOf(control, name), control };
}

export function slottedControls(host: Element): readonly HTMLElement[] {
  return findAll(host, '[slot=fields][name], [slot=fields] [name]', HTMLElement).filter(
    (control) => control.matches(nativeControls) || control.localName.includes('-'),
  );
}

/** Resets a control to its default, as a native form would. */
export function restoreDefault(control: HTMLElement): void {
  if (control instanceof HTMLSelectElement) {
    for (const option of control.options) option.selected = option.defaultSelected;
  } else if (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement) {
    control.value = control.type === 'file' ? '' : control.defaultValue;
  }
  if (control instanceof HTMLInputElement) control.checked = control.defaultChecked;
}

function isAllowed(host: Element, control: HTMLElement, name: string): boolean {
  if (control.matches(':disabled')) return false;
  if (control instanceof HTMLInputElement && control.type === 'file') {
    errorOnce(host, `cannot send files; the field "${name}" is ignored.`);
    return false;
  }
  if (isBuiltInField(name) || name.startsWith('foyer.') || !fieldNamePattern.test(name)) {
    warnOnce(host, `the slotted field "${name}" is ignored: its name is reserved or invalid.`);
    return false;
  }
  return true;
}

function isFree(host: Element, name: string, reservedNames: readonly string[]): boolean {
  if (!reservedNames.includes(name)) return true;
  errorOnce(host, `the slotted field "${name}" is ignored: the service reserves this name.`);
  return false;
}

function readValue(control: HTMLElement): FieldValue | undefined {
  if (control instanceof HTMLInputElement) return readInput(control);
  if (control instanceof HTMLSelectElement && control.multiple) {
    return [...control.selectedOptions].map((option) => option.value);
  }
  return 'value' in control && typeof control.value === 'string' ? control.value : undefined;
}

function readInput({ type, checked, value }: HTMLInputElement): string | undefined {
  if (['submit', 'button', 'image', 'reset'].includes(type)) return undefined;
  return (type === 'checkbox' || type === 'radio') && !checked ? undefined : value;
}

function validityOf(control: HTMLElement): ValidityState | undefined {
  return 'validity' in control && control.validity instanceof ValidityState ? control.validity : undefined;
}

function labelOf(control: HTMLElement, name: string): string {
  const labels = 'labels' in control && control.labels instanceof NodeList ? [...control.labels] : [];
  const words = labels.map((label) => label.textContent ?? '').join(' ');
  return control.getAttribute('aria-label') ?? (words.trim() || name);
}
