// A widget is complete when all these name it: its folder, the registry, the entry points, the manifest, the byte budgets,
// the docs and the contract suite. Each missing one is reported.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLimits } from './size-limit.ts';
import { type Check, filesMatching, missing } from './guard.ts';
import { readManifest } from './manifest.ts';
import { findUnlistedWidgets, registeredNames } from './static-lists.ts';

const SOURCE = 'packages/elements/src';
const DOCS = 'docs/src/content/docs';
const PAGES = [`${DOCS}/elements`, `${DOCS}/de/elements`] as const;

export function elements(root: string): Check[] {
  const names = elementNames(root);
  const tags = names.map((name) => `foyer-${name}`);
  const noFolder = names.length === 0 ? [`${SOURCE}/elements has no folder`] : [];
  return [
    {
      name: 'every widget has its files',
      findings: [...noFolder, ...names.flatMap((name) => missingFiles(root, name))],
    },
    {
      name: 'folders and registry name the same widgets',
      findings: differences(names, registeredNames(root), 'registry.ts'),
    },
    { name: 'all.ts and index.ts have what registry.ts has', findings: findUnlistedWidgets(root) },
    {
      name: 'folders and manifest, which "pnpm build:manifest" writes, name the same widgets',
      findings: differences(
        tags,
        readManifest(root).map(({ tagName }) => tagName),
        'custom-elements.json',
      ),
    },
    {
      name: 'every widget has a byte budget',
      findings: missing(names, measuredAlone(root), (name) => `scripts/size-limit.json has no page with ${name} alone`),
    },
    {
      name: 'every widget has a page in the docs, in both languages',
      findings: [
        ...PAGES.flatMap((folder) => undocumented(root, folder, names)),
        ...missing(tags, tagsInContract(root), (tag) => `${DOCS}/contract.md has no row for ${tag}`),
      ],
    },
    {
      name: 'every widget runs the contract suite',
      findings: missing(tags, testedTags(root), (tag) => `no test calls describeElement('${tag}', …)`),
    },
  ];
}

function differences(folders: readonly string[], named: readonly string[], where: string): string[] {
  return [
    ...missing(folders, named, (name) => `${where} does not have ${name}`),
    ...missing(named, folders, (name) => `${where} has ${name}, which has no folder`),
  ];
}

function undocumented(root: string, folder: string, names: readonly string[]): string[] {
  const documented = filesMatching(root, `${folder}/*.{md,mdx}`).map(lastName);
  return missing(names, documented, (name) => `${folder}/${name}.mdx is missing`);
}

function measuredAlone(root: string): string[] {
  return readLimits(root).pages.flatMap((page) => (page.elements.length === 1 ? page.elements : []));
}

export function elementNames(root: string): string[] {
  return filesMatching(root, `${SOURCE}/elements/*/`).map(lastName);
}

const lastName = (path: string) =>
  path
    .replace(/\/$/, '')
    .replace(/^.*\//, '')
    .replace(/\.mdx?$/, '');

function missingFiles(root: string, name: string): string[] {
  const folder = `${SOURCE}/elements/${name}`;
  const files = [`${name}.ts`, `${name}.styles.ts`, 'define.ts', `${name}.test.ts`];
  return files.filter((file) => !existsSync(join(root, folder, file))).map((file) => `${folder}/${file} is missing`);
}

function tagsInContract(root: string): string[] {
  const path = join(root, DOCS, 'contract.md');
  if (!existsSync(path)) return [];
  return [...readFileSync(path, 'utf8').matchAll(/^\| \[?`(foyer-[\w-]+)`/gm)].map(([, tag = '']) => tag);
}

function testedTags(root: string): string[] {
  const tests = filesMatching(root, `${SOURCE}/**/*.test.ts`).map((path) => readFileSync(join(root, path), 'utf8'));
  const calls = tests.flatMap((text) => [...text.matchAll(/\bdescribeElement\(\s*'([\w-]+)'/g)]);
  return calls.map(([, tag = '']) => tag);
}
