// The files of a new site that depend on the answers. The others are copied from template/.
import { basename } from 'node:path';
import { page } from './page.ts';
import type { Answers } from './questions.ts';
import { settings } from './settings.ts';

export interface Site {
  readonly answers: Answers;
  /** Absolute. */
  readonly folder: string;
  /** Of the endpoint; the page is at the next one. */
  readonly port: number;
  /** Of this package, and so of the endpoint: all are published in one version. */
  readonly version: string;
}

/** Text by path in the folder. */
export function siteFiles(site: Site): Readonly<Record<string, string>> {
  return {
    'package.json': `${JSON.stringify(manifest(site), null, 2)}\n`,
    'foyer.yaml': settings(site),
    'public/index.html': page(site),
  };
}

function manifest({ folder, version }: Site) {
  return {
    name: packageName(folder),
    private: true,
    type: 'module',
    scripts: { dev: 'node dev.js', start: 'foyer-endpoint', check: 'foyer-endpoint check' },
    dependencies: { '@foyer/endpoint': `^${version}`, sirv: '^3.0.2' },
  };
}

/** Of the folder's name, what npm allows. */
function packageName(folder: string): string {
  const name = basename(folder)
    .toLowerCase()
    .replaceAll(/[^a-z0-9~.-]+/g, '-')
    .replaceAll(/^[.-]+|-+$/g, '');
  return name === '' ? 'my-site' : name;
}
