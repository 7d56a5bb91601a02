// Says what happened to a message that the site's owner can help, and which line to write. Loaded with the note for the owner.
import type { msg as brand } from '@lit/localize';
import { str } from '@lit/localize/internal/str-tag.js';
import type { ConfigIssue } from '../submission/config.ts';
import type { Diagnosis, FailureCode, Symptoms } from '../submission/diagnosis.ts';
import { isBuiltInField } from '../submission/field-names.ts';
import { isAbsolute } from '../submission/missing-scheme.ts';
import { adviceWords } from './advice-words.ts';

/** An element's `msg`: `lit-localize extract` looks for its type. */
type Msg = typeof brand;

export interface DiagnosisWords {
  /** What happened. */
  readonly happened: string;
  /** How to fix it. */
  readonly remedy: string;
  /** The exact line to write, if known. */
  readonly line?: string;
}

/** @param symptoms those that were diagnosed */
export function diagnosisWords(msg: Msg, diagnosis: Diagnosis, symptoms: Symptoms): DiagnosisWords {
  switch (diagnosis.kind) {
    case 'setting':
      return settingWords(msg, diagnosis, symptoms);
    case 'advice': {
      const { happened, remedy } = adviceWords(msg, diagnosis.advice);
      return { happened: `${diagnosis.endpoint.href}: ${happened}`, remedy };
    }
    case 'failure':
      return failures[diagnosis.code](msg, symptoms, diagnosis.endpoint);
  }
}

type SettingDiagnosis = Extract<Diagnosis, { readonly kind: 'setting' }>;

function settingWords(
  msg: Msg,
  { code, issue, meantAddress }: SettingDiagnosis,
  { tag, form }: Symptoms,
): DiagnosisWords {
  const { attribute, value } = issue;
  if (code === 'endpoint-missing') {
    return {
      happened: msg('The form has no endpoint, so nothing can be sent.'),
      remedy: msg('Add the address that receives the messages:'),
      line: `<${tag} endpoint="https://forms.example.org/${form}">`,
    };
  }
  if (code === 'mixed-content') {
    return {
      happened: msg(str`The page uses https:, so browsers block requests to ${value}.`),
      remedy: msg('Set up https: on the endpoint, and write:'),
      line: `endpoint="${value.trim().replace(/^http:/i, 'https:')}"`,
    };
  }
  if (meantAddress) return addressWords(msg, value, meantAddress);
  const written = `${attribute}="${value}"`;
  const allowed = msg(str`Allowed: ${allowedBy(msg, issue)}.`);
  const remedy = issue.advice ? `${allowed} ${adviceWords(msg, issue.advice).remedy}` : allowed;
  return { happened: msg(str`${written} is invalid.`), remedy };
}

function allowedBy(msg: Msg, { allowed, isSecret, attribute, value }: ConfigIssue): string {
  if (!isSecret) {
    return (
      allowed ?? msg('an https: URL without credentials (http: only where the page is http:, or for a loopback host)')
    );
  }
  return attribute === 'endpoint'
    ? msg(str`the address of a public form: ${new URL(value).hostname} wants a secret key, which belongs on a server`)
    : msg('a public key; a secret key belongs on a server');
}

function addressWords(msg: Msg, value: string, meant: string): DiagnosisWords {
  const written = `endpoint="${value}"`;
  const isMailbox = meant.startsWith('mailto:');
  return {
    happened: isAbsolute(value)
      ? msg(str`${written} is not the address of a server.`)
      : msg(str`${written} has no scheme, so it would be a page of this site.`),
    remedy: isMailbox ? msg('A mailbox takes no forms; for a mail link, write:') : msg('Write:'),
    line: isMailbox ? `fallback-email="${meant.slice('mailto:'.length)}"` : `endpoint="${meant}"`,
  };
}

type Describe = (msg: Msg, symptoms: Symptoms, endpoint: URL) => DiagnosisWords;

const statusOf = ({ error }: Symptoms) => error?.status ?? 0;

const failures: Readonly<Record<FailureCode, Describe>> = {
  'access-refused': (msg, symptoms, { href }) => ({
    happened: msg(str`${href} requires a login (status ${statusOf(symptoms)}).`),
    remedy: msg('Make this address public, or set endpoint="…" to the address that accepts messages.'),
  }),
  'captcha-missing': (msg, { tag }, { href }) => ({
    happened: msg(str`${href} requires its spam check, but the form has captcha="none".`),
    remedy: msg(str`Remove captcha="none" from <${tag}>.`),
  }),
  'cors-missing': (msg, { page: { origin }, service }, { href }) => ({
    happened: msg(str`${href} is reachable, but pages of ${origin} may not read its response.`),
    remedy:
      service === 'form'
        ? msg('Configure that server to send this header:')
        : msg('Configure that server to send this header, also in response to OPTIONS:'),
    line: `Access-Control-Allow-Origin: ${origin}`,
  }),
  'csp-connect-src': (msg, _, { origin }) => ({
    happened: msg(str`The Content-Security-Policy of this page does not allow requests to ${origin}.`),
    remedy: msg('Add the host to the policy:'),
    line: `connect-src 'self' ${origin}`,
  }),
  'fields-missing': (msg, symptoms, { href }) => ({
    happened: msg(str`${href} requires fields that the form does not have: ${symptoms.missingFields.join(', ')}.`),
    ...addField(msg, symptoms),
  }),
  'form-unknown': (msg, symptoms, { href }) => ({
    happened: msg(str`There is no form at ${href} (status ${statusOf(symptoms)}).`),
    remedy:
      symptoms.service === 'foyer'
        ? msg(
            str`The last part of the address is the name of the form: add "${symptoms.form}" to the endpoint's forms, or correct endpoint="…".`,
          )
        : msg('Copy the exact address of the form into endpoint="…".'),
  }),
  'origin-not-listed': (msg, { page: { origin } }, { href }) => ({
    happened: msg(str`${href} is reachable, but does not accept messages from pages of ${origin}.`),
    remedy: msg("Allow this site in the endpoint's environment:"),
    line: `FOYER_ORIGINS=${origin}`,
  }),
  redirected: (msg, _, { href }) => ({
    happened: msg(
      str`${href} redirects to another address. A redirected message can be lost, so the redirect was not followed.`,
    ),
    remedy: msg(
      'Set endpoint="…" to the final address: check https:, www. and whether a login page is in front of it.',
    ),
  }),
  unreachable: (msg, _, { href }) => ({
    happened: msg(str`${href} does not respond.`),
    remedy: msg('Check the address in endpoint="…", and that the server is running and has a valid certificate.'),
  }),
  'wrong-service': (msg, symptoms, { href }) => ({
    happened: msg(
      str`${href} responded with status ${statusOf(symptoms)}, but not in the format of service="${symptoms.service}".`,
    ),
    remedy: msg('Check the address in endpoint="…", and set service="…" to the service that runs there.'),
  }),
};

/** Built-in fields have attributes: their names are rejected in slot `fields`. */
function addField(
  msg: Msg,
  { missingFields: [name = ''], fields, tag }: Symptoms,
): Pick<DiagnosisWords, 'remedy' | 'line'> {
  if (name === 'consent') return { remedy: msg(str`Ask for consent, on <${tag}>:`), line: 'consent="checkbox"' };
  if (!isBuiltInField(name)) {
    return {
      remedy: msg(str`Add it, inside <${tag}>:`),
      line: `<label slot="fields">… <input name="${name}"></label>`,
    };
  }
  if (tag !== 'foyer-newsletter-signup') {
    const all = [...fields, { name, required: true }].map((field) => `${field.name}${field.required ? '' : '?'}`);
    return { remedy: msg(str`Add it, on <${tag}>:`), line: `fields="${all.join(' ')}"` };
  }
  if (name === 'name') return { remedy: msg(str`Ask for it, on <${tag}>:`), line: 'name-field="required"' };
  return { remedy: msg(str`Make it optional there: <${tag}> has no such field.`) };
}
