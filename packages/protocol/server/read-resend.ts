// Parses the body of a POST to {endpoint}/resend. Knows no sign-up.
import { asciiAddress, isEmail, submissionIdPattern } from '@foyer/protocol';
import { problem } from './problem.ts';
import { isObject, malformed, readJson, type Reading } from './read-json.ts';

export interface ResendRequest {
  readonly submissionId: string;
  /** Corrected address, where the first one was mistyped. */
  readonly email?: string;
}

export function readResendRequest(body: Uint8Array): Reading<ResendRequest> {
  const json = readJson(body);
  if (!json.ok) return json;
  if (!isObject(json.value) || json.value['v'] !== 1) return malformed('`v` must be 1.');
  const { submissionId, email } = json.value;
  if (typeof submissionId !== 'string' || !submissionIdPattern.test(submissionId)) {
    return malformed('`submissionId` must be 16 to 64 characters of A-Z, a-z, 0-9, _ and -.');
  }
  if (email === undefined) return { ok: true, value: { submissionId } };
  const address = typeof email === 'string' ? asciiAddress(email) : '';
  if (isEmail(address)) return { ok: true, value: { submissionId, email: address } };
  const code = typeof email === 'string' ? 'invalid' : 'type';
  return { ok: false, problem: problem('invalid-fields', { errors: [{ pointer: '/email', code }] }) };
}
