import { at, plainService, wrongEndpoint } from './plain-service.ts';

/**
 * Mailchimp, `https://{account}.{region}.list-manage.com/subscribe/post?u={u}&id={audience}`. No page can read its
 * response, so a sign-up is always unconfirmed, and Mailchimp's mail is the confirmation. Given consent checks
 * the permissions whose ids are listed in `gdpr`.
 * @see https://mailchimp.com/help/about-recaptcha-for-signup-forms/
 */
export default plainService({
  names: { email: 'EMAIL', name: 'FNAME', phone: 'PHONE', subject: 'SUBJECT', message: 'MESSAGE' },
  urlencoded: true,
  settings: ['gdpr'],
  findIssue: (target) =>
    target.endpoint.searchParams.has('u') && target.endpoint.searchParams.has('id')
      ? undefined
      : wrongEndpoint(target, 'https://….list-manage.com/subscribe/post?u=…&id=…'),
  entries({ endpoint: { searchParams }, submission: { consent, trap }, params }) {
    const permissions = consent?.given ? params.getAll('gdpr') : [];
    return [
      ...permissions.map((id): [string, string] => [`gdpr[${id}]`, 'Y']),
      [`b_${searchParams.get('u')}_${searchParams.get('id')}`, trap.website],
    ];
  },
  encode: () => ({ mode: 'no-cors' }),
  answersPages: true,
  read: ({ content }) => (at(content, 'result') === 'success' ? 'unverifiable' : undefined),
});
