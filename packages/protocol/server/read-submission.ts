// Parses the body of a POST into a submission, or into a problem with pointers to every error. Knows no HTTP and no
// store.
import {
  type CaptchaAnswer,
  type Consent,
  type FieldErrorCode,
  hasControlCharacter,
  limits,
  type ProblemError,
  type ProofOfWorkSolution,
  type Submission,
  submissionIdPattern,
} from '@foyer/protocol';
import type { FormRules } from './form-rules.ts';
import { cutPageUrl } from './page-url.ts';
import { problem } from './problem.ts';
import { isObject, malformed, readJson, type Reading } from './read-json.ts';
import { readFields } from './validate-fields.ts';

const defaultLength: number = limits.singleLine;

/** Collects all errors, so that the page can show them at once. */
class ErrorCollector {
  readonly errors: ProblemError[] = [];

  /** Keeps the first error per pointer. */
  report(pointer: string, code: FieldErrorCode): undefined {
    if (!this.errors.some((error) => error.pointer === pointer)) this.errors.push({ pointer, code });
    return undefined;
  }

  text(value: unknown, pointer: string, { multiLine = false, maxLength = defaultLength } = {}): string {
    if (typeof value !== 'string') return this.report(pointer, 'type') ?? '';
    if (hasControlCharacter(value, multiLine)) this.report(pointer, 'control-character');
    else if (value.length > maxLength) this.report(pointer, 'too-long');
    return value;
  }

  object(value: unknown, pointer: string): Readonly<Record<string, unknown>> | undefined {
    if (value === undefined) return undefined;
    return isObject(value) ? value : this.report(pointer, 'type');
  }
}

/** `idempotencyKey` is the raw header; it must equal the body's `submissionId`. */
export function readSubmission(body: Uint8Array, form: FormRules, idempotencyKey?: string): Reading<Submission> {
  const json = readJson(body);
  return json.ok ? readMessage(json.value, form, idempotencyKey) : json;
}

/** Same, for a message that did not arrive as JSON. */
export function readMessage(message: unknown, form: FormRules, idempotencyKey?: string): Reading<Submission> {
  if (!isObject(message)) return malformed('The body is not a JSON object.');
  if (message['v'] !== 1) return malformed('`v` must be 1.');
  const { submissionId } = message;
  if (typeof submissionId !== 'string' || !submissionIdPattern.test(submissionId)) {
    return malformed('`submissionId` must be 16 to 64 characters of A-Z, a-z, 0-9, _ and -.');
  }
  if (idempotencyKey !== undefined && unquote(idempotencyKey) !== submissionId) {
    return malformed('Idempotency-Key must be the `submissionId` in double quotes.');
  }
  return readParts(message, submissionId, form);
}

function readParts(
  message: Readonly<Record<string, unknown>>,
  submissionId: string,
  form: FormRules,
): Reading<Submission> {
  const collector = new ErrorCollector();
  if (message['form'] !== undefined && message['form'] !== form.id) collector.report('/form', 'invalid');
  const { fields, errors } = readFields(message['fields'], form);
  collector.errors.push(...errors);
  const consent = readConsent(message['consent'], collector);
  if (form.consentRequired) requireConsent(consent, collector);
  const captcha = readCaptcha(message['captcha'], collector);
  const submission = {
    v: 1 as const,
    submissionId,
    form: form.id,
    fields,
    trap: readTrap(message['trap'], collector),
    page: readPage(message['page'], collector),
  };
  if (collector.errors.length > 0)
    return { ok: false, problem: problem('invalid-fields', { errors: collector.errors }) };
  return { ok: true, value: { ...submission, ...(consent && { consent }), ...(captcha && { captcha }) } };
}

function readConsent(value: unknown, collector: ErrorCollector): Consent | undefined {
  const consent = collector.object(value, '/consent');
  if (consent === undefined) return undefined;
  const { given, privacyUrl, translated = false } = consent;
  if (typeof given !== 'boolean') collector.report('/consent/given', 'type');
  if (typeof translated !== 'boolean') collector.report('/consent/translated', 'type');
  return {
    text: collector.text(consent['text'], '/consent/text', { multiLine: true, maxLength: limits.multiLine }),
    locale: collector.text(consent['locale'], '/consent/locale'),
    given: given === true,
    ...(privacyUrl !== undefined && {
      privacyUrl: collector.text(privacyUrl, '/consent/privacyUrl', { maxLength: limits.multiLine }),
    }),
    ...(translated === true && { translated }),
  };
}

/** Consent without a wording proves nothing. */
function requireConsent(consent: Consent | undefined, collector: ErrorCollector): void {
  if (consent === undefined) return collector.report('/consent', 'required');
  if (!consent.given) collector.report('/consent/given', 'required');
  if (consent.text.trim() === '') collector.report('/consent/text', 'required');
}

function readCaptcha(value: unknown, collector: ErrorCollector): CaptchaAnswer | undefined {
  const captcha = collector.object(value, '/captcha');
  if (captcha === undefined) return undefined;
  const { answer, token } = captcha;
  const pow = readSolution(captcha['pow'], collector);
  if (typeof token !== 'string') collector.report('/captcha/token', 'type');
  if (answer !== undefined && typeof answer !== 'string') collector.report('/captcha/answer', 'type');
  return {
    token: typeof token === 'string' ? token : '',
    ...(typeof answer === 'string' && { answer }),
    ...(pow && { pow }),
  };
}

function readSolution(value: unknown, collector: ErrorCollector): ProofOfWorkSolution | undefined {
  const solution = collector.object(value, '/captcha/pow');
  if (solution === undefined) return undefined;
  const { counter, derivedKey } = solution;
  if (typeof counter === 'number' && typeof derivedKey === 'string') return { counter, derivedKey };
  return collector.report(typeof counter === 'number' ? '/captcha/pow/derivedKey' : '/captcha/pow/counter', 'type');
}

/** Any value in the trap counts, whatever its type. */
function readTrap(value: unknown, collector: ErrorCollector): Submission['trap'] {
  const website = collector.object(value, '/trap')?.['website'] ?? '';
  return { website: typeof website === 'string' ? website : JSON.stringify(website) };
}

function readPage(value: unknown, collector: ErrorCollector): Submission['page'] {
  const page = collector.object(value, '/page');
  const url = page?.['url'] ?? '';
  return {
    url: collector.text(typeof url === 'string' ? cutPageUrl(url) : url, '/page/url', { maxLength: limits.multiLine }),
    locale: collector.text(page?.['locale'] ?? '', '/page/locale'),
  };
}

function unquote(key: string): string {
  return /^"(.*)"$/.exec(key)?.[1] ?? key;
}
