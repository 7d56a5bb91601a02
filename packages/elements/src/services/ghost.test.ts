import { expect } from '@open-wc/testing';
import { describeService } from '@foyer/testing/browser/describe-service.ts';
import ghost from './ghost.ts';
import type { Delivery, HttpReply, HttpRequest } from './service.ts';

describeService('ghost', {
  service: ghost,
  endpoint: 'https://blog.example.org',
  params: 'labels=Website&newsletters=Weekly',
  before: { url: 'https://blog.example.org/members/api/integrity-token/', reply: [200, '1732400000000:0a1b2c'] },
  request: {
    url: 'https://blog.example.org/members/api/send-magic-link/',
    headers: { 'Content-Type': 'application/json' },
    json: {
      name: 'Lena Müßig',
      email: 'lena@example.org',
      message: 'Grüß Gott,\n1 + 1 = 2 & mehr',
      emailType: 'subscribe',
      labels: ['Website'],
      newsletters: [{ name: 'Weekly' }],
      integrityToken: '1732400000000:0a1b2c',
      honeypot: '',
    },
  },
  trapped: '"honeypot":"https://spam.example"',
  consented: undefined,
  reserved: ['honeypot', 'integrityToken', 'emailType', 'labels', 'newsletters'],
  stored: [
    [[201, {}], 'pending'],
    [[201, 'Created.'], 'pending'],
    [[201, { inboxLinks: { desktop: 'https://mail.example', provider: 'gmail' } }], 'pending'],
  ],
  refused: {
    'an error with 201': { by: [201, { errors: [{ message: 'No' }] }], code: 'unclear', unclear: true },
    'an invalid address': {
      by: [400, { errors: [{ message: 'Email is not valid', type: 'BadRequestError' }] }],
      code: 'rejected',
      issues: [{ name: 'email', code: 'invalid', message: 'Email is not valid' }],
    },
    'an invite-only site': {
      by: [400, { errors: [{ message: 'This site is invite only', type: 'BadRequestError' }] }],
      code: 'rejected',
    },
    'too many requests': {
      by: [429, { errors: [{ message: 'Too many', type: 'TooManyRequestsError' }] }],
      code: 'rate-limited',
    },
    'another success': { by: [200, {}], code: 'unclear', unclear: true },
  },
  proves: (status, content) =>
    status === 201 && (content === undefined || (typeof content === 'object' && content !== null)),
});

describe('The service ghost, when its integrity token cannot be fetched,', () => {
  const delivery = {
    submission: {
      v: 1,
      submissionId: 'x'.repeat(16),
      fields: {},
      trap: { website: '' },
      page: { url: '', locale: '' },
    },
    endpoint: new URL('https://example.org/blog'),
    params: new URLSearchParams(),
    fieldNames: {},
  } satisfies Delivery;

  const response = (status: number, body: string): HttpReply => ({
    kind: 'response',
    status,
    contentType: 'text/plain',
    body,
  });

  for (const [what, reply, code, retryable] of [
    ['there is no response', { kind: 'network' }, 'network', true],
    ['the request times out', { kind: 'timeout' }, 'timeout', true],
    ['the response is a redirect', { kind: 'redirect' }, 'misconfigured', false],
    ['the site does not exist', response(404, 'Not found'), 'misconfigured', false],
    ['the response is a web page', response(200, '<!doctype html>'), 'misconfigured', false],
    ['the site is down', response(503, ''), 'unavailable', true],
  ] as const) {
    it(`fails as ${code} without sending the message: ${what}`, async () => {
      const requests: HttpRequest[] = [];
      const outcome = await ghost.send(delivery, (request) => {
        requests.push(request);
        return Promise.resolve(reply);
      });
      expect(outcome).to.have.property('kind', 'failure');
      expect(outcome).to.deep.nested.include({ 'error.code': code, 'error.retryable': retryable });
      expect(requests.map(({ url }) => url.href)).to.deep.equal([
        'https://example.org/blog/members/api/integrity-token/',
      ]);
    });
  }
});
