import { describeService } from '@foyer/testing/browser/describe-service.ts';
import mailerlite from './mailerlite.ts';

describeService('mailerlite', {
  service: mailerlite,
  endpoint: 'https://assets.mailerlite.com/jsonp/123456/forms/7890123/subscribe',
  request: {
    multipart: [
      ['fields[name]', 'Lena Müßig'],
      ['fields[email]', 'lena@example.org'],
      ['fields[message]', 'Grüß Gott,\n1 + 1 = 2 & mehr'],
      ['ml-submit', '1'],
      ['anticsrf', 'true'],
    ],
  },
  trapped: undefined,
  consented: undefined,
  reserved: ['ml-submit', 'anticsrf'],
  stored: [[[200, { success: true }], 'accepted']],
  refused: {
    'an invalid address': {
      by: [200, { success: false, errors: { fields: { email: ['The email must be valid.'] } } }],
      code: 'rejected',
      issues: [{ name: 'email', code: 'invalid', message: 'The email must be valid.' }],
    },
    'an error without a field': { by: [200, { success: false, errors: {} }], code: 'rejected' },
    'an unknown form': { by: [404, ''], code: 'misconfigured' },
  },
  proves: (status, content) => status < 300 && (content as { success?: unknown } | null)?.success === true,
  unreadable: 'unverifiable',
});
