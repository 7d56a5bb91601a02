// The files of a new site: some depend on the answers, the others are those of template/.
import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { inWordsOf, type PackageManager } from './package-managers.ts';
import { page } from './page.ts';
import type { Answers } from './questions.ts';
import { settings } from './settings.ts';

export interface Site {
  readonly answers: Answers;
  /** Absolute. */
  readonly folder: string;
  /** Of the endpoint; the page is at the next one. */
  readonly port: number;
  /** The one that the owner uses. */
  readonly manager: PackageManager;
  /** Of this package, and so of the endpoint: all are published in one version. */
  readonly version: string;
}

/** Text by path in the folder. */
export function siteFiles(site: Site): Readonly<Record<string, string>> {
  return {
    'package.json': `${JSON.stringify(manifest(site), null, 2)}\n`,
    'foyer.yaml': inWordsOf(site.manager, settings(site)),
    'public/index.html': page(site),
    'dev.js': template(site, 'dev.js'),
    'README.md': template(site, 'README.md'),
    // npm packs no file of that name.
    '.gitignore': template(site, 'gitignore'),
    // Node runs the site, so its packages have to be where Node looks; the lockfile makes it a project of its own, also below
    // another one.
    ...(site.manager.isBerry && {
      '.yarnrc.yml': 'nodeLinker: node-modules\n',
      'yarn.lock': '',
      '.gitignore': `${template(site, 'gitignore')}.yarn/install-state.gz\n`,
    }),
  };
}

/** Read, not copied: Yarn keeps this package in an archive, which only reading sees into. */
function template({ manager }: Site, name: string): string {
  return inWordsOf(manager, readFileSync(resolve(import.meta.dirname, '../template', name), 'utf8'));
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
