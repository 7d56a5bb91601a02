// What a built-in field is, and the fields of every form. Attributes `label-{field}`, types and labels derive from them.
import type { FieldValue } from '@foyer/protocol';
import type { FieldName } from './field-names.ts';

/** An element's `msg`. The second part is the brand by which `lit-localize extract` finds calls. */
type Msg = ((words: string) => string) & { readonly _LIT_LOCALIZE_MSG_?: never };

/** Those of the HTML standard's autofill section that a form to a business may ask for. */
type AutofillToken =
  | 'off'
  | 'name'
  | 'email'
  | 'tel'
  | 'url'
  | 'organization'
  | 'organization-title'
  | 'street-address'
  | 'postal-code'
  | 'country-name';

export interface FieldRow {
  readonly type: 'text' | 'email' | 'tel' | 'textarea';
  readonly autocomplete: AutofillToken;
  readonly label: (msg: Msg) => string;
}

export const commonFields = {
  name: { type: 'text', autocomplete: 'name', label: (msg) => msg('Name') },
  email: { type: 'email', autocomplete: 'email', label: (msg) => msg('Email') },
} as const satisfies Readonly<Record<string, FieldRow>>;

export type FieldValues = Readonly<Record<string, FieldValue>>;

/** One built-in field of a form. */
export interface FieldDefinition extends FieldRow {
  readonly name: FieldName;
  readonly required: boolean;
}

/** The definition of a field that every form may have. */
export function defineField(name: keyof typeof commonFields, required: boolean): FieldDefinition {
  return { name, required, ...commonFields[name] };
}

/** `labelName`, `labelEmail` and so on. */
export type LabelProperty<Name extends FieldName = FieldName> = `label${Capitalize<Name>}`;

/** The property with the owner's label for a field. */
export function labelProperty(name: string): string {
  return `label${name.replace(/./, (initial) => initial.toUpperCase())}`;
}
