// Reads posts from the inbox's own forms. Anything else counts as empty.
import { formEncodingOf, readBody, readFormEntries } from '@foyer/protocol/server';
import type { Context } from 'hono';

export async function readForm(context: Context): Promise<URLSearchParams> {
  const encoding = formEncodingOf(context.req.raw.headers);
  if (encoding === undefined) return new URLSearchParams();
  const body = await readBody(context.req.raw);
  if (!body.ok) return new URLSearchParams();
  const reading = await readFormEntries(body.value, { ...encoding, languages: '' });
  return new URLSearchParams(reading.status === 'read' ? reading.entries.map(([name, value]) => [name, value]) : []);
}

export async function readEntry(context: Context, name: string): Promise<string> {
  return (await readForm(context)).get(name) ?? '';
}
