// Validates field values. Changes no value but the domain of an address, into A-labels.
import {
  asciiAddress,
  fieldNamePattern,
  type FieldErrorCode,
  type FieldValue,
  hasControlCharacter,
  isEmail,
  limits,
  type ProblemError,
} from '@foyer/protocol';
import type { FieldKind, FieldRule, FormRules } from './form-rules.ts';
import { isObject } from './read-json.ts';

export interface FieldsReading {
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly errors: readonly ProblemError[];
}

/** Accepts well-formed names that the form does not define: pages add fields of their own to a widget. */
export function readFields(value: unknown, form: FormRules): FieldsReading {
  if (!isObject(value))
    return { fields: {}, errors: [{ pointer: '/fields', code: value === undefined ? 'required' : 'type' }] };
  const entries = Object.entries(value);
  if (entries.length > limits.fields) return { fields: {}, errors: [{ pointer: '/fields', code: 'too-long' }] };
  const fields: Record<string, FieldValue> = {};
  const errors: ProblemError[] = [];
  for (const [name, given] of entries) {
    const reading = readField(name, given, ruleFor(name, form));
    errors.push(...reading.errors);
    if (reading.value !== undefined) fields[name] = reading.value;
  }
  for (const { name, required } of form.fields) {
    if (required && !Object.hasOwn(value, name)) errors.push({ pointer: fieldPointer(name), code: 'required' });
  }
  return { fields, errors };
}

/** Unknown fields may contain line breaks: they may come from a textarea. */
function ruleFor(name: string, form: FormRules): FieldRule | undefined {
  return form.fields.find((rule) => rule.name === name);
}

interface FieldReading {
  readonly value?: FieldValue;
  readonly errors: readonly ProblemError[];
}

function readField(name: string, given: unknown, rule: FieldRule | undefined): FieldReading {
  const pointer = fieldPointer(name);
  const value = rule?.kind === 'email' && typeof given === 'string' ? asciiAddress(given) : given;
  const code = judgeName(name) ?? judgeValue(value, rule);
  if (code !== undefined) return { errors: [{ pointer, code }] };
  return Array.isArray(value) ? readList(pointer, value) : { value: String(value), errors: [] };
}

function judgeName(name: string): FieldErrorCode | undefined {
  if (name.startsWith('foyer.')) return 'reserved';
  return fieldNamePattern.test(name) ? undefined : 'unknown';
}

function judgeValue(given: unknown, rule: FieldRule | undefined): FieldErrorCode | undefined {
  if (Array.isArray(given)) return judgeList(given, rule);
  if (typeof given !== 'string') return 'type';
  return judgeText(given, rule) ?? (isMissing(given, rule) ? 'required' : undefined);
}

function judgeList(given: readonly unknown[], rule: FieldRule | undefined): FieldErrorCode | undefined {
  if (rule !== undefined && rule.kind !== 'list') return 'type';
  return rule?.required === true && given.length === 0 ? 'required' : undefined;
}

function readList(pointer: string, given: readonly unknown[]): FieldReading {
  const errors: ProblemError[] = [];
  const texts: string[] = [];
  for (const [index, item] of given.entries()) {
    if (typeof item !== 'string') {
      errors.push({ pointer: `${pointer}/${index}`, code: 'type' });
      continue;
    }
    const code = judgeText(item, undefined);
    if (code !== undefined) errors.push({ pointer: `${pointer}/${index}`, code });
    texts.push(item);
  }
  return errors.length === 0 ? { value: texts, errors } : { errors };
}

/** White space alone counts as missing. */
function isMissing(value: string, rule: FieldRule | undefined): boolean {
  return rule?.required === true && value.trim() === '';
}

function judgeText(value: string, rule: FieldRule | undefined): FieldErrorCode | undefined {
  const kind = rule?.kind ?? 'multi-line';
  const multiLine = kind === 'multi-line';
  if (hasControlCharacter(value, multiLine)) return 'control-character';
  if (value.length > Math.min(rule?.maxLength ?? Infinity, maxLength(kind))) return 'too-long';
  return kind === 'email' && value !== '' && !isEmail(value) ? 'invalid' : undefined;
}

function maxLength(kind: FieldKind): number {
  switch (kind) {
    case 'email':
      return limits.email;
    case 'multi-line':
      return limits.multiLine;
    case 'text':
    case 'list':
      return limits.singleLine;
  }
}

function fieldPointer(name: string): string {
  return `/fields/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
