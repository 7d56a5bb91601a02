// Diagnoses failures that the site owner can fix. Pure.
import { type ErrorCode, problemType } from '@foyer/protocol';
import type { ConfigIssue } from './config.ts';
import type { FieldDefinition } from './fields.ts';
import type { Advice } from './advice.ts';
import { withScheme } from './missing-scheme.ts';
import type { SubmissionError } from './outcome.ts';

/** Result of a request without content. `forbidden`: blocked by the page's own CSP. */
export type Probe = 'answered' | 'silent' | 'forbidden';

/** What is known about a failed delivery. */
export interface Symptoms {
  /** Tag of the widget. */
  readonly tag: string;
  readonly page: URL;
  readonly form: string;
  readonly service: string;
  /** An invalid setting that prevents sending. */
  readonly issue?: ConfigIssue;
  /** Absent without a valid endpoint. */
  readonly endpoint?: URL;
  /** Absent if the message was handed over. */
  readonly error?: SubmissionError;
  /** Advice of the service to the owner. */
  readonly advice?: Advice | undefined;
  /** False with `captcha="none"`. */
  readonly hasCaptcha: boolean;
  /** The form's own fields. */
  readonly fields: readonly Pick<FieldDefinition, 'name' | 'required'>[];
  /** Fields that the endpoint rejects but the form does not contain. */
  readonly missingFields: readonly string[];
  /** Absent if no probe was sent. */
  readonly probe?: Probe;
}

/** Each code has a page in the documentation, and words in `session/diagnosis-words.ts`. */
export const diagnosisCodes = [
  'access-refused',
  'captcha-missing',
  'cors-missing',
  'csp-connect-src',
  'endpoint-missing',
  'fields-missing',
  'form-unknown',
  'mixed-content',
  'origin-not-listed',
  'redirected',
  'secret-key',
  'service-refused',
  'service-unknown',
  'setting-invalid',
  'unreachable',
  'wrong-service',
] as const;

export type DiagnosisCode = (typeof diagnosisCodes)[number];

/** Whether a probe is needed: the page cannot see why a request had no response. */
export function needsProbe({ code }: SubmissionError): boolean {
  return code === 'network';
}

type SettingCode = 'endpoint-missing' | 'mixed-content' | 'secret-key' | 'service-unknown' | 'setting-invalid';
export type FailureCode = Exclude<DiagnosisCode, SettingCode | 'service-refused'>;

export type Diagnosis =
  | {
      readonly kind: 'setting';
      readonly code: SettingCode;
      readonly issue: ConfigIssue;
      /** Of a server or a mailbox, where that is what the value lacks. */
      readonly meantAddress?: string | undefined;
    }
  | { readonly kind: 'advice'; readonly code: 'service-refused'; readonly advice: Advice; readonly endpoint: URL }
  | { readonly kind: 'failure'; readonly code: FailureCode; readonly endpoint: URL };

/** Undefined if the owner can fix nothing, or the cause is unknown. */
export function diagnose(symptoms: Symptoms): Diagnosis | undefined {
  const { issue, endpoint, advice } = symptoms;
  if (issue) return { kind: 'setting', issue, ...diagnoseSetting(issue, symptoms.page) };
  if (!endpoint) return undefined;
  if (advice) return { kind: 'advice', code: 'service-refused', advice, endpoint };
  const code = codeOf(symptoms);
  return code && { kind: 'failure', code, endpoint };
}

function diagnoseSetting(
  { code, attribute, value, isSecret }: ConfigIssue,
  { protocol }: URL,
): { readonly code: SettingCode; readonly meantAddress?: string | undefined } {
  if (code === 'endpoint-missing') return { code };
  if (attribute === 'endpoint') {
    if (protocol === 'https:' && /^\s*http:/i.test(value)) return { code: 'mixed-content' };
    const meant = withScheme(value);
    if (meant && !meant.startsWith('tel:')) return { code: 'setting-invalid', meantAddress: meant };
  }
  return { code: isSecret ? 'secret-key' : attribute === 'service' ? 'service-unknown' : 'setting-invalid' };
}

function codeOf(symptoms: Symptoms): FailureCode | undefined {
  const { error, missingFields } = symptoms;
  if (missingFields.length > 0) return 'fields-missing';
  if (!error) return undefined;
  if (error.problem?.type === problemType('origin-refused')) return 'origin-not-listed';
  return judges[error.code]?.({ ...symptoms, error });
}

/** Symptoms of a failure. */
type Failed = Symptoms & { readonly error: SubmissionError };

type Judge = (symptoms: Failed) => FailureCode | undefined;

const judges: Readonly<Partial<Record<ErrorCode, Judge>>> = {
  network: judgeSilence,
  misconfigured: judgeRefusal,
  captcha: ({ hasCaptcha }) => (hasCaptcha ? undefined : 'captcha-missing'),
  // Other services than Foyer's reject fields in their own way.
  rejected: (symptoms) => (symptoms.service === 'foyer' ? judgeOddity(symptoms) : undefined),
  unclear: judgeOddity,
};

/** Foyer's endpoint only answers listed origins; other reachable servers lack the CORS header. */
function judgeSilence({ probe, service }: Symptoms): FailureCode | undefined {
  if (probe === 'answered') return service === 'foyer' ? 'origin-not-listed' : 'cors-missing';
  return probe && (probe === 'forbidden' ? 'csp-connect-src' : 'unreachable');
}

/** Only a redirect has a response without a status. */
function judgeRefusal({ error: { status } }: Failed): FailureCode {
  if (status === undefined) return 'redirected';
  if (status === 401 || status === 403) return 'access-refused';
  return status >= 400 ? 'form-unknown' : 'wrong-service';
}

/** A form that responds with a redirect may or may not have stored the message. */
function judgeOddity({ error: { status, problem, retryable }, service }: Failed): FailureCode | undefined {
  if (status === undefined) return retryable || service === 'foyer' ? undefined : 'redirected';
  return problem ? undefined : 'wrong-service';
}
