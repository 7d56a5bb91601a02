import { describeService } from '@foyer/testing/browser/describe-service.ts';
import { plainForm } from '@foyer/testing/browser/plain-form-service.ts';
import formspree from './formspree.ts';

const errors = (...list: object[]) => ({ error: 'Validation errors', errors: list });

describeService('formspree', {
  service: formspree,
  endpoint: 'https://formspree.io/f/xyzabcde',
  params: '_subject=Anfrage',
  ...plainForm('_gotcha', [['_subject', 'Anfrage']]),
  stored: [[[200, { next: 'https://formspree.io/thanks?language=de', ok: true }], 'accepted']],
  refused: {
    'an invalid address': {
      by: [422, errors({ code: 'TYPE_EMAIL', field: 'email', message: 'should be an email' })],
      code: 'rejected',
      issues: [{ name: 'email', code: 'invalid' }],
    },
    'missing fields': {
      by: [
        422,
        errors(
          { code: 'REQUIRED_FIELD_EMPTY', field: 'name', message: 'is required' },
          { code: 'REQUIRED_FIELD_MISSING', field: 'message', message: 'is required' },
        ),
      ],
      code: 'rejected',
      issues: [
        { name: 'name', code: 'required' },
        { name: 'message', code: 'required' },
      ],
    },
    'a custom rule': {
      by: [422, errors({ code: 'LUNAR', field: 'message', message: 'only at <b>full</b> moon' })],
      code: 'rejected',
      issues: [{ name: 'message', code: 'invalid', message: 'only at full moon' }],
    },
    'an unknown form': {
      by: [404, errors({ code: 'FORM_NOT_FOUND', message: 'Form not found' })],
      code: 'misconfigured',
    },
    'an inactive form': {
      by: [403, errors({ code: 'INACTIVE', message: 'This form is inactive' })],
      code: 'misconfigured',
    },
    'an empty message': { by: [400, errors({ code: 'EMPTY', message: 'empty' })], code: 'rejected' },
    'the older error format': { by: [400, { error: 'Form should POST' }], code: 'rejected' },
  },
  proves: (status, content) => status < 300 && typeof (content as { next?: unknown } | null)?.next === 'string',
});
