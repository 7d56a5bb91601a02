import { describeService } from '@foyer/testing/browser/describe-service.ts';
import mailchimp from './mailchimp.ts';

describeService('mailchimp', {
  service: mailchimp,
  endpoint: 'https://cafe.us21.list-manage.com/subscribe/post?u=0a1b2c&id=3d4e5f&f_id=00a1',
  params: 'gdpr=11&gdpr=12&tags=77',
  request: {
    mode: 'no-cors',
    urlencoded: [
      ['FNAME', 'Lena Müßig'],
      ['EMAIL', 'lena@example.org'],
      ['MESSAGE', 'Grüß Gott,\n1 + 1 = 2 & mehr'],
      ['tags', '77'],
      ['gdpr[11]', 'Y'],
      ['gdpr[12]', 'Y'],
      ['b_0a1b2c_3d4e5f', ''],
    ],
  },
  trapped: '["b_0a1b2c_3d4e5f","https://spam.example"]',
  consented: '["gdpr[11]","Y"],["gdpr[12]","Y"]',
  reserved: [],
  stored: [],
  handed: [[200, { result: 'success', msg: 'Almost finished…' }]],
  refused: {
    'an error passed on by a proxy': {
      by: [200, { result: 'error', msg: '0 - Please enter a value' }],
      code: 'unclear',
      unclear: true,
    },
    'a failing proxy': { by: [502, ''], code: 'unavailable' },
  },
  proves: () => false,
  unreadable: 'unverifiable',
  settings: {
    'a URL without an audience': {
      endpoint: 'https://cafe.us21.list-manage.com/subscribe/post?u=0a1b2c',
      attribute: 'endpoint',
    },
  },
});
