// What a form asks for, as far as the protocol knows: neither labels nor what happens with a message.

export type FieldKind = 'text' | 'multi-line' | 'email' | 'list';

export interface FieldRule {
  readonly name: string;
  readonly kind: FieldKind;
  readonly required: boolean;
  /** Maximum length in characters; default is the limit of the kind. */
  readonly maxLength?: number;
}

export interface FormRules {
  /** Last part of the form's address. */
  readonly id: string;
  readonly fields: readonly FieldRule[];
  /** Refuses a message without a consent that was given. */
  readonly consentRequired: boolean;
}

const kinds: Readonly<Record<string, FieldKind>> = { email: 'email', message: 'multi-line', topics: 'list' };

/** Parses the short field list: `name? email message`, where `?` means optional. */
export function parseFieldList(list: string): readonly FieldRule[] {
  return list
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => {
      const name = word.replace(/\?$/, '');
      return { name, kind: kindOf(name), required: name === word };
    });
}

/** Of a field that is named as a widget names it; one line of text for any other. */
export function kindOf(name: string): FieldKind {
  return Object.hasOwn(kinds, name) ? (kinds[name] ?? 'text') : 'text';
}
