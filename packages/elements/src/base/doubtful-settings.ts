// Which settings of a form the session must judge at load, to tell the owner about a mistake before the first message.
import { doubtfulUrl } from '../browser/safe-url.ts';
import { parseUrl } from '../submission/parse-url.ts';
import type { FormProperties } from './form-properties.ts';

/**
 * False for settings that are obviously valid, so that the page loads no session before the first interaction. A form without
 * an endpoint is valid too: its page may send the message itself.
 */
export function isDoubtful(form: FormProperties): boolean {
  const { serviceParams, fieldNames, service, resolvedEndpoint, formId } = form;
  if (serviceParams || fieldNames || !/^(?:foyer|json|form)?$/.test(service)) return true;
  const url = parseUrl(resolvedEndpoint);
  // The host may belong to a service, which may want constants. Foyer's endpoint ends in the name of the form.
  if (!service && url && !url.pathname.endsWith(`/${formId}`)) return true;
  return doubtfulUrl.test(resolvedEndpoint) || (location.protocol === 'https:' && url?.protocol === 'http:');
}
