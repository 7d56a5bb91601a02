// The text of a message as the search compares it: the values of its fields, without regard to case.
import { foldText } from '../domain/fold-text.ts';

/** `fields` is the JSON of the column. At the end, too, each letter begins a trigram. */
export function searchableText(fields: string): string {
  const parsed: unknown = JSON.parse(fields);
  const values: readonly unknown[] = typeof parsed === 'object' && parsed !== null ? Object.values(parsed) : [];
  return `${foldText(values.flat().join('\n'))}\n\n`;
}
