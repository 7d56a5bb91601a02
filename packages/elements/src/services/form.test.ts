import { describeService } from '@foyer/testing/browser/describe-service.ts';
import form from './form.ts';

describeService('form', {
  service: form,
  endpoint: 'https://www.example.org/contact.php?site=2',
  params: 'subject=Anfrage&foyer.confirmation=',
  fieldNames: { email: 'mail' },
  fields: { topics: ['news', 'events'] },
  request: {
    urlencoded: [
      ['name', 'Lena Müßig'],
      ['mail', 'lena@example.org'],
      ['message', 'Grüß Gott,\n1 + 1 = 2 & mehr'],
      ['topics', 'news'],
      ['topics', 'events'],
      ['subject', 'Anfrage'],
    ],
  },
  trapped: undefined,
  consented: undefined,
  reserved: [],
  stored: [
    [[200, { ok: true }], 'accepted'],
    [[201, ''], 'accepted'],
    [[202, ' \n'], 'accepted'],
    [[204, ''], 'accepted'],
  ],
  handed: [
    [200, '<h1>Danke!</h1>'],
    [200, ''],
    [200, 'Danke!'],
    [200, { ok: false }],
    [200, { submissionId: 'another' }],
  ],
  refused: {
    'an unknown form': { by: [404, '<h1>Not found</h1>'], code: 'misconfigured' },
    'an invalid entry': { by: [422, '<h1>Sorry</h1>'], code: 'rejected' },
    'a server error': { by: [500, ''], code: 'unavailable' },
  },
  proves: (status, content) =>
    content === undefined
      ? [201, 202, 204].includes(status)
      : typeof content === 'object' && status < 300 && !Array.isArray(content),
  unreadable: 'unverifiable',
});
