import { describeService } from '@foyer/testing/browser/describe-service.ts';
import listmonk from './listmonk.ts';

const list = 'eb420c55-4cfb-4972-92ba-c93c34ba475d';

describeService('listmonk', {
  service: listmonk,
  endpoint: 'https://lists.example.org/api/public/subscription',
  params: `l=${list}&l=0c554cfb-4972-4972-92ba-c93c34ba475d`,
  request: {
    urlencoded: [
      ['name', 'Lena Müßig'],
      ['email', 'lena@example.org'],
      ['message', 'Grüß Gott,\n1 + 1 = 2 & mehr'],
      ['l', list],
      ['l', '0c554cfb-4972-4972-92ba-c93c34ba475d'],
    ],
  },
  trapped: undefined,
  consented: undefined,
  reserved: ['l', 'nonce'],
  stored: [
    [[200, { data: { has_optin: true } }], 'pending'],
    [[200, { data: { has_optin: false } }], 'accepted'],
  ],
  refused: {
    'an invalid address': {
      by: [400, { message: 'Invalid e-mail' }],
      code: 'rejected',
      issues: [{ name: 'email', code: 'invalid', message: 'Invalid e-mail' }],
    },
    'unknown lists': { by: [400, { message: 'No lists selected' }], code: 'rejected' },
    'the response of older versions': { by: [200, { data: true }], code: 'unclear', unclear: true },
    'a server error': { by: [500, { message: 'Error' }], code: 'unavailable' },
  },
  proves(status, content) {
    const { data } = (content ?? {}) as { data?: { has_optin?: unknown } | null };
    return status < 300 && typeof data?.has_optin === 'boolean';
  },
  unreadable: 'unverifiable',
  settings: { 'a missing list': { params: '', attribute: 'service-params' } },
});
