import { at, listAt, plainService, textAt } from './plain-service.ts';

/**
 * Kit (formerly ConvertKit), `https://app.kit.com/forms/{id}/subscriptions`. Stored if the response has
 * `status: "success"`. With its captcha on it responds `quarantined`, and the result is unclear.
 * @see https://help.kit.com/
 */
export default plainService({
  names: {
    email: 'email_address',
    name: 'fields[first_name]',
    phone: 'fields[phone]',
    subject: 'fields[subject]',
    message: 'fields[message]',
    consent: 'fields[consent]',
  },
  encode: () => ({ headers: { Accept: 'application/json' } }),
  read({ content }) {
    const status = at(content, 'status');
    if (status === 'success') return 'accepted';
    if (status === 'quarantined') return { code: 'unclear', advice: 'captcha' };
    const issues = listAt(content, 'errors', 'fields').map((name, index) => ({
      name: String(name),
      code: 'invalid' as const,
      message: textAt(content, 'errors', 'messages', index),
    }));
    return issues.length > 0 ? issues : status === 'failed' ? 'rejected' : undefined;
  },
});
