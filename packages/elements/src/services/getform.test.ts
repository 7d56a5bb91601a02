import { describeService } from '@foyer/testing/browser/describe-service.ts';
import { plainForm } from '@foyer/testing/browser/plain-form-service.ts';
import getform from './getform.ts';

describeService('getform', {
  service: getform,
  endpoint: 'https://getform.io/f/abcdefgh',
  ...plainForm('_gotcha'),
  stored: [[[200, { success: true }], 'accepted']],
  handed: [[200, { message: 'Thanks' }]],
  refused: {
    'an error': { by: [400, { error: 'Form is inactive' }], code: 'rejected' },
    'an error with 200': { by: [200, { error: 'Spam' }], code: 'unclear', unclear: true },
    'no success': { by: [200, { success: false }], code: 'rejected' },
    'an unknown form': { by: [404, ''], code: 'misconfigured' },
  },
  proves: (status, content) => status < 300 && (content as { success?: unknown } | null)?.success === true,
});
