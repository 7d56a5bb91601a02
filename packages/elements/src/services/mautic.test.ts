import { expect } from '@open-wc/testing';
import { describeService } from '@foyer/testing/browser/describe-service.ts';
import mautic from './mautic.ts';
import type { HttpRequest } from './service.ts';

describeService('mautic', {
  service: mautic,
  endpoint: 'https://mautic.example.org/form/submit',
  params: 'formId=3&formName=contact',
  request: {
    url: 'https://mautic.example.org/form/submit?ajax=1',
    headers: { 'X-Requested-With': 'XMLHttpRequest' },
    urlencoded: [
      ['mauticform[f_name]', 'Lena Müßig'],
      ['mauticform[email]', 'lena@example.org'],
      ['mauticform[f_message]', 'Grüß Gott,\n1 + 1 = 2 & mehr'],
      ['mauticform[formId]', '3'],
      ['mauticform[formName]', 'contact'],
      ['mauticform[return]', ''],
    ],
  },
  trapped: undefined,
  consented: undefined,
  reserved: ['formId', 'formName', 'return', 'messenger'],
  stored: [
    [[200, { success: 1, results: {}, successMessage: 'Danke!<br />Bis bald.' }], 'accepted'],
    [[200, { success: 1, redirect: 'https://example.org/danke' }], 'accepted'],
  ],
  refused: {
    'invalid fields': {
      by: [200, { success: 0, validationErrors: { f_message: '<p>Fehlt.</p>', email: 'Ungültig.' } }],
      code: 'rejected',
      issues: [
        { name: 'message', code: 'invalid', message: 'Fehlt.' },
        { name: 'email', code: 'invalid', message: 'Ungültig.' },
      ],
    },
    'an error without a field': { by: [200, { success: 0, errorMessage: 'Form is unpublished' }], code: 'rejected' },
    'the word "true"': { by: [200, { success: true }], code: 'unclear', unclear: true },
  },
  proves: (status, content) => status < 300 && (content as { success?: unknown } | null)?.success === 1,
  settings: { 'a missing form': { params: 'formName=contact', attribute: 'service-params' } },
});

describe('The service mautic, at the action URL of the form’s HTML,', () => {
  const target = {
    endpoint: new URL('https://mautic.example.org/form/submit?formId=3'),
    params: new URLSearchParams(),
    fieldNames: {},
  };

  it('takes the form id from the URL', async () => {
    expect(mautic.findIssue?.(target)).to.equal(undefined);
    const submission = {
      v: 1,
      submissionId: 'x'.repeat(16),
      fields: { email: 'lena@example.org' },
      trap: { website: '' },
      page: { url: '', locale: '' },
    } as const;
    const requests: HttpRequest[] = [];
    await mautic.send({ ...target, submission }, (request) => {
      requests.push(request);
      return Promise.resolve({ kind: 'timeout' });
    });
    expect(requests.map(({ url }) => url.href)).to.deep.equal([
      'https://mautic.example.org/form/submit?formId=3&ajax=1',
    ]);
    expect(requests.flatMap(({ body }) => (body instanceof URLSearchParams ? [...body] : []))).to.deep.equal([
      ['mauticform[email]', 'lena@example.org'],
      ['mauticform[formId]', '3'],
      ['mauticform[return]', ''],
    ]);
  });

  it('takes names as they are in that HTML', async () => {
    const params = new URLSearchParams('mauticform[formId]=3&mauticform[formName]=contact');
    const fieldNames = { email: 'mauticform[mail]', message: 'mauticform[text]' };
    expect(mautic.findIssue?.({ ...target, endpoint: new URL('/form/submit', target.endpoint), params })).to.equal(
      undefined,
    );
    const submission = {
      v: 1,
      submissionId: 'x'.repeat(16),
      fields: { email: 'lena@example.org', message: 'Hello' },
      trap: { website: '' },
      page: { url: '', locale: '' },
    } as const;
    const content = { success: 0, validationErrors: { text: 'Zu kurz.' } };
    const bodies: HttpRequest['body'][] = [];
    const outcome = await mautic.send({ ...target, params, fieldNames, submission }, ({ body }) => {
      bodies.push(body);
      return Promise.resolve({ kind: 'response', status: 200, contentType: '', body: JSON.stringify(content) });
    });
    expect(bodies.flatMap((body) => (body instanceof URLSearchParams ? [...body] : []))).to.deep.equal([
      ['mauticform[mail]', 'lena@example.org'],
      ['mauticform[text]', 'Hello'],
      ['mauticform[formId]', '3'],
      ['mauticform[formName]', 'contact'],
      ['mauticform[return]', ''],
    ]);
    expect(outcome).to.deep.include({ issues: [{ name: 'message', code: 'invalid', message: 'Zu kurz.' }] });
  });

  it('reports the address of its script', () => {
    const endpoint = new URL('https://mautic.example.org/form/generate.js?id=3');
    const params = new URLSearchParams('formId=3');
    expect(mautic.findIssue?.({ ...target, endpoint, params })?.attribute).to.equal('endpoint');
  });

  it('reports an empty form id', () => {
    const endpoint = new URL('https://mautic.example.org/form/submit?formId=');
    expect(mautic.findIssue?.({ ...target, endpoint })).to.include({ attribute: 'service-params' });
  });
});
