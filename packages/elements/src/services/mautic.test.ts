import { describeService } from '@foyer/testing/browser/describe-service.ts';
import mautic from './mautic.ts';

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
    'wrong fields': {
      by: [200, { success: 0, validationErrors: { f_message: '<p>Fehlt.</p>', email: 'Ungültig.' } }],
      code: 'rejected',
      issues: [
        { name: 'message', code: 'invalid', message: 'Fehlt.' },
        { name: 'email', code: 'invalid', message: 'Ungültig.' },
      ],
    },
    'an error without a field': { by: [200, { success: 0, errorMessage: 'Form is unpublished' }], code: 'rejected' },
    'the word "true"': { by: [200, { success: true }], code: 'unclear', unclear: true },
    'a page': { by: [200, '<h1>Danke!</h1>'], code: 'unclear', unclear: true },
  },
  proves: (status, content) => status < 300 && (content as { success?: unknown } | null)?.success === 1,
  settings: { 'a missing form': { params: 'formName=contact', attribute: 'service-params' } },
});
