import { describeService } from '@foyer/testing/browser/describe-service.ts';
import kit from './kit.ts';

describeService('kit', {
  service: kit,
  endpoint: 'https://app.kit.com/forms/1234567/subscriptions',
  request: {
    headers: { Accept: 'application/json' },
    multipart: [
      ['fields[first_name]', 'Lena Müßig'],
      ['email_address', 'lena@example.org'],
      ['fields[message]', 'Grüß Gott,\n1 + 1 = 2 & mehr'],
      ['fields[consent]', 'Ich willige ein & weiß, worin.'],
    ],
  },
  trapped: undefined,
  consented: '["fields[consent]","Ich willige ein & weiß, worin."]',
  reserved: [],
  stored: [[[200, { status: 'success', consent: { enabled: false } }], 'accepted']],
  refused: {
    'an invalid address': {
      by: [200, { status: 'failed', errors: { messages: ['Email is invalid'], fields: ['email_address'] } }],
      code: 'rejected',
      issues: [{ name: 'email', code: 'invalid', message: 'Email is invalid' }],
    },
    'an error without a field': { by: [200, { status: 'failed', errors: {} }], code: 'rejected' },
    'a captcha of its own': {
      by: [200, { status: 'quarantined', url: 'https://app.kit.com/guard' }],
      code: 'unclear',
      advice: 'captcha',
      unclear: true,
    },
    'an unknown form': { by: [404, ''], code: 'misconfigured' },
  },
  proves: (status, content) => status < 300 && (content as { status?: unknown } | null)?.status === 'success',
});
