// What is wrong with what was typed, as codes. Knows no wording and no control.
import { type FieldErrorCode, type FieldValue, hasControlCharacter, isEmail, limits } from '@foyer/protocol';
import type { FieldDefinition, FieldValues } from './fields.ts';

/** One thing wrong. `captcha` is the name of the question's row. */
export interface FieldIssue {
  readonly name: string;
  readonly code: FieldErrorCode | 'captcha';
  /** What the service says about it in its own words, as plain text. */
  readonly message?: string;
}

/** The flags of a `ValidityState` that a control outside our own fields may set. */
export type ValidityFlags = Readonly<Record<'valid' | 'valueMissing' | 'tooLong', boolean>>;

/** At most one issue a field, in the order of the fields. */
export function validate(fields: readonly FieldDefinition[], values: FieldValues): readonly FieldIssue[] {
  return fields.flatMap((field) => {
    const code = fieldIssue(field, String(values[field.name] ?? ''));
    return code ? [{ name: field.name, code }] : [];
  });
}

/** Characters, as the protocol limits them. */
const longest: Readonly<Record<FieldDefinition['type'], number>> = {
  text: limits.singleLine,
  tel: limits.singleLine,
  email: limits.email,
  textarea: limits.multiLine,
};

function fieldIssue(field: FieldDefinition, value: string): FieldErrorCode | undefined {
  if (value.trim() === '') return field.required ? 'required' : undefined;
  if (value.length > longest[field.type]) return 'too-long';
  if (hasControlCharacter(value, field.type === 'textarea')) return 'control-character';
  return field.type === 'email' && !isEmail(value) ? 'invalid' : undefined;
}

/** What the server would refuse in a control that the page's author put into slot `fields`. */
export function validateSlotted(value: FieldValue, validity: ValidityFlags | undefined): FieldErrorCode | undefined {
  if (validity && !validity.valid)
    return validity.valueMissing ? 'required' : validity.tooLong ? 'too-long' : 'invalid';
  const texts = typeof value === 'string' ? [value] : value;
  if (texts.some((text) => text.length > limits.multiLine)) return 'too-long';
  return texts.some((text) => hasControlCharacter(text, true)) ? 'control-character' : undefined;
}

/**
 * What the visitor is told before the first attempt to send: only fields that they have left, and not that
 * something is missing, for they may still be on the way to it.
 */
export function visibleIssues(issues: readonly FieldIssue[], touched: ReadonlySet<string>): readonly FieldIssue[] {
  return issues.filter(({ name, code }) => touched.has(name) && code !== 'required');
}

/** The issues once `name` has been edited: the others stay, also those that only the server could know. */
export function afterEdit(
  issues: readonly FieldIssue[],
  name: string,
  current: readonly FieldIssue[],
): readonly FieldIssue[] {
  const stillWrong = current.find((issue) => issue.name === name);
  return issues.flatMap((issue) => (issue.name !== name ? [issue] : stillWrong ? [stillWrong] : []));
}
