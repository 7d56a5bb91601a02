// Folder of the script files: the option, else the package's copy, else the checkout's build.
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

export function scriptsFolder(named: string | URL | undefined): URL | undefined {
  if (named !== undefined) return asFolder(typeof named === 'string' ? pathToFileURL(named) : named);
  const own = new URL('./cdn/', import.meta.url);
  if (existsSync(own)) return own;
  const checkout = new URL('../../elements/cdn/', import.meta.url);
  return checkout;
}

function asFolder(url: URL): URL {
  return url.href.endsWith('/') ? url : new URL(`${url.href}/`);
}
