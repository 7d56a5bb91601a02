// Who publishes the packages stands in publisher.json alone: `pnpm check-house --record` writes it into their package.json
// and README, which npm shows outside of the checkout.
import { readFileSync, writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { join } from 'node:path';
import { type Check, filesMatching } from './guard.ts';
import { PACKAGES } from './published.ts';

const ON_RECORD = ': "pnpm check-house --record" writes it';

interface Publisher {
  readonly author: string;
  /** The documentation's address, without a slash at its end. */
  readonly homepage: string;
  readonly repository: string;
}

type PackageManifest = Readonly<Record<string, unknown>> & {
  readonly homepage?: string;
  readonly bugs?: { readonly url: string };
};

const readJson = (root: string, path: string) => JSON.parse(readFileSync(join(root, path), 'utf8')) as unknown;
const manifestPath = (name: string) => `packages/${name}/package.json`;
const readmePath = (name: string) => `packages/${name}/README.md`;

export function publisher(root: string): Check[] {
  if (filesMatching(root, 'publisher.json').length === 0) return [];
  return [
    { name: 'the packages name the publisher', findings: PACKAGES.flatMap((name) => unnamedFields(root, name)) },
    { name: 'the links of READMEs work on npm', findings: PACKAGES.flatMap((name) => deadLinks(root, name)) },
  ];
}

export function recordPublisher(root: string): void {
  const { homepage, repository } = readPublisher(root);
  for (const name of PACKAGES) {
    const manifest = readManifest(root, name);
    const readme = readFileSync(join(root, readmePath(name)), 'utf8');
    // The repository first: a homepage may be the beginning of its address.
    const renamed = readme
      .replaceAll(manifest.bugs?.url.replace(/\/issues$/, '') ?? repository, repository)
      .replaceAll(manifest.homepage ?? homepage, homepage);
    writeFileSync(join(root, readmePath(name)), renamed);
    const named = { ...manifest, ...fieldsOf(root, name) };
    writeFileSync(join(root, manifestPath(name)), `${JSON.stringify(named, null, 2)}\n`);
  }
}

const readPublisher = (root: string) => readJson(root, 'publisher.json') as Publisher;
const readManifest = (root: string, name: string) => readJson(root, manifestPath(name)) as PackageManifest;

/** As npm writes them. */
function fieldsOf(root: string, name: string): PackageManifest {
  const { author, homepage, repository } = readPublisher(root);
  return {
    author,
    homepage,
    repository: { type: 'git', url: `git+${repository}.git`, directory: `packages/${name}` },
    bugs: { url: `${repository}/issues` },
  };
}

function unnamedFields(root: string, name: string): string[] {
  const manifest = readManifest(root, name);
  return Object.entries(fieldsOf(root, name))
    .filter(([field, value]) => !isDeepStrictEqual(manifest[field], value))
    .map(([field]) => `${manifestPath(name)} has another ${field} than publisher.json${ON_RECORD}`);
}

const DOCS = 'docs/src/content/docs';
/** In Markdown, in HTML, and as a reference. */
const TARGET = /\]\(([^)\s]+)|\b(?:href|src|srcset)="([^"]+)"|^\[[^\]]+\]:\s*(\S+)/gm;
const CODE = /^ *```.*?^ *```|`[^`\n]*`/gms;

/** Links that lead from npm's page to nowhere: into the checkout, to a former address, or to a page that the docs lack. */
function deadLinks(root: string, name: string): string[] {
  const { homepage } = readPublisher(root);
  const text = readFileSync(join(root, readmePath(name)), 'utf8');
  const targets = [...text.replace(CODE, '').matchAll(TARGET)].map((found) => found.slice(1).find(Boolean) ?? '');
  const relative = targets.filter((target) => !/^(https?:|#)/.test(target));
  const lost = targets.filter((target) => target.startsWith(`${homepage}/`) && !isDocumented(root, target, homepage));
  return [
    ...relative.map((target) => `${readmePath(name)}: ${target} is no link on npm`),
    ...lost.map((target) => `${readmePath(name)}: ${target} is no page of ${DOCS}`),
    ...(text.includes(homepage) ? [] : [`${readmePath(name)} does not link to ${homepage}${ON_RECORD}`]),
  ];
}

function isDocumented(root: string, target: string, homepage: string): boolean {
  const path = target.slice(homepage.length).replace(/[#?].*/, '');
  if (path === '/') return true;
  return filesMatching(root, `${DOCS}${path.replace(/\/$/, '')}{,/index}.{md,mdx}`).length > 0;
}
