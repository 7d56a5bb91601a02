import { describeService } from '@foyer/testing/browser/describe-service.ts';
import { plainForm } from '@foyer/testing/browser/plain-form-service.ts';
import web3forms from './web3forms.ts';

describeService('web3forms', {
  service: web3forms,
  endpoint: 'https://api.web3forms.com/submit',
  params: 'access_key=11111111-2222-3333-4444-555555555555&from_name=Café&subject=Anfrage',
  ...plainForm('botcheck', [
    ['access_key', '11111111-2222-3333-4444-555555555555'],
    ['from_name', 'Café'],
    ['subject', 'Anfrage'],
  ]),
  reserved: ['botcheck', 'access_key'],
  stored: [[[200, { success: true, message: 'Email sent successfully!', data: { name: 'Lena Müßig' } }], 'accepted']],
  refused: {
    'an invalid key': { by: [400, { success: false, message: 'Invalid access key' }], code: 'rejected' },
    'no success': { by: [200, { success: false, message: 'Spam' }], code: 'rejected' },
    'the word "true"': { by: [200, { success: 'true' }], code: 'unclear', unclear: true },
    'too many requests': { by: [429, { success: false, message: 'Slow down' }], code: 'rate-limited' },
  },
  proves: (status, content) => status < 300 && (content as { success?: unknown } | null)?.success === true,
  settings: { 'a missing key': { params: 'subject=Anfrage', attribute: 'service-params' } },
});
