import { at, issuesByName, plainService } from './plain-service.ts';

/**
 * Brevo, the form's own address `https://{hash}.sibforms.com/serve/{token}`. Stored is what it answers with
 * `success: true`; where a page may not read that, the sign-up counts as handed over. Its captcha must be off. Consent
 * that was given ticks the box `OPT_IN`.
 * @see https://help.brevo.com/hc/en-us/articles/208733449
 */
export default plainService({
  names: { email: 'EMAIL', name: 'VORNAME', message: 'MESSAGE' },
  trap: 'email_address_check',
  reservedNames: ['OPT_IN', 'locale'],
  oftenUnreadable: true,
  entries: ({ submission: { page, consent } }) => [
    ['locale', page.locale.slice(0, 2)],
    ...(consent?.given ? [['OPT_IN', '1'] satisfies [string, string]] : []),
  ],
  encode({ endpoint }) {
    const url = new URL(endpoint);
    url.searchParams.set('isAjax', '1');
    return { url };
  },
  read({ content }) {
    if (at(content, 'success') === true) return 'accepted';
    return at(content, 'success') === false ? issuesByName(content, 'errors') : undefined;
  },
});
