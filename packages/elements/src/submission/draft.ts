// Serializes an unsent message as text; draft-text.ts parses it.
import type { FieldValues } from './fields.ts';
import type { SentMessage } from './payload.ts';
import { toJson } from './to-json.ts';

export interface Draft {
  readonly values: FieldValues;
  /** The last message, so that the same text keeps its id after a reload. */
  readonly sent?: SentMessage;
}

export const draftVersion = 1;
/** Prefix of all draft keys in this format. */
export const draftPrefix = `foyer:${draftVersion}:`;

export function draftKey(form: string, endpoint: string): string {
  return `${draftPrefix}${form}:${endpoint}`;
}

/** @param now milliseconds since 1970 */
export function serializeDraft({ values, sent }: Draft, now: number): string {
  return toJson({ v: draftVersion, savedAt: now, ...sent, values });
}
