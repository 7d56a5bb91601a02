// Reads the body of a web `Request`, with limits of size and time.
import { limits, type Problem } from '@foyer/protocol';
import { problem } from './problem.ts';
import type { Reading } from './read-json.ts';

/** Larger than `limits.bodyBytes` is `too-large`, also without `Content-Length`; later than `limits.bodySeconds` is `too-slow`. */
export async function readBody(request: Request): Promise<Reading<Uint8Array>> {
  if (Number(request.headers.get('content-length') ?? 0) > limits.bodyBytes) return rejected(problem('too-large'));
  const reader = request.body?.getReader();
  if (reader === undefined) return { ok: true, value: new Uint8Array() };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), limits.bodySeconds * 1000);
  });
  try {
    // An aborted upload counts as too slow, because a retry is right if a proxy caused it.
    const reading = await Promise.race([readAll(reader).catch(() => undefined), timeout]);
    if (reading?.ok !== true) reader.cancel().catch(() => undefined);
    return reading ?? rejected(problem('too-slow'));
  } finally {
    clearTimeout(timer);
  }
}

async function readAll(reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>): Promise<Reading<Uint8Array>> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { ok: true, value: new Uint8Array(await new Blob(chunks).arrayBuffer()) };
    length += value.length;
    if (length > limits.bodyBytes) return rejected(problem('too-large'));
    chunks.push(value);
  }
}

function rejected(found: Problem): Reading<never> {
  return { ok: false, problem: found };
}
