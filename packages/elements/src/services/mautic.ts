import { at, type Entry, issuesByName, missingParam, plainService, wrongEndpoint } from './plain-service.ts';
import type { Target } from './service.ts';

/**
 * Mautic, `{root}/form/submit`, with `formId` in the query, as in the form's HTML, or in `service-params`, and `formName`.
 * Stored if the response has `success: 1`. It only responds to allowed origins (Configuration, CORS).
 * @see https://github.com/mautic/mautic/blob/5.x/app/bundles/FormBundle/Controller/PublicController.php
 */
export default plainService({
  names: { name: 'f_name', message: 'f_message' },
  reservedNames: ['formId', 'formName', 'return', 'messenger'],
  findIssue(target) {
    if (target.endpoint.pathname.endsWith('generate.js')) return wrongEndpoint(target, '…/form/submit');
    return formId(target) ? undefined : missingParam(target, 'formId=3&formName=contact');
  },
  entries: ({ params, ...target }) => [
    ...(formIdIn(params) ? [] : [['formId', formId({ ...target, params })] satisfies Entry]),
    ['return', ''],
  ],
  encode({ endpoint }, entries) {
    const url = new URL(endpoint);
    url.searchParams.set('ajax', '1');
    const body = new URLSearchParams(entries.map(([name, value]) => [inHtml(name), value]));
    return { url, body, headers: { 'X-Requested-With': 'XMLHttpRequest' } };
  },
  read({ content }, { fieldNames }) {
    if (at(content, 'success') === 1) return 'accepted';
    if (at(content, 'success') !== 0) return undefined;
    const names = Object.values(fieldNames);
    return issuesByName(content, 'validationErrors').map((issue) =>
      names.includes(inHtml(issue.name)) ? { ...issue, name: inHtml(issue.name) } : issue,
    );
  },
});

/** The form's HTML has `mauticform[email]`, where the response has `email`. */
function inHtml(name: string): string {
  return name.startsWith('mauticform[') ? name : `mauticform[${name}]`;
}

function formIdIn(params: URLSearchParams): string | null {
  return params.get('formId') ?? params.get('mauticform[formId]');
}

/** Mautic reads the form id only from the body, but its HTML also has it in the action URL. */
function formId({ endpoint, params }: Target): string {
  return formIdIn(params) ?? endpoint.searchParams.get('formId') ?? '';
}
