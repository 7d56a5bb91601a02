import { describeService } from '@foyer/testing/browser/describe-service.ts';
import hubspot from './hubspot.ts';

const field = (name: string, value: string) => ({ objectTypeId: '0-1', name, value });
const invalid = (message: string, errorType: string) => ({
  status: 'error',
  message: 'The request is not valid',
  correlationId: '7f0c1a9e-0000-4000-8000-000000000000',
  errors: [{ message, errorType }],
});

describeService('hubspot', {
  service: hubspot,
  endpoint:
    'https://api-eu1.hsforms.com/submissions/v3/integration/submit/12345678/0a1b2c3d-0000-4000-8000-000000000000',
  params: 'subscriptionTypeId=999&lifecyclestage=lead',
  fields: { topics: ['news', 'events'] },
  request: {
    headers: { 'Content-Type': 'application/json' },
    json: {
      fields: [
        field('firstname', 'Lena Müßig'),
        field('email', 'lena@example.org'),
        field('message', 'Grüß Gott,\n1 + 1 = 2 & mehr'),
        field('topics', 'news;events'),
        field('lifecyclestage', 'lead'),
      ],
      context: { pageUri: 'https://example.org/kontakt' },
      legalConsentOptions: {
        consent: {
          consentToProcess: true,
          text: 'Ich willige ein & weiß, worin.',
          communications: [{ value: true, subscriptionTypeId: 999, text: 'Ich willige ein & weiß, worin.' }],
        },
      },
    },
  },
  trapped: undefined,
  consented: '"consentToProcess":true,"text":"Ich willige ein & weiß, worin."',
  reserved: [],
  stored: [
    [[200, { inlineMessage: '<p>Danke!</p>' }], 'accepted'],
    [[200, { redirectUri: 'https://example.org/danke' }], 'accepted'],
  ],
  refused: {
    'an invalid address': {
      by: [400, invalid("Error in 'fields.email'. Invalid email address 'x'", 'INVALID_EMAIL')],
      code: 'rejected',
      issues: [{ name: 'email', code: 'invalid' }],
    },
    'a missing field': {
      by: [400, invalid("Error in 'fields.firstname'. Required field 'firstname' is missing", 'REQUIRED_FIELD')],
      code: 'rejected',
      issues: [{ name: 'name', code: 'required' }],
    },
    'a custom rule': {
      by: [400, invalid("Error in 'fields.email'. This <i>domain</i> is blocked", 'BLOCKED_EMAIL')],
      code: 'rejected',
      issues: [{ name: 'email', code: 'invalid', message: 'This domain is blocked' }],
    },
    'a field that the form does not have': {
      by: [400, invalid("Error in 'fields.message'. Not in form", 'FIELD_NOT_IN_FORM_DEFINITION')],
      code: 'misconfigured',
      advice: 'field',
    },
    'a form with a captcha': {
      by: [400, invalid('Captcha is enabled', 'FORM_HAS_RECAPTCHA_ENABLED')],
      code: 'misconfigured',
      advice: 'captcha',
    },
    'an unknown form': { by: [404, { status: 'error' }], code: 'misconfigured' },
    'an empty object': { by: [200, {}], code: 'unclear', unclear: true },
    'too many requests': { by: [429, { status: 'error' }], code: 'rate-limited' },
  },
  proves(status, content) {
    const { inlineMessage, redirectUri } = (content ?? {}) as { inlineMessage?: unknown; redirectUri?: unknown };
    return status < 300 && [inlineMessage, redirectUri].some((words) => typeof words === 'string');
  },
});
