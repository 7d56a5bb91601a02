import type { Advice } from '../submission/advice.ts';
import { listAt, plainService, readIssues, textAt, wrongEndpoint } from './plain-service.ts';
import type { Delivery } from './service.ts';
import type { Answer, Verdict } from './verdict.ts';

/**
 * Contact Form 7, `{site}/wp-json/contact-form-7/v1/contact-forms/{number}/feedback`. Stored if the status is `mail_sent`:
 * WordPress has passed the mail on. `spam`, `aborted` and `mail_failed` leave the result open: a plugin may have stored
 * the message. Given consent checks the acceptance box that `field-names` maps to `consent`; the form has its own wording.
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
    formNumber(target.endpoint) ? undefined : wrongEndpoint(target, '…/contact-forms/203/feedback', 'number'),
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

/** The id in the shortcode is a hash, which may begin with digits. */
function formNumber({ href }: URL): string | undefined {
  return /contact-forms\/(\d+)(?![^/?&#])/.exec(href)?.[1];
}

/** Accepts the URL of the form itself too, with pretty or plain permalinks. */
function feedback(endpoint: URL, resource = ''): URL {
  return new URL(endpoint.href.replace(/(contact-forms\/\d+)[^?&#]*/, `$1/feedback${resource}`));
}

/** A message that arrived, or may have arrived, although no mail was sent. */
const heldBack: Readonly<Partial<Record<string, Advice>>> = { spam: 'spam', aborted: 'stopped', mail_failed: 'mail' };

function read({ content }: Answer, { submission: { consent } }: Delivery): Verdict {
  const status = textAt(content, 'status');
  if (status === 'mail_sent') return 'accepted';
  if (heldBack[status]) return { code: 'unclear', advice: heldBack[status] };
  if (status === 'acceptance_missing') {
    return consent?.given ? { code: 'misconfigured', advice: 'acceptance' } : [{ name: 'consent', code: 'required' }];
  }
  const code = textAt(content, 'code');
  if (code === 'wpcf7_not_found') return { code: 'misconfigured', advice: 'number' };
  if (code.startsWith('wpcf7_')) return 'misconfigured';
  return readIssues(listAt(content, 'invalid_fields'), (field) => ({
    name: textAt(field, 'field'),
    message: textAt(field, 'message'),
  }));
}
