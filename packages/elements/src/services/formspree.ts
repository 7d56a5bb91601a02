import type { FieldErrorCode } from '@foyer/protocol';
import type { FieldIssue } from '../submission/validate.ts';
import { listAt, plainService, textAt } from './plain-service.ts';

const codes = new Map<string, FieldErrorCode>([
  ['REQUIRED_FIELD_EMPTY', 'required'],
  ['REQUIRED_FIELD_MISSING', 'required'],
  ['TYPE_EMAIL', 'invalid'],
  ['TYPE_NUMERIC', 'invalid'],
  ['TYPE_TEXT', 'invalid'],
]);

/**
 * Formspree, `https://formspree.io/f/{id}`. Stored is what it answers with `next`. What is caught by its spam filter is
 * answered alike; a reCAPTCHA of the form's must be off.
 * @see https://help.formspree.io/hc/en-us/articles/360013580813-Honeypot-spam-filtering
 */
export default plainService({
  trap: '_gotcha',
  encode: () => ({ headers: { Accept: 'application/json' } }),
  read({ content }) {
    if (textAt(content, 'next')) return 'accepted';
    const errors = listAt(content, 'errors');
    const isOwners = errors.some((error) => /NOT_FOUND|INACTIVE/.test(textAt(error, 'code')));
    const issues = errors.flatMap(readIssue);
    return isOwners ? 'misconfigured' : issues.length > 0 ? issues : undefined;
  },
});

function readIssue(error: unknown): readonly FieldIssue[] {
  const name = textAt(error, 'field');
  const code = codes.get(textAt(error, 'code'));
  if (!name) return [];
  return [code ? { name, code } : { name, code: 'invalid', message: textAt(error, 'message') }];
}
