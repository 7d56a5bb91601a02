// Parses a stored draft. Other scripts write to the same storage, so any text is possible.
import { fieldNamePattern, type FieldValue, submissionIdPattern } from '@foyer/protocol';
import { type Draft, draftVersion } from './draft.ts';
import type { FieldValues } from './fields.ts';
import type { SentMessage } from './payload.ts';

const lifetimeMs = 24 * 60 * 60 * 1000;
/** Larger than any form. */
const maxCharacters = 1_000_000;

/**
 * Undefined if the draft has expired, has another version or is invalid. A draft from the future means that the clock was
 * set back.
 *
 * @param now milliseconds since 1970
 */
export function parseDraft(text: string, now: number): Draft | undefined {
  const stored = text.length <= maxCharacters ? parseObject(text) : undefined;
  if (stored?.['v'] !== draftVersion || !isRecent(stored['savedAt'], now)) return undefined;
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
