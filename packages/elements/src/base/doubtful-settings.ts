// Which settings of a form the session must judge at load, to tell the owner about a mistake before the first message.
import { doubtfulUrl } from '../browser/safe-url.ts';
import { parseUrl } from '../submission/parse-url.ts';
import type { FormProperties } from './form-properties.ts';

/** False for settings that are obviously valid, so that the page loads no session before the first interaction. */
export function isDoubtful({ serviceParams, fieldNames, service, resolvedEndpoint }: FormProperties): boolean {
  if (serviceParams || fieldNames || !/^(?:foyer|json|form)?$/.test(service)) return true;
  return doubtfulUrl.test(resolvedEndpoint) && parseUrl(resolvedEndpoint)?.protocol !== location.protocol;
}
