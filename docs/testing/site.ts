// The built site: its pages, and where it stands.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import publisher from '../../publisher.json' with { type: 'json' };

/** Path of the homepage, without a slash at its end. */
export const base = new URL(publisher.homepage).pathname.replace(/\/$/, '');

export const dist = fileURLToPath(new URL('../dist', import.meta.url));

/** Paths of all pages from the root of the site: `/`, `/de/start/cms/`. */
export const pagePaths: readonly string[] = globSync('**/*.html', { cwd: dist })
  .map((file) => `/${file.replaceAll('\\', '/').replace(/(^|\/)index\.html$/, '$1')}`)
  .sort();

export function readPage(path: string): string {
  return readFileSync(join(dist, path.replace(/\/$/, '/index.html')), 'utf8');
}
