// Answers a POST: its media type, its body, what is in it. Knows no form and no store.
import type { FormRules } from './form-rules.ts';
import { mediaTypeOf, type MediaType } from './media-type.ts';
import { problem } from './problem.ts';
import { type Beacon, readBeacon } from './read-beacon.ts';
import { readBody } from './read-body.ts';
import type { Reading } from './read-json.ts';
import { readResendRequest, type ResendRequest } from './read-resend.ts';
import { readSubmission } from './read-submission.ts';
import { problemResponse } from './respond.ts';
import type { Submission } from '@foyer/protocol';

export interface PostKind<Value> {
  /** Any other one is refused before the body is read. */
  readonly type: MediaType;
  readonly parse: (body: Uint8Array, headers: Headers) => Reading<Value>;
}

/** `POST {endpoint}`. */
export const messagePost = (form: FormRules): PostKind<Submission> => ({
  type: 'application/json',
  parse: (body, headers) => readSubmission(body, form, headers.get('idempotency-key') ?? undefined),
});

/** `POST {endpoint}/resend`. */
export const resendPost: PostKind<ResendRequest> = { type: 'application/json', parse: readResendRequest };

/** `POST {endpoint}/beacon`. */
export const beaconPost = (form: string): PostKind<Beacon> => ({
  type: 'text/plain',
  parse: (body) => readBeacon(body, form),
});

/** Answers with a problem, or with what `answer` makes of the parsed body. */
export async function answerPost<Value>(
  request: Request,
  { parse, type }: PostKind<Value>,
  answer: (value: Value) => Response | Promise<Response>,
): Promise<Response> {
  if (mediaTypeOf(request.headers) !== type) {
    const detail = `Send ${type} in UTF-8, without Content-Encoding.`;
    return problemResponse(problem('unsupported-media-type', { detail }));
  }
  const body = await readBody(request);
  if (!body.ok) return problemResponse(body.problem);
  const reading = parse(body.value, request.headers);
  return reading.ok ? answer(reading.value) : problemResponse(reading.problem);
}
