import type { FieldErrorCode } from '@foyer/protocol';
import type { FieldIssue } from '../submission/validate.ts';
import { at, type Answer, inOurWords, listAt, plainService, textAt, type Verdict } from './plain-service.ts';
import { isSuccess, parseJson } from './reply.ts';

const names = {
  name: 'your-name',
  email: 'your-email',
  phone: 'your-phone',
  subject: 'your-subject',
  message: 'your-message',
};

const codes = new Map<string, FieldErrorCode>([
  ['required', 'required'],
  ['maxlength', 'too-long'],
]);

/**
 * Contact Form 7, `{site}/wp-json/contact-form-7/v1/contact-forms/{number}/feedback`. Stored is what it answers with
 * `mail_sent`: WordPress has handed the mail on. `spam` and `aborted` leave open what became of it. Consent that was given
 * ticks the acceptance box that `field-names` calls `consent`; its wording is the form's own.
 * @see https://github.com/rocklobster-in/contact-form-7/blob/master/includes/rest-api.php
 */
export default plainService({
  names,
  reservedNames: ['_wpcf7_unit_tag'],
  consentBox: '1',
  findIssue({ endpoint, params }) {
    if (formNumber(endpoint) || params.has('_wpcf7_unit_tag')) return undefined;
    const allowed = 'the address of one form, https://…/wp-json/contact-form-7/v1/contact-forms/203/feedback';
    return { code: 'misconfigured', attribute: 'endpoint', value: endpoint.href, allowed };
  },
  entries: ({ endpoint }) => [['_wpcf7_unit_tag', `wpcf7-f${formNumber(endpoint)}-p0-o1`]],
  encode: ({ endpoint }) => ({ url: feedback(endpoint) }),
  read,
  async describe({ endpoint, fieldNames, locale }, exchange) {
    const reply = await exchange({ method: 'GET', url: feedback(endpoint, '/schema') });
    if (reply.kind !== 'response' || !isSuccess(reply.status)) return [];
    const schema = parseJson(reply.body);
    const isSpoken = textAt(schema, 'locale').slice(0, 2) === locale.slice(0, 2);
    return listAt(schema, 'rules').flatMap((rule) => {
      const [name, kind, message] = ['field', 'rule', 'error'].map((key) => textAt(rule, key));
      const issue = {
        name: name ?? '',
        code: codes.get(kind ?? '') ?? 'invalid',
        ...(isSpoken && message && { message }),
      };
      return name && message ? [inOurWords(issue, { ...names, ...fieldNames })] : [];
    });
  },
});

function formNumber(endpoint: URL): string | undefined {
  return /contact-forms\/(\d+)/.exec(endpoint.href)?.[1];
}

/** The address of the form itself will do as well, with pretty permalinks and without. */
function feedback(endpoint: URL, resource = ''): URL {
  return new URL(endpoint.href.replace(/(contact-forms\/\d+)[^?&#]*/, `$1/feedback${resource}`));
}

function read({ content }: Answer): Verdict {
  const status = at(content, 'status');
  if (status === 'mail_sent') return 'accepted';
  if (status === 'acceptance_missing') return [{ name: 'consent', code: 'required' }];
  if (status === 'validation_failed') return listAt(content, 'invalid_fields').map(readIssue);
  // A plugin may have stored what could not be mailed.
  if (status === 'mail_failed') return 'unavailable';
  return /^wpcf7_/.test(textAt(content, 'code')) ? 'misconfigured' : undefined;
}

function readIssue(field: unknown): FieldIssue {
  return { name: textAt(field, 'field'), code: 'invalid', message: textAt(field, 'message') };
}
