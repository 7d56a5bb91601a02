import { expect } from '@open-wc/testing';
import { type ProblemCode, problemStatus, problemType } from '@foyer/protocol';
import { english } from '../base/english.ts';
import { diagnose, type DiagnosisCode, diagnosisCodes, type Symptoms } from '../submission/diagnosis.ts';
import { type SubmissionError, submissionError } from '../submission/outcome.ts';
import { type DiagnosisWords, diagnosisWords } from './diagnosis-words.ts';

const healthy: Symptoms = {
  tag: 'foyer-contact-card',
  page: new URL('https://www.example.org/contact'),
  form: 'contact',
  service: 'foyer',
  endpoint: new URL('https://forms.example.net/contact'),
  error: submissionError('network'),
  hasCaptcha: true,
  fields: [
    { name: 'email', required: true },
    { name: 'phone', required: false },
  ],
  missingFields: [],
};

const answered = (code: SubmissionError['code'], status: number): Pick<Symptoms, 'error'> => ({
  error: submissionError(code, { status }),
});

const problem = (code: ProblemCode, error: SubmissionError['code']): Pick<Symptoms, 'error'> => {
  const status = problemStatus[code];
  return {
    error: submissionError(error, { status, problem: { type: problemType(code), title: '', status, detail: '' } }),
  };
};

const setting = (attribute: string, value: string, page = healthy.page): Partial<Symptoms> => ({
  issue: { code: 'misconfigured', attribute, value, allowed: 'this, that' },
  error: submissionError('misconfigured'),
  page,
});

const missing: Partial<Symptoms> = {
  issue: { code: 'endpoint-missing', attribute: 'endpoint', value: '', allowed: 'a URL' },
  error: submissionError('endpoint-missing'),
};

type Row = readonly [what: string, symptoms: Partial<Symptoms>, code: string, remedy: string];

const rows: readonly Row[] = [
  ['no endpoint', missing, 'endpoint-missing', '<foyer-contact-card endpoint="https://forms.example.org/contact">'],
  [
    'an endpoint without a certificate',
    setting('endpoint', ' HTTP://forms.example.net/contact'),
    'mixed-content',
    'endpoint="https://forms.example.net/contact"',
  ],
  ['an invalid endpoint', setting('endpoint', 'ftp://x'), 'setting-invalid', 'this, that'],
  [
    'an http: endpoint on an http: page',
    setting('endpoint', 'http://a:b@x', new URL('http://www.example.org')),
    'setting-invalid',
    'this, that',
  ],
  ['the advice of a service', { advice: 'spam' }, 'service-refused', 'Look among its spam'],
  [
    'a required subject',
    { ...problem('invalid-fields', 'rejected'), missingFields: ['subject'] },
    'fields-missing',
    'fields="email phone? subject"',
  ],
  ['an unknown service', setting('service', 'pigeon'), 'service-unknown', 'this, that'],
  [
    'a secret key',
    { issue: { code: 'misconfigured', attribute: 'service-params', value: 'x', isSecret: true } },
    'secret-key',
    'a public key',
  ],
  [
    'a service that takes no requests from pages',
    { issue: { code: 'misconfigured', attribute: 'endpoint', value: 'https://api.brevo.com/v3', isSecret: true } },
    'secret-key',
    'api.brevo.com wants a secret key',
  ],
  [
    'a form named by another number',
    { issue: { ...setting('endpoint', '/203ab').issue!, advice: 'number' } },
    'setting-invalid',
    'not the code of the shortcode',
  ],
  ['another setting', setting('service-params', 'x'), 'setting-invalid', 'this, that'],
  [
    'an origin that the endpoint does not list',
    { probe: 'answered' },
    'origin-not-listed',
    'FOYER_ORIGINS=https://www.example.org',
  ],
  [
    'an origin that the endpoint rejects',
    problem('origin-refused', 'misconfigured'),
    'origin-not-listed',
    'FOYER_ORIGINS=',
  ],
  [
    'a server without CORS',
    { probe: 'answered', service: 'json' },
    'cors-missing',
    'Access-Control-Allow-Origin: https://www.example.org',
  ],
  ['the CSP of the page', { probe: 'forbidden' }, 'csp-connect-src', "connect-src 'self' https://forms.example.net"],
  ['a server that does not answer', { probe: 'silent' }, 'unreachable', 'endpoint="…"'],
  ['a redirect', { error: submissionError('misconfigured') }, 'redirected', 'final address'],
  [
    'a redirect after the message may have been stored',
    { error: submissionError('unclear', { retryable: false }), service: 'form' },
    'redirected',
    'final address',
  ],
  ['a required login', answered('misconfigured', 401), 'access-refused', 'public'],
  ['a server that denies access', answered('misconfigured', 403), 'access-refused', 'public'],
  ['an unknown form', problem('unknown-form', 'misconfigured'), 'form-unknown', 'add "contact"'],
  ['a missing page', { ...answered('misconfigured', 404), service: 'json' }, 'form-unknown', 'exact address'],
  ['a URL that accepts no POST', answered('misconfigured', 405), 'form-unknown', 'contact'],
  ['an invalid challenge', answered('misconfigured', 200), 'wrong-service', 'service="…"'],
  ['a web page', answered('unclear', 200), 'wrong-service', 'service="…"'],
  ['a server that rejects JSON', answered('rejected', 415), 'wrong-service', 'service="…"'],
  [
    'an endpoint that requires a captcha',
    { ...problem('captcha-missing', 'captcha'), hasCaptcha: false },
    'captcha-missing',
    'captcha="none"',
  ],
  [
    'an endpoint that requires other fields',
    { ...problem('invalid-fields', 'rejected'), missingFields: ['budget', 'room'] },
    'fields-missing',
    '<input name="budget">',
  ],
];

function explain(changes: Partial<Symptoms>): (DiagnosisWords & { readonly code: DiagnosisCode }) | undefined {
  const symptoms = { ...healthy, ...changes };
  const diagnosis = diagnose(symptoms);
  return diagnosis && { code: diagnosis.code, ...diagnosisWords(english, diagnosis, symptoms) };
}

describe('The diagnosis', () => {
  for (const [what, symptoms, code, remedy] of rows) {
    it(`for ${what} is ${code}, with the line to change`, () => {
      const diagnosis = explain(symptoms);
      expect(diagnosis?.code).to.equal(code);
      expect(`${diagnosis?.remedy} ${diagnosis?.line}`).to.contain(remedy);
      expect(diagnosis?.happened).to.match(/\.$/);
      expect(diagnosis?.remedy).to.match(diagnosis?.line ? /:$/ : /\.$/);
    });
  }

  it('names the endpoint URL unless an attribute is invalid', () => {
    for (const [, symptoms, code] of rows.filter(([, { issue }]) => !issue)) {
      const diagnosis = explain(symptoms);
      expect(diagnosis?.happened, code).to.contain('https://forms.example.net');
    }
  });

  it('covers every code', () => {
    expect([...new Set(rows.map(([, , code]) => code))].sort()).to.deep.equal([...diagnosisCodes]);
  });

  for (const [what, symptoms] of [
    ['a busy server', answered('unavailable', 503)],
    ['a visitor who is offline', { error: submissionError('offline') }],
    ['a slow answer', { error: submissionError('timeout') }],
    ['too many messages', problem('rate-limited', 'rate-limited')],
    ['a message that is too long', problem('too-large', 'too-large')],
    ['a wrong answer', problem('captcha-wrong', 'captcha')],
    ['fields that the visitor can correct', problem('invalid-fields', 'rejected')],
    ['a network error without a probe', {}],
    ['a page left while sending', { error: submissionError('unclear') }],
    ['a canceled message', { error: submissionError('canceled') }],
  ] as const) {
    it(`for ${what} is undefined, since the owner has nothing to fix`, () => {
      expect(explain(symptoms)).to.equal(undefined);
    });
  }
});
