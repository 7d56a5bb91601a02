// What each service documents: where a message arrives and in which format, the response, and how much of it a page
// may read.
import type { Access, Answer } from './service-server.ts';
import type { FormTag } from './widget.ts';

export interface Row {
  readonly service: string;
  /** The newsletter, unless it is a service for messages. */
  readonly tag?: FormTag;
  /** Path and query of the endpoint. */
  readonly endpoint: string;
  readonly attributes?: string;
  readonly access: Access;
  /** A request that precedes the message, and its answer. */
  readonly before?: readonly [request: string, answer: Answer];
  /** Where the message arrives, if not at the endpoint. */
  readonly at?: string;
  readonly contentType: string;
  /** With the placeholders `{page}` and `{id}` for what differs between messages. */
  readonly content: unknown;
  readonly success: Answer;
  readonly state: 'sent' | 'pending' | 'unconfirmed';
  /** A documented answer to invalid input, and what the visitor sees then. */
  readonly wrong?: readonly [answer: Answer, words: string];
}

const MULTIPART = 'multipart/form-data';
export const URLENCODED = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';
export const CONSENT = 'Ja, bitte.';
export const EMAIL = 'lena@example.org';
export const MESSAGE = 'Grüß Gott & bis bald';
export const wrote = [
  ['email', EMAIL],
  ['message', MESSAGE],
] as const;
const cf7 = '/wp-json/contact-form-7/v1/contact-forms/203';

export const rows: readonly Row[] = [
  {
    service: 'json',
    tag: 'foyer-contact-card',
    endpoint: '/messages?site=2',
    access: 'any',
    contentType: JSON_TYPE,
    content: {
      v: 1,
      submissionId: '{id}',
      form: 'contact',
      fields: { email: EMAIL, message: MESSAGE },
      consent: { text: 'Wir verwenden Ihre Angaben nur für die Antwort.', locale: 'de', given: false },
      trap: { website: '' },
      page: { url: '{page}', locale: 'de' },
    },
    success: [201, { id: 7 }],
    state: 'sent',
    wrong: [
      [422, { type: 'urn:foyer:problem:invalid-fields', errors: [{ pointer: '/fields/email', code: 'invalid' }] }],
      'Eine Adresse sieht so aus',
    ],
  },
  {
    service: 'form',
    tag: 'foyer-contact-card',
    endpoint: '/contact.php',
    attributes: 'service-params="subject=Anfrage" field-names="email=mail"',
    access: 'nothing',
    contentType: URLENCODED,
    content: [
      ['mail', EMAIL],
      ['message', MESSAGE],
      ['subject', 'Anfrage'],
    ],
    success: [200, '<h1>Danke!</h1>'],
    state: 'unconfirmed',
  },
  {
    service: 'formspree',
    tag: 'foyer-contact-card',
    endpoint: '/f/xyzabcde',
    access: 'any',
    contentType: MULTIPART,
    content: [...wrote, ['_gotcha', '']],
    success: [200, { next: '/thanks', ok: true }],
    state: 'sent',
    wrong: [
      [422, { errors: [{ code: 'TYPE_EMAIL', field: 'email', message: 'should be an email' }] }],
      'Eine Adresse sieht so aus',
    ],
  },
  {
    service: 'web3forms',
    tag: 'foyer-contact-card',
    endpoint: '/submit',
    attributes: 'service-params="access_key=1111&from_name=Café"',
    access: 'any',
    contentType: MULTIPART,
    content: [...wrote, ['access_key', '1111'], ['from_name', 'Café'], ['botcheck', '']],
    success: [200, { success: true, message: 'Email sent successfully!', data: {} }],
    state: 'sent',
  },
  {
    service: 'getform',
    tag: 'foyer-contact-card',
    endpoint: '/f/abcdefgh',
    access: 'any',
    contentType: MULTIPART,
    content: [...wrote, ['_gotcha', '']],
    success: [200, { success: true }],
    state: 'sent',
  },
  {
    service: 'basin',
    tag: 'foyer-contact-card',
    endpoint: '/f/1a2b3c4d5e6f',
    access: 'any',
    contentType: MULTIPART,
    content: [...wrote, ['_gotcha', '']],
    success: [200, { success: true }],
    state: 'sent',
  },
  {
    service: 'hubspot',
    endpoint: '/submissions/v3/integration/submit/1234/5678',
    attributes: 'service-params="subscriptionTypeId=999"',
    access: 'any',
    contentType: JSON_TYPE,
    content: {
      fields: [{ objectTypeId: '0-1', name: 'email', value: EMAIL }],
      context: { pageUri: '{page}' },
      legalConsentOptions: {
        consent: {
          consentToProcess: true,
          text: CONSENT,
          communications: [{ value: true, subscriptionTypeId: 999, text: CONSENT }],
        },
      },
    },
    success: [200, { inlineMessage: '<p>Danke!</p>' }],
    state: 'sent',
    wrong: [
      [
        400,
        {
          status: 'error',
          errors: [{ message: "Error in 'fields.email'. Blocked <b>domain</b>", errorType: 'BLOCKED_EMAIL' }],
        },
      ],
      'Blocked domain',
    ],
  },
  {
    service: 'mailchimp',
    endpoint: '/subscribe/post?u=0a1b&id=2c3d',
    attributes: 'service-params="gdpr=11"',
    access: 'nothing',
    contentType: URLENCODED,
    content: [
      ['EMAIL', EMAIL],
      ['gdpr[11]', 'Y'],
      ['b_0a1b_2c3d', ''],
    ],
    success: [200, '<h2>Almost finished…</h2>'],
    state: 'unconfirmed',
  },
  {
    service: 'brevo',
    endpoint: '/serve/MUIFAB',
    attributes: 'service-params="foyer.confirmation=mail"',
    access: 'any',
    at: '/serve/MUIFAB?isAjax=1',
    contentType: MULTIPART,
    content: [
      ['EMAIL', EMAIL],
      ['email_address_check', ''],
      ['locale', 'de'],
      ['OPT_IN', '1'],
    ],
    success: [200, { success: true, message: 'Danke!' }],
    state: 'pending',
    wrong: [[200, { success: false, errors: { EMAIL: 'Adresse <b>ungültig</b>' } }], 'Adresse ungültig'],
  },
  {
    service: 'kit',
    endpoint: '/forms/1234567/subscriptions',
    attributes: 'service-params="foyer.confirmation=mail"',
    access: 'any',
    contentType: MULTIPART,
    content: [
      ['email_address', EMAIL],
      ['fields[consent]', CONSENT],
    ],
    success: [200, { status: 'success' }],
    state: 'pending',
    wrong: [
      [200, { status: 'failed', errors: { messages: ['Email is invalid'], fields: ['email_address'] } }],
      'Email is invalid',
    ],
  },
  {
    service: 'mailerlite',
    endpoint: '/jsonp/1234/forms/5678/subscribe',
    access: 'nothing',
    contentType: MULTIPART,
    content: [
      ['fields[email]', EMAIL],
      ['ml-submit', '1'],
      ['anticsrf', 'true'],
    ],
    success: [200, { success: true }],
    state: 'unconfirmed',
  },
  {
    service: 'listmonk',
    endpoint: '/api/public/subscription',
    attributes: 'service-params="l=eb420c55-4cfb-4972-92ba-c93c34ba475d"',
    access: 'any',
    contentType: URLENCODED,
    content: [
      ['email', EMAIL],
      ['l', 'eb420c55-4cfb-4972-92ba-c93c34ba475d'],
    ],
    success: [200, { data: { has_optin: true } }],
    state: 'pending',
    wrong: [[400, { message: 'Invalid e-mail' }], 'Invalid e-mail'],
  },
  {
    service: 'ghost',
    endpoint: '',
    attributes: 'service-params="newsletters=Weekly"',
    access: 'any',
    before: ['GET /members/api/integrity-token/', [200, '1732400000000:0a1b']],
    at: '/members/api/send-magic-link/',
    contentType: JSON_TYPE,
    content: {
      email: EMAIL,
      emailType: 'subscribe',
      labels: [],
      newsletters: [{ name: 'Weekly' }],
      integrityToken: '1732400000000:0a1b',
      honeypot: '',
    },
    success: [201, {}],
    state: 'pending',
    wrong: [[400, { errors: [{ message: 'Email is not valid', type: 'BadRequestError' }] }], 'Email is not valid'],
  },
  {
    service: 'contact-form-7',
    tag: 'foyer-contact-card',
    endpoint: `${cf7}/feedback`,
    access: 'any',
    before: [`GET ${cf7}/feedback/schema`, [200, { version: '', locale: 'de_DE', rules: [] }]],
    contentType: MULTIPART,
    content: [
      ['your-email', EMAIL],
      ['your-message', MESSAGE],
      ['_wpcf7_unit_tag', 'wpcf7-f203-p0-o1'],
    ],
    success: [200, { contact_form_id: 203, status: 'mail_sent', message: 'Danke.', invalid_fields: [] }],
    state: 'sent',
    wrong: [
      [
        200,
        {
          status: 'validation_failed',
          invalid_fields: [{ field: 'your-email', message: 'Diese Adresse ist <i>gesperrt</i>.' }],
        },
      ],
      'Diese Adresse ist gesperrt.',
    ],
  },
  {
    service: 'mautic',
    tag: 'foyer-contact-card',
    endpoint: '/form/submit',
    attributes: 'service-params="formId=3&formName=contact"',
    access: 'scripts',
    at: '/form/submit?ajax=1',
    contentType: URLENCODED,
    content: [
      ['mauticform[email]', EMAIL],
      ['mauticform[f_message]', MESSAGE],
      ['mauticform[formId]', '3'],
      ['mauticform[formName]', 'contact'],
      ['mauticform[return]', ''],
    ],
    success: [200, { success: 1, results: {}, successMessage: 'Danke!<br />' }],
    state: 'sent',
    wrong: [[200, { success: 0, validationErrors: { f_message: '<p>Zu kurz.</p>' } }], 'Zu kurz.'],
  },
  {
    service: 'webhook',
    tag: 'foyer-contact-card',
    endpoint: '/hooks/catch/123456/abcdef',
    access: 'no preflight',
    contentType: URLENCODED,
    content: [...wrote, ['trap', ''], ['submissionId', '{id}'], ['form', 'contact'], ['page', '{page}']],
    success: [200, { status: 'success' }],
    state: 'sent',
  },
];
