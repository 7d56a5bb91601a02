import { describeService } from '@foyer/testing/browser/describe-service.ts';
import json from './json.ts';

const submissionId = '0f8b1a52-7a1c-4c47-9f43-6b1f3a1c2d3e';
const fields = { name: 'Lena Müßig', email: 'lena@example.org', message: 'Grüß Gott,\n1 + 1 = 2 & mehr' };

describeService('json', {
  service: json,
  endpoint: 'https://api.example.org/messages?site=2',
  fields: { topics: ['news', 'events'] },
  request: {
    headers: { 'Content-Type': 'application/json' },
    json: {
      v: 1,
      submissionId,
      form: 'contact',
      fields: { ...fields, topics: ['news', 'events'] },
      consent: { text: 'Ich willige ein & weiß, worin.', locale: 'de', given: true },
      trap: { website: '' },
      page: { url: 'https://example.org/kontakt', locale: 'de' },
    },
  },
  trapped: '"trap":{"website":"https://spam.example"}',
  consented: '"given":true',
  reserved: [],
  stored: [
    [[200, { submissionId }], 'accepted'],
    [[200, {}], 'accepted'],
    [[201, { id: 7, success: true }], 'accepted'],
    [[201, ''], 'accepted'],
    [[202, ''], 'accepted'],
    [[204, ''], 'accepted'],
  ],
  refused: {
    'the id of another message': {
      by: [200, { submissionId: submissionId.toUpperCase() }],
      code: 'unclear',
      unclear: true,
    },
    'an error': { by: [200, { error: 'full' }], code: 'unclear', unclear: true },
    'an error beside our id': { by: [200, { submissionId, error: 'full' }], code: 'unclear', unclear: true },
    errors: { by: [200, { errors: [] }], code: 'unclear', unclear: true },
    'no success': { by: [200, { success: false }], code: 'unclear', unclear: true },
    'no success, as a string': { by: [200, { success: 'false' }], code: 'unclear', unclear: true },
    'an error as its status': { by: [200, { status: 'error', message: 'full' }], code: 'unclear', unclear: true },
    'not ok': { by: [200, { ok: false }], code: 'unclear', unclear: true },
    'an empty 200': { by: [200, ''], code: 'unclear', unclear: true },
    'a list': { by: [200, []], code: 'unclear', unclear: true },
    null: { by: [200, null], code: 'unclear', unclear: true },
    'invalid fields': {
      by: [422, { type: 'urn:foyer:problem:invalid-fields', errors: [{ pointer: '/fields/email', code: 'invalid' }] }],
      code: 'rejected',
      issues: [{ name: 'email', code: 'invalid' }],
    },
    'missing authorization': { by: [401, {}], code: 'misconfigured' },
    'too many requests': { by: [429, {}], code: 'rate-limited' },
    'a message that is too long': { by: [413, {}], code: 'too-large' },
    'a server error': { by: [500, {}], code: 'unavailable' },
  },
  proves(status, content) {
    if (content === undefined) return [201, 202, 204].includes(status);
    const says = content as Record<string, unknown>;
    return (
      status < 300 &&
      !Array.isArray(content) &&
      (says['submissionId'] ?? submissionId) === submissionId &&
      !['error', 'errors'].some((key) => key in says) &&
      says['success'] !== false &&
      says['ok'] !== false
    );
  },
});
