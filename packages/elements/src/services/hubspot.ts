import type { Consent } from '@foyer/protocol';
import { at, listAt, plainService, readIssues, textAt } from './plain-service.ts';
import { toJson } from '../submission/to-json.ts';

/**
 * HubSpot Forms, `https://api.hsforms.com/submissions/v3/integration/submit/{portal}/{form}` (`api-eu1` for EU portals).
 * Stored if the response has `inlineMessage` or `redirectUri`. It rejects fields that the form does not have, and its
 * captcha must be off. Given consent is sent with its wording.
 * @see https://developers.hubspot.com/docs/api-reference/legacy/marketing/forms/v3-legacy/submit-data-unauthenticated
 */
export default plainService({
  names: { name: 'firstname' },
  settings: ['subscriptionTypeId'],
  encode({ submission: { page, consent }, params }, entries) {
    const values = new Map<string, string>();
    // HubSpot accepts one value per field.
    for (const [name, value] of entries) values.set(name, values.has(name) ? `${values.get(name)};${value}` : value);
    const fields = [...values].map(([name, value]) => ({ objectTypeId: '0-1', name, value }));
    const legalConsentOptions = consent?.given ? inItsWords(consent, params.getAll('subscriptionTypeId')) : undefined;
    const body = toJson({ fields, context: { pageUri: page.url }, legalConsentOptions });
    return { headers: { 'Content-Type': 'application/json' }, body };
  },
  read({ content }) {
    const errors = listAt(content, 'errors');
    const types = errors.map((error) => textAt(error, 'errorType')).join();
    if (/NOT_IN|CAPTCHA/.test(types))
      return { code: 'misconfigured', advice: types.includes('NOT_IN') ? 'field' : 'captcha' };
    if (errors.length > 0) return readIssues(errors, readError);
    return typeof (at(content, 'inlineMessage') ?? at(content, 'redirectUri')) === 'string' ? 'accepted' : undefined;
  },
});

function inItsWords({ text }: Consent, subscriptionTypeIds: readonly string[]) {
  const communications = subscriptionTypeIds.map((id) => ({ value: true, subscriptionTypeId: Number(id), text }));
  return { consent: { consentToProcess: true, text, communications } };
}

/** The message names the field: `Error in 'fields.email'. Invalid email address`. */
function readError(error: unknown) {
  const [, name, message] = /^Error in 'fields\.([^']+)'\. (.+)/s.exec(textAt(error, 'message')) ?? [];
  const type = textAt(error, 'errorType');
  return {
    name,
    message,
    known: type === 'REQUIRED_FIELD' ? 'required' : type === 'INVALID_EMAIL' && 'invalid',
  } as const;
}
