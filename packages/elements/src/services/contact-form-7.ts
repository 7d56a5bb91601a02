import { type Answer, listAt, plainService, readIssues, textAt, type Verdict, wrongEndpoint } from './plain-service.ts';

/**
 * Contact Form 7, `{site}/wp-json/contact-form-7/v1/contact-forms/{number}/feedback`. Stored if the status is `mail_sent`:
 * WordPress has passed the mail on. `spam` and `aborted` leave the result open. Given consent checks the acceptance
 * box that `field-names` maps to `consent`; the form has its own wording.
 * @see https://github.com/rocklobster-in/contact-form-7/blob/master/includes/rest-api.php
 */
export default plainService({
  names: {
    name: 'your-name',
    email: 'your-email',
    phone: 'your-phone',
    subject: 'your-subject',
    message: 'your-message',
  },
  reservedNames: ['_wpcf7_unit_tag'],
  consentBox: '1',
  findIssue: (target) =>
    formNumber(target.endpoint)
      ? undefined
      : wrongEndpoint(target, '…/contact-form-7/v1/contact-forms/{number}/feedback'),
  entries: ({ endpoint }) => [['_wpcf7_unit_tag', `wpcf7-f${formNumber(endpoint)}-p0-o1`]],
  encode: ({ endpoint }) => ({ url: feedback(endpoint) }),
  read,
  schema: {
    at: (endpoint) => feedback(endpoint, '/schema'),
    read(schema, locale) {
      const isSpoken = textAt(schema, 'locale').slice(0, 2) === locale.slice(0, 2);
      return listAt(schema, 'rules').flatMap((rule) => {
        const name = textAt(rule, 'field');
        const code = textAt(rule, 'rule') === 'required' ? 'required' : 'invalid';
        return name ? [{ name, code, ...(isSpoken && { message: textAt(rule, 'error') }) }] : [];
      });
    },
  },
});

function formNumber(endpoint: URL): string | undefined {
  return /contact-forms\/(\d+)/.exec(endpoint.href)?.[1];
}

/** The address of the form itself works too, with and without pretty permalinks. */
function feedback(endpoint: URL, resource = ''): URL {
  return new URL(endpoint.href.replace(/(contact-forms\/\d+)[^?&#]*/, `$1/feedback${resource}`));
}

function read({ content }: Answer): Verdict {
  const status = textAt(content, 'status');
  if (status === 'mail_sent') return 'accepted';
  if (status === 'acceptance_missing') return [{ name: 'consent', code: 'required' }];
  // A plugin may have stored a message that could not be mailed.
  if (status === 'mail_failed') return 'unavailable';
  if (textAt(content, 'code').startsWith('wpcf7_')) return 'misconfigured';
  return readIssues(listAt(content, 'invalid_fields'), (field) => ({
    name: textAt(field, 'field'),
    message: textAt(field, 'message'),
  }));
}
