/** Reasons why a field is rejected, in a problem's `errors` and in `foyer-invalid`. */
export const fieldErrorCodes = [
  'required',
  'invalid',
  'too-long',
  'control-character',
  'type',
  'unknown',
  'reserved',
] as const;
export type FieldErrorCode = (typeof fieldErrorCodes)[number];

/** HTTP status of each problem; `type` is `urn:foyer:problem:<code>`. */
export const problemStatus = {
  malformed: 400,
  'origin-refused': 403,
  'unknown-form': 404,
  'method-not-allowed': 405,
  'too-slow': 408,
  'too-large': 413,
  'unsupported-media-type': 415,
  'invalid-fields': 422,
  'id-reused': 422,
  'captcha-missing': 422,
  'captcha-wrong': 422,
  'captcha-expired': 422,
  'captcha-used': 422,
  'captcha-foreign': 422,
  'rate-limited': 429,
  unavailable: 503,
} as const;
export type ProblemCode = keyof typeof problemStatus;
export type CaptchaProblemCode = Extract<ProblemCode, `captcha-${string}`>;

/** Codes of a widget's `foyer-error`. */
export const errorCodes = [
  'endpoint-missing',
  'misconfigured',
  'network',
  'timeout',
  'offline',
  'rejected',
  'captcha',
  'rate-limited',
  'too-large',
  'unavailable',
  'unclear',
  'canceled',
] as const;
export type ErrorCode = (typeof errorCodes)[number];
