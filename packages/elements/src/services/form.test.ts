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
    [[200, '<h1>Danke!</h1>'], 'accepted'],
    [[204, ''], 'accepted'],
  ],
  refused: {
    'no such form': { by: [404, '<h1>Not found</h1>'], code: 'misconfigured' },
    'a wrong entry': { by: [422, '<h1>Sorry</h1>'], code: 'rejected' },
    trouble: { by: [500, ''], code: 'unavailable' },
  },
  proves: (status) => status < 300,
  unreadable: 'unverifiable',
});
