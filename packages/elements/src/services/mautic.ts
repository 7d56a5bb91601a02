import { at, issuesByName, missingParam, plainService } from './plain-service.ts';
import type { Target } from './service.ts';

/**
 * Mautic, `{root}/form/submit`, with `formId` in the query, as in the form's HTML, or in `service-params`, and `formName`.
 * Stored if the response has `success: 1`. It only responds to allowed origins (Configuration, CORS).
 * @see https://github.com/mautic/mautic/blob/5.x/app/bundles/FormBundle/Controller/PublicController.php
 */
export default plainService({
  names: { name: 'f_name', message: 'f_message' },
  reservedNames: ['formId', 'formName', 'return', 'messenger'],
  findIssue: (target) =>
    target.params.has('formId') || formId(target)
      ? undefined
      : missingParam(target, 'formId=3&formName=contact, as in the form’s HTML'),
  entries: (delivery) => [
    ['formId', formId(delivery)],
    ['return', ''],
  ],
  encode({ endpoint }, entries) {
    const url = new URL(endpoint);
    url.searchParams.set('ajax', '1');
    const body = new URLSearchParams(entries.map(([name, value]) => [`mauticform[${name}]`, value]));
    return { url, body, headers: { 'X-Requested-With': 'XMLHttpRequest' } };
  },
  read({ content }) {
    if (at(content, 'success') === 1) return 'accepted';
    return at(content, 'success') === 0 ? issuesByName(content, 'validationErrors') : undefined;
  },
});

/** Mautic reads the form id only from the body, but its HTML also has it in the action URL. */
function formId({ endpoint }: Target): string {
  return endpoint.searchParams.get('formId') ?? '';
}
