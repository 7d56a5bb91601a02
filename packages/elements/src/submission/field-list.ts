// The fields of the contact card, and its attribute `fields`.
import type { FieldName } from './field-names.ts';
import { commonFields, type FieldDefinition, type FieldRow, labelProperty } from './fields.ts';

export const contactFields: Readonly<Record<FieldName, FieldRow>> = {
  ...commonFields,
  phone: { type: 'tel', autocomplete: 'tel', label: (msg) => msg('Phone') },
  subject: { type: 'text', autocomplete: 'off', label: (msg) => msg('Subject') },
  message: { type: 'textarea', autocomplete: 'off', label: (msg) => msg('Message') },
};

function isContactField(name: string): name is FieldName {
  return Object.hasOwn(contactFields, name);
}

/** `"name? email message"` → definitions in that order; `none` → none; undefined if a word is unknown or repeated. */
export function parseFieldList(list: string): readonly FieldDefinition[] | undefined {
  const words = list.split(/\s+/).filter((word) => word !== '');
  if (words.join() === 'none') return [];
  const fields: FieldDefinition[] = [];
  for (const word of words) {
    const name = word.replace(/\?$/, '');
    if (!isContactField(name) || fields.some((field) => field.name === name)) return undefined;
    fields.push({ name, required: name === word, ...contactFields[name] });
  }
  return fields.length > 0 ? fields : undefined;
}

/** One value for the label property of each field. */
export function forEachLabel<Value>(value: Value): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.keys(contactFields).map((name) => [labelProperty(name), value]));
}
