import { listAt, plainService, readIssues, textAt } from './plain-service.ts';

/**
 * Formspree, `https://formspree.io/f/{id}`. Stored if the response has `next`. Messages caught by its spam filter get the
 * same response. The form's reCAPTCHA must be off.
 * @see https://help.formspree.io/hc/en-us/articles/360013580813-Honeypot-spam-filtering
 */
export default plainService({
  trap: '_gotcha',
  encode: () => ({ headers: { Accept: 'application/json' } }),
  read({ content }) {
    if (textAt(content, 'next')) return 'accepted';
    const errors = listAt(content, 'errors');
    if (errors.some((error) => textAt(error, 'code').includes('INACTIVE')))
      return { code: 'misconfigured', advice: 'inactive' };
    if (errors.some((error) => textAt(error, 'code').includes('NOT_FOUND'))) return 'misconfigured';
    return readIssues(errors, (error) => ({
      name: textAt(error, 'field'),
      known: knownCode(textAt(error, 'code')),
      message: textAt(error, 'message'),
    }));
  },
});

function knownCode(code: string) {
  return code.startsWith('REQUIRED_') ? 'required' : code.startsWith('TYPE_') && 'invalid';
}
