import type { Consent, FieldErrorCode } from '@foyer/protocol';
import type { FieldIssue } from '../submission/validate.ts';
import { at, type Entry, listAt, plainService, textAt } from './plain-service.ts';

const codes = new Map<string, FieldErrorCode>([
  ['INVALID_EMAIL', 'invalid'],
  ['REQUIRED_FIELD', 'required'],
]);

/**
 * HubSpot Forms, `https://api.hsforms.com/submissions/v3/integration/submit/{portal}/{form}` (`api-eu1` for EU portals).
 * Stored is what it answers with `inlineMessage` or `redirectUri`. It refuses fields that the form does not have, and its
 * captcha must be off. Consent that was given goes along with its wording.
 * @see https://developers.hubspot.com/docs/api-reference/legacy/marketing/forms/v3-legacy/submit-data-unauthenticated
 */
export default plainService({
  names: { name: 'firstname' },
  settings: ['subscriptionTypeId'],
  encode({ submission, params }, entries) {
    const { page, consent } = submission;
    const legalConsentOptions = consent?.given && { consent: inItsWords(consent, params.get('subscriptionTypeId')) };
    const body = {
      fields: joined(entries),
      context: { pageUri: page.url },
      ...(legalConsentOptions && { legalConsentOptions }),
    };
    return { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
  },
  read({ content }) {
    if (typeof (at(content, 'inlineMessage') ?? at(content, 'redirectUri')) === 'string') return 'accepted';
    const errors = listAt(content, 'errors');
    const isOwners = errors.some((error) => /NOT_IN_FORM|CAPTCHA/.test(textAt(error, 'errorType')));
    const issues = errors.flatMap(readIssue);
    return isOwners ? 'misconfigured' : issues.length > 0 ? issues : undefined;
  },
});

/** Several values of one field are one value to HubSpot, with semicolons between. */
function joined(entries: readonly Entry[]) {
  const values = new Map<string, string>();
  for (const [name, value] of entries) values.set(name, values.has(name) ? `${values.get(name)};${value}` : value);
  return [...values].map(([name, value]) => ({ objectTypeId: '0-1', name, value }));
}

function inItsWords({ text, given }: Consent, subscriptionTypeId: string | null) {
  const communications = [{ value: given, subscriptionTypeId: Number(subscriptionTypeId), text }];
  return { consentToProcess: given, text, ...(subscriptionTypeId && { communications }) };
}

/** The name of the field stands in the message only: `Error in 'fields.email'. Invalid email address`. */
function readIssue(error: unknown): readonly FieldIssue[] {
  const [, name, message] = /^Error in 'fields\.([^']+)'\. (.+)$/s.exec(textAt(error, 'message')) ?? [];
  const code = codes.get(textAt(error, 'errorType'));
  return name && message ? [{ name, code: code ?? 'invalid', ...(!code && { message }) }] : [];
}
