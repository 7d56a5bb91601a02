// Hosts that messages may go to if the markup was not written by the page's author: a user who may write text on a page
// must not be able to collect visitors' data.
import { isOwnScript, pageOptions } from './page-options.ts';
import { parseUrl } from '../submission/parse-url.ts';

/** Whether the endpoint is on the host of the page or of the script, or on one that the script tag lists. */
export function isOwnHost(endpoint: string): boolean {
  const { server = '', endpoints = '' } = pageOptions();
  const scripts = [...document.scripts].filter(isOwnScript).map(({ src }) => src);
  const listed = endpoints.split(/[\s,]+/).map((entry) => entry.replace(/^(?!\w+:\/\/)\/*/, 'https://'));
  const host = hostOf(endpoint);
  return host !== '' && [self.origin, server, ...scripts, ...listed].some((url) => hostOf(url) === host);
}

function hostOf(url: string): string {
  return parseUrl(url, document.baseURI)?.host ?? '';
}
