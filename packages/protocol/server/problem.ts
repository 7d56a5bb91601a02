// Problems by RFC 9457, with titles and details for developers. Knows no HTTP beyond the status.
import {
  type Challenge,
  type Problem,
  type ProblemCode,
  type ProblemError,
  problemStatus,
  problemType,
} from '@foyer/protocol';

const texts = {
  malformed: ['The body is malformed', 'The body is not a message of protocol version 1.'],
  'origin-refused': ['This origin is refused', 'The page’s origin is not in the endpoint’s list of allowed origins.'],
  'unknown-form': ['There is no such form', 'No form with this name is configured at this endpoint.'],
  'method-not-allowed': ['Method not allowed', 'This URL does not support this method; see Allow.'],
  'too-slow': ['The body took too long', 'The body must arrive within 10 seconds.'],
  'too-large': ['The body is too large', 'The body may have at most 65,536 bytes.'],
  'unsupported-media-type': ['Unsupported media type', 'Send application/json in UTF-8, without Content-Encoding.'],
  'invalid-fields': ['Some fields are not valid', 'See errors: each pointer names a place in the body.'],
  'id-reused': [
    'This id belongs to another message',
    'A message with this submissionId and other content is already stored.',
  ],
  'captcha-missing': ['The captcha is missing', 'Solve every part of the challenge and include the solution.'],
  'captcha-wrong': ['The captcha was not solved', 'The answer or the proof of work is wrong; the token is spent.'],
  'captcha-expired': ['The captcha has expired', 'The token is too old; solve the fresh challenge.'],
  'captcha-used': ['The captcha was used before', 'A token is valid for one message; solve the fresh challenge.'],
  'captcha-foreign': [
    'This captcha was issued elsewhere',
    'The token was not issued by this endpoint for this form and origin.',
  ],
  'rate-limited': ['Too many requests', 'Retry after the time in Retry-After.'],
  unavailable: ['The endpoint cannot store messages', 'Nothing was stored. Retry after the time in Retry-After.'],
} as const satisfies Record<ProblemCode, readonly [title: string, detail: string]>;

export interface ProblemParts {
  readonly detail?: string;
  readonly errors?: readonly ProblemError[];
  readonly retryAfter?: number;
  readonly challenge?: Challenge;
}

export function problem(code: ProblemCode, parts: ProblemParts = {}): Problem {
  const [title, detail] = texts[code];
  return { type: problemType(code), title, status: problemStatus[code], detail, ...parts };
}
