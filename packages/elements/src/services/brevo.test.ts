import { describeService } from '@foyer/testing/browser/describe-service.ts';
import brevo from './brevo.ts';

describeService('brevo', {
  service: brevo,
  endpoint: 'https://0a1b2c3d.sibforms.com/serve/MUIFAB',
  params: 'foyer.confirmation=mail',
  fieldNames: { name: 'FIRSTNAME' },
  request: {
    url: 'https://0a1b2c3d.sibforms.com/serve/MUIFAB?isAjax=1',
    multipart: [
      ['FIRSTNAME', 'Lena Müßig'],
      ['EMAIL', 'lena@example.org'],
      ['MESSAGE', 'Grüß Gott,\n1 + 1 = 2 & mehr'],
      ['email_address_check', ''],
      ['locale', 'de'],
      ['OPT_IN', '1'],
    ],
  },
  trapped: '["email_address_check","https://spam.example"]',
  consented: '["OPT_IN","1"]',
  reserved: ['email_address_check', 'OPT_IN', 'locale'],
  stored: [[[200, { success: true, message: 'Danke!' }], 'pending']],
  refused: {
    'an invalid address': {
      by: [200, { success: false, errors: { EMAIL: 'Adresse <b>ungültig</b>' } }],
      code: 'rejected',
      issues: [{ name: 'email', code: 'invalid', message: 'Adresse ungültig' }],
    },
    'an invalid name, with 400': {
      by: [400, { success: false, errors: { FIRSTNAME: 'fehlt' } }],
      code: 'rejected',
      issues: [{ name: 'name', code: 'invalid', message: 'fehlt' }],
    },
    'an error without a field': { by: [200, { success: false, message: 'Captcha' }], code: 'rejected' },
  },
  proves: (status, content) => status < 300 && (content as { success?: unknown } | null)?.success === true,
  unreadable: 'unverifiable',
});
