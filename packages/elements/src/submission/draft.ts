// What is kept of a message that did not get through, as text. Knows no storage and no field; what it reads may be anything.
import { fieldNamePattern, type FieldValue, submissionIdPattern } from '@foyer/protocol';
import type { FieldValues } from './fields.ts';
import type { SentMessage } from './payload.ts';

export interface Draft {
  readonly values: FieldValues;
  /** The message that was tried last, so that the same text is the same message also after a reload. */
  readonly sent?: SentMessage;
}

const version = 1;
const lifetimeMs = 24 * 60 * 60 * 1000;
/** No form holds more; whatever does is not ours. */
const maxCharacters = 1_000_000;

/** All keys of drafts in this format begin with it. */
export const draftPrefix = `foyer:${version}:`;

export function draftKey(form: string, endpoint: string): string {
  return `${draftPrefix}${form}:${endpoint}`;
}

/** @param now milliseconds since 1970 */
export function serializeDraft({ values, sent }: Draft, now: number): string {
  return JSON.stringify({ v: version, savedAt: now, ...sent, values });
}

/**
 * Undefined for what is too old, of another version, or no draft at all. A draft of tomorrow is one of today whose clock was
 * set back since.
 *
 * @param now milliseconds since 1970
 */
export function parseDraft(text: string, now: number): Draft | undefined {
  const stored = text.length <= maxCharacters ? parseObject(text) : undefined;
  if (stored?.['v'] !== version || !isRecent(stored['savedAt'], now)) return undefined;
  const values = readValues(stored['values']);
  const sent = readSent(stored);
  return values && { values, ...(sent && { sent }) };
}

function readSent({ submissionId, fingerprint }: Readonly<Record<string, unknown>>): SentMessage | undefined {
  if (typeof submissionId !== 'string' || typeof fingerprint !== 'string') return undefined;
  return submissionIdPattern.test(submissionId) ? { submissionId, fingerprint } : undefined;
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isRecent(savedAt: unknown, now: number): boolean {
  return typeof savedAt === 'number' && Math.abs(now - savedAt) <= lifetimeMs;
}

function readValues(values: unknown): FieldValues | undefined {
  if (!isObject(values)) return undefined;
  const entries = Object.entries(values).flatMap(([name, value]) =>
    fieldNamePattern.test(name) && isFieldValue(value) ? [[name, value] as const] : [],
  );
  return Object.fromEntries(entries);
}

function isFieldValue(value: unknown): value is FieldValue {
  return typeof value === 'string' || (Array.isArray(value) && value.every((part) => typeof part === 'string'));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
