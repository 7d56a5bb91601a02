// Responses in the wire format, as web `Response` objects.
import type { Problem, ProblemCode, Receipt } from '@foyer/protocol';
import { problem, type ProblemParts } from './problem.ts';

type Headers = Readonly<Record<string, string>>;

/** With the status, media type and `Retry-After` of the problem. */
export function problemResponse(found: Problem, headers: Headers = {}): Response {
  return new Response(JSON.stringify(found), {
    status: found.status,
    headers: {
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
      ...(found.retryAfter !== undefined && { 'Retry-After': String(found.retryAfter) }),
      ...headers,
    },
  });
}

/** Same, by its code. */
export function problemFor(code: ProblemCode, parts?: ProblemParts): Response {
  return problemResponse(problem(code, parts));
}

/** @param allowed methods, as `Allow` names them */
export function methodNotAllowed(allowed: readonly string[]): Response {
  return problemResponse(problem('method-not-allowed'), { Allow: allowed.join(', ') });
}

/** Call it only once the message is on disk. */
export function receiptResponse(receipt: Receipt): Response {
  const status = receipt.replayed === true ? 200 : 202;
  return Response.json(receipt, { status, headers: { 'Cache-Control': 'no-store' } });
}
