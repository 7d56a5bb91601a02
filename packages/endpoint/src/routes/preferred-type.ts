// The media type that a caller prefers, by the Accept header. Knows no route.
import type { Context } from 'hono';
import { accepts } from 'hono/accepts';

const htmlTypes = ['text/html', 'application/xhtml+xml'];
const jsonTypes = ['application/json', 'application/problem+json', 'text/json'];

/** Undefined if the caller accepts anything. */
export function preferredType(context: Context): 'html' | 'json' | undefined {
  const supports = [...htmlTypes, ...jsonTypes];
  const type = accepts(context, { header: 'Accept', supports, default: '' });
  if (type === '') return undefined;
  return jsonTypes.includes(type) ? 'json' : 'html';
}
