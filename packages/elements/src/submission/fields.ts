// The built-in fields, as rows. Knows no wording: labels are base/messages.ts's.
import type { FieldValue } from '@foyer/protocol';

export type FieldName = 'name' | 'email' | 'phone' | 'subject' | 'message';
export type FieldValues = Readonly<Record<string, FieldValue>>;

/** One built-in field. `autocomplete` is a token of the HTML standard's autofill section. */
export interface FieldDefinition {
  readonly name: FieldName;
  readonly type: 'text' | 'email' | 'tel' | 'textarea';
  readonly autocomplete: 'name' | 'email' | 'tel' | 'off';
  readonly required: boolean;
}

const builtIn: Readonly<Record<FieldName, Omit<FieldDefinition, 'name' | 'required'>>> = {
  name: { type: 'text', autocomplete: 'name' },
  email: { type: 'email', autocomplete: 'email' },
  phone: { type: 'tel', autocomplete: 'tel' },
  subject: { type: 'text', autocomplete: 'off' },
  message: { type: 'textarea', autocomplete: 'off' },
};

/** The definition of one built-in field. */
export function defineField(name: FieldName, required: boolean): FieldDefinition {
  return { name, required, ...builtIn[name] };
}

/** Names that slotted controls may not take. */
export function isBuiltInField(name: string): name is FieldName {
  return Object.hasOwn(builtIn, name);
}
