// Reads posts from the inbox's own forms. Anything else counts as empty.
import type { Context } from 'hono';
import { readEntries } from '../domain/urlencoded.ts';
import { mediaTypeOf } from './media-type.ts';
import { readBody } from './read-body.ts';

export async function readForm(context: Context): Promise<ReadonlyMap<string, string>> {
  if (mediaTypeOf(context.req.raw.headers) !== 'application/x-www-form-urlencoded') return new Map();
  const body = await readBody(context.req.raw);
  return new Map(body.ok ? readEntries(body.value) : undefined);
}

export async function readEntry(context: Context, name: string): Promise<string | undefined> {
  return (await readForm(context)).get(name);
}
