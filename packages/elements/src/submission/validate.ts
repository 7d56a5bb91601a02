// Validates values and returns codes. Knows no wording and no control.
import { type FieldErrorCode, type FieldValue, hasControlCharacter, isEmail, limits } from '@foyer/protocol';
import type { FieldDefinition, FieldValues } from './fields.ts';

/** One validation issue. The captcha's answer has the name `captcha`. */
export interface FieldIssue {
  readonly name: string;
  readonly code: FieldErrorCode | 'captcha';
  /** The service's own message, as plain text. */
  readonly message?: string;
}

/** The `ValidityState` flags that a slotted control may set. */
export type ValidityFlags = Readonly<Record<'valid' | 'valueMissing' | 'tooLong', boolean>>;

/** At most one issue per field, in the order of the fields. */
export function validate(fields: readonly FieldDefinition[], values: FieldValues): readonly FieldIssue[] {
  return fields.flatMap((field) => {
    const code = fieldIssue(field, String(values[field.name] ?? ''));
    return code ? [{ name: field.name, code }] : [];
  });
}

/** Characters, as limited by the protocol. */
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

/** What the server would reject in a slotted control. */
export function validateSlotted(value: FieldValue, validity: ValidityFlags | undefined): FieldErrorCode | undefined {
  if (validity && !validity.valid)
    return validity.valueMissing ? 'required' : validity.tooLong ? 'too-long' : 'invalid';
  const texts = typeof value === 'string' ? [value] : value;
  if (texts.some((text) => text.length > limits.multiLine)) return 'too-long';
  return texts.some((text) => hasControlCharacter(text, true)) ? 'control-character' : undefined;
}

/**
 * Issues shown before the first attempt: only of fields that the visitor has left, and never that a value is missing, because
 * the visitor may not have finished.
 */
export function visibleIssues(issues: readonly FieldIssue[], touched: ReadonlySet<string>): readonly FieldIssue[] {
  return issues.filter(({ name, code }) => touched.has(name) && code !== 'required');
}

/** The issues after an edit of `name`; the others remain, including those only the server can detect. */
export function afterEdit(
  issues: readonly FieldIssue[],
  name: string,
  current: readonly FieldIssue[],
): readonly FieldIssue[] {
  const stillWrong = current.find((issue) => issue.name === name);
  return issues.flatMap((issue) => (issue.name !== name ? [issue] : stillWrong ? [stillWrong] : []));
}
