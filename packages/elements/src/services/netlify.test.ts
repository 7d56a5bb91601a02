import { describeService } from '@foyer/testing/browser/describe-service.ts';
import { typed } from '@foyer/testing/browser/plain-form-service.ts';
import netlify from './netlify.ts';

describeService('netlify', {
  service: netlify,
  endpoint: 'https://www.example.org/kontakt',
  request: {
    urlencoded: [...typed, ['bot-field', ''], ['form-name', 'contact']],
  },
  trapped: '["bot-field","https://spam.example"]',
  consented: undefined,
  reserved: ['bot-field', 'form-name'],
  stored: [],
  handed: [
    [200, '<!doctype html><title>Kontakt</title>'],
    [200, ''],
    [204, ''],
    [200, { ok: true }],
  ],
  refused: {
    'an unknown form': { by: [404, '<h1>Page not found</h1>'], code: 'misconfigured' },
    'a server error': { by: [500, ''], code: 'unavailable' },
  },
  proves: () => false,
});
