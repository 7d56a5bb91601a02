// What is kept of a message that did not get through, as text. Reading it is draft-text.ts's. Knows no storage.
import type { FieldValues } from './fields.ts';
import type { SentMessage } from './payload.ts';

export interface Draft {
  readonly values: FieldValues;
  /** The message that was tried last, so that the same text is the same message also after a reload. */
  readonly sent?: SentMessage;
}

export const draftVersion = 1;
/** All keys of drafts in this format begin with it. */
export const draftPrefix = `foyer:${draftVersion}:`;

export function draftKey(form: string, endpoint: string): string {
  return `${draftPrefix}${form}:${endpoint}`;
}

/** @param now milliseconds since 1970 */
export function serializeDraft({ values, sent }: Draft, now: number): string {
  return JSON.stringify({ v: draftVersion, savedAt: now, ...sent, values });
}
