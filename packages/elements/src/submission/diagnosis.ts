// Diagnoses failures that the site owner can fix: what happened, and the line to change. Pure.
import { type ErrorCode, problemType } from '@foyer/protocol';
import type { ConfigIssue } from './config.ts';
import { isBuiltInField } from './field-names.ts';
import type { FieldDefinition } from './fields.ts';
import { type Advice, advice } from './advice.ts';
import { isAbsolute, withScheme } from './missing-scheme.ts';
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

/** Each code has a page in the documentation. */
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

export interface Diagnosis {
  readonly code: DiagnosisCode;
  /** What happened. */
  readonly happened: string;
  /** How to fix it. */
  readonly remedy: string;
  /** The exact line to write, if known. */
  readonly line?: string;
}

/** Whether a probe is needed: the page cannot see why a request had no response. */
export function needsProbe({ code }: SubmissionError): boolean {
  return code === 'network';
}

/** Undefined if the owner can fix nothing, or the cause is unknown. */
export function diagnose(symptoms: Symptoms): Diagnosis | undefined {
  const { issue, endpoint } = symptoms;
  if (issue) return diagnoseSetting(issue, symptoms);
  if (!endpoint) return undefined;
  if (symptoms.advice) return repeat(advice[symptoms.advice], endpoint);
  const code = codeOf(symptoms);
  return code && { code, ...descriptions[code](symptoms, endpoint) };
}

function repeat({ happened, remedy }: Pick<Diagnosis, 'happened' | 'remedy'>, { href }: URL): Diagnosis {
  return { code: 'service-refused', happened: `${href}: ${happened}`, remedy };
}

const allowedEndpoint =
  'an https: URL without credentials (http: only where the page is http:, or for a loopback host)';

function diagnoseSetting(issue: ConfigIssue, { tag, page, form }: Symptoms): Diagnosis {
  const { code, attribute, value, allowed, isSecret } = issue;
  if (code === 'endpoint-missing') {
    return {
      code,
      happened: 'The form has no endpoint, so nothing can be sent.',
      remedy: 'Add the address that receives the messages:',
      line: `<${tag} endpoint="https://forms.example.org/${form}">`,
    };
  }
  if (attribute === 'endpoint' && page.protocol === 'https:' && /^http:/i.test(value.trim())) {
    return {
      code: 'mixed-content',
      happened: `The page uses https:, so browsers block requests to ${value}.`,
      remedy: 'Set up https: on the endpoint, and write:',
      line: `endpoint="${value.trim().replace(/^http:/i, 'https:')}"`,
    };
  }
  const unfinished = attribute === 'endpoint' && diagnoseScheme(value);
  if (unfinished) return unfinished;
  return {
    code: isSecret ? 'secret-key' : attribute === 'service' ? 'service-unknown' : 'setting-invalid',
    happened: `${attribute}="${value}" is invalid.`,
    remedy: `Allowed: ${allowed ?? allowedEndpoint}.`,
  };
}

/** An address without its scheme, or misspelled; undefined if that is not what is wrong. */
function diagnoseScheme(value: string): Diagnosis | undefined {
  const meant = withScheme(value);
  if (!meant || meant.startsWith('tel:')) return undefined;
  const isMailbox = meant.startsWith('mailto:');
  return {
    code: 'setting-invalid',
    happened: isAbsolute(value)
      ? `endpoint="${value}" is not the address of a server.`
      : `endpoint="${value}" has no scheme, so it would be a page of this site.`,
    remedy: isMailbox ? 'A mailbox takes no forms; for a mail link, write:' : 'Write:',
    line: isMailbox ? `fallback-email="${meant.slice('mailto:'.length)}"` : `endpoint="${meant}"`,
  };
}

type SettingCode = 'endpoint-missing' | 'mixed-content' | 'secret-key' | 'service-unknown' | 'setting-invalid';
type FailureCode = Exclude<DiagnosisCode, SettingCode | 'service-refused'>;

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

type Describe = (symptoms: Symptoms, endpoint: URL) => Omit<Diagnosis, 'code'>;

const descriptions: Readonly<Record<FailureCode, Describe>> = {
  'access-refused': ({ error }, { href }) => ({
    happened: `${href} requires a login (status ${error?.status ?? 0}).`,
    remedy: 'Make this address public, or set endpoint="…" to the address that accepts messages.',
  }),
  'captcha-missing': ({ tag }, { href }) => ({
    happened: `${href} requires its spam check, but the form has captcha="none".`,
    remedy: `Remove captcha="none" from <${tag}>.`,
  }),
  'cors-missing': ({ page, service }, { href }) => ({
    happened: `${href} is reachable, but pages of ${page.origin} may not read its response.`,
    remedy: `Configure that server to send this header${service === 'form' ? '' : ', also in response to OPTIONS'}:`,
    line: `Access-Control-Allow-Origin: ${page.origin}`,
  }),
  'csp-connect-src': (_, { origin }) => ({
    happened: `The Content-Security-Policy of this page does not allow requests to ${origin}.`,
    remedy: 'Add the host to the policy:',
    line: `connect-src 'self' ${origin}`,
  }),
  'fields-missing': (symptoms, { href }) => ({
    happened: `${href} requires fields that the form does not have: ${symptoms.missingFields.join(', ')}.`,
    ...addField(symptoms),
  }),
  'form-unknown': ({ error, form, service }, { href }) => ({
    happened: `There is no form at ${href} (status ${error?.status ?? 0}).`,
    remedy:
      service === 'foyer'
        ? `The last part of the address is the name of the form: add "${form}" to the endpoint's forms, or correct endpoint="…".`
        : 'Copy the exact address of the form into endpoint="…".',
  }),
  'origin-not-listed': ({ page }, { href }) => ({
    happened: `${href} is reachable, but does not accept messages from pages of ${page.origin}.`,
    remedy: "Allow this site in the endpoint's environment:",
    line: `FOYER_ORIGINS=${page.origin}`,
  }),
  redirected: (_, { href }) => ({
    happened: `${href} redirects to another address. A redirected message can be lost, so the redirect was not followed.`,
    remedy: 'Set endpoint="…" to the final address: check https:, www. and whether a login page is in front of it.',
  }),
  unreachable: (_, { href }) => ({
    happened: `${href} does not respond.`,
    remedy: 'Check the address in endpoint="…", and that the server is running and has a valid certificate.',
  }),
  'wrong-service': ({ error, service }, { href }) => ({
    happened: `${href} responded with status ${error?.status ?? 0}, but not in the format of service="${service}".`,
    remedy: 'Check the address in endpoint="…", and set service="…" to the service that runs there.',
  }),
};

/** Built-in fields have attributes: their names are rejected in slot `fields`. */
function addField({ missingFields: [name = ''], fields, tag }: Symptoms): Omit<Diagnosis, 'code' | 'happened'> {
  if (name === 'consent') return { remedy: `Ask for consent, on <${tag}>:`, line: 'consent="checkbox"' };
  if (!isBuiltInField(name))
    return { remedy: `Add it, inside <${tag}>:`, line: `<label slot="fields">… <input name="${name}"></label>` };
  if (tag !== 'foyer-newsletter-signup') {
    const all = [...fields, { name, required: true }].map((field) => `${field.name}${field.required ? '' : '?'}`);
    return { remedy: `Add it, on <${tag}>:`, line: `fields="${all.join(' ')}"` };
  }
  if (name === 'name') return { remedy: `Ask for it, on <${tag}>:`, line: 'name-field="required"' };
  return { remedy: `Make it optional there: <${tag}> has no such field.` };
}
