import { describeService } from '@foyer/testing/browser/describe-service.ts';
import { plainForm } from '@foyer/testing/browser/plain-form-service.ts';
import basin from './basin.ts';

describeService('basin', {
  service: basin,
  endpoint: 'https://usebasin.com/f/1a2b3c4d5e6f',
  ...plainForm('_gotcha'),
  stored: [[[200, { success: true, id: 42 }], 'accepted']],
  refused: {
    'an error': { by: [422, { error: 'reCAPTCHA verification failed' }], code: 'rejected' },
    'no success': { by: [200, { success: false, error: 'Spam' }], code: 'rejected' },
    'an unknown form': { by: [404, { error: 'Form not found' }], code: 'misconfigured' },
    'an empty object': { by: [200, {}], code: 'unclear', unclear: true },
  },
  proves: (status, content) => status < 300 && (content as { success?: unknown } | null)?.success === true,
});
