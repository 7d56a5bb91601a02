// Which messages with the same id are the same.
import type { Submission } from '@foyer/protocol';

/**
 * Equal for the same form, fields and consent, in whatever order. Captcha, trap and page make no other message: a retry has
 * the same content.
 */
export function canonicalContent({ form, fields, consent }: Submission): string {
  return JSON.stringify(sorted([form, fields, consent ?? null]));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, child]) => [key, sorted(child)]);
}
