// Reads a request body with limits of size and time.
import { limits, type Problem } from '@foyer/protocol';
import { problem } from '../domain/problem.ts';
import type { Reading } from '../domain/read-json.ts';

export async function readBody(request: Request): Promise<Reading<Uint8Array>> {
  if (Number(request.headers.get('content-length') ?? 0) > limits.bodyBytes) return rejected(problem('too-large'));
  const reader = request.body?.getReader();
  if (reader === undefined) return { ok: true, value: new Uint8Array() };
  const timeout = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => timeout.resolve(undefined), limits.bodySeconds * 1000);
  try {
    // An aborted upload counts as too slow, because a retry is right if a proxy caused it.
    const reading = await Promise.race([readAll(reader).catch(() => undefined), timeout.promise]);
    if (reading?.ok !== true) reader.cancel().catch(() => undefined);
    return reading ?? rejected(problem('too-slow'));
  } finally {
    clearTimeout(timer);
  }
}

async function readAll(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<Reading<Uint8Array>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { ok: true, value: Buffer.concat(chunks) };
    length += value.length;
    if (length > limits.bodyBytes) return rejected(problem('too-large'));
    chunks.push(value);
  }
}

function rejected(found: Problem): Reading<never> {
  return { ok: false, problem: found };
}
