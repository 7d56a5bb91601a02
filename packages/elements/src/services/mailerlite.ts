import { at, issuesByName, plainService } from './plain-service.ts';

/**
 * MailerLite, `https://assets.mailerlite.com/jsonp/{account}/forms/{form}/subscribe`. Stored if the response has
 * `success: true`; an unreadable response counts as unconfirmed. Its reCAPTCHA must be off.
 * @see https://www.mailerlite.com/help/how-to-use-double-opt-in-when-collecting-subscribers
 */
export default plainService({
  names: {
    email: 'fields[email]',
    name: 'fields[name]',
    phone: 'fields[phone]',
    subject: 'fields[subject]',
    message: 'fields[message]',
  },
  reservedNames: ['ml-submit', 'anticsrf'],
  oftenUnreadable: true,
  entries: () => [
    ['ml-submit', '1'],
    ['anticsrf', 'true'],
  ],
  read({ content }) {
    if (at(content, 'success') === true) return 'accepted';
    if (at(content, 'success') !== false) return undefined;
    return issuesByName(content, 'errors', 'fields').map((issue) => ({ ...issue, name: `fields[${issue.name}]` }));
  },
});
