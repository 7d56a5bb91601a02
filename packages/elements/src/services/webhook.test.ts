import { describeService } from '@foyer/testing/browser/describe-service.ts';
import webhook from './webhook.ts';

describeService('webhook', {
  service: webhook,
  endpoint: 'https://hooks.zapier.com/hooks/catch/123456/abcdef',
  request: {
    urlencoded: [
      ['name', 'Lena Müßig'],
      ['email', 'lena@example.org'],
      ['message', 'Grüß Gott,\n1 + 1 = 2 & mehr'],
      ['trap', ''],
      ['submissionId', '0f8b1a52-7a1c-4c47-9f43-6b1f3a1c2d3e'],
      ['form', 'contact'],
      ['page', 'https://example.org/kontakt'],
      ['consent', 'Ich willige ein & weiß, worin.'],
    ],
  },
  trapped: '["trap","https://spam.example"]',
  consented: '["consent","Ich willige ein & weiß, worin."]',
  reserved: ['trap', 'submissionId', 'form', 'page', 'consent'],
  stored: [
    [[200, { status: 'success', id: '0a1b' }], 'accepted'],
    [[200, 'Accepted'], 'accepted'],
    [[200, { message: 'Workflow was started' }], 'accepted'],
    [[200, [{ id: 7 }]], 'accepted'],
    [[202, ''], 'accepted'],
    [[204, ''], 'accepted'],
  ],
  handed: [
    [200, ''],
    [200, 'null'],
    [200, '0'],
    [200, 'false'],
    [202, '""'],
  ],
  refused: {
    'an error with 200': { by: [200, { error: 'no such scenario' }], code: 'unclear', unclear: true },
    'an error as its status': { by: [200, { status: 'error' }], code: 'unclear', unclear: true },
    'an HTTP status in its status': { by: [200, { status: 404 }], code: 'unclear', unclear: true },
    'a refusal as its status': { by: [200, { status: 'validation_failed' }], code: 'unclear', unclear: true },
    'a refusal as plain text': { by: [200, 'Access denied'], code: 'unclear', unclear: true },
    'an error as plain text': { by: [200, 'Fatal error: Uncaught …'], code: 'unclear', unclear: true },
    'an unknown hook': {
      by: [404, { message: 'The requested webhook is not registered.' }],
      code: 'misconfigured',
    },
    'a server error': { by: [500, ''], code: 'unavailable' },
  },
  // Nothing that stands for none.
  proves: (status, content) => status < 300 && (content === undefined || Boolean(content)),
  unreadable: 'unverifiable',
});
