// Each app of demo/frameworks is tried by `pnpm frameworks` and has its page in the docs, in both languages; all code of these
// pages comes out of the apps, so that it is tried.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Check, filesMatching, missing } from './guard.ts';

const APPS = 'demo/frameworks';
const TOOLCHAINS = 'packages/testing/frameworks/toolchains.ts';
const DOCS = 'docs/src/content/docs';
const PAGES = [`${DOCS}/frameworks`, `${DOCS}/de/frameworks`] as const;

interface Page {
  readonly path: string;
  readonly text: string;
  /** What it shows of apps, in order: `react/src/App.tsx`. */
  readonly files: readonly string[];
}

export function frameworks(root: string): Check[] {
  const apps = readdirSync(join(root, APPS), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  const rows = [...readFileSync(join(root, TOOLCHAINS), 'utf8').matchAll(/^ {2}'?([\w-]+)'?: \{/gm)];
  const pages = PAGES.map((folder) => pagesIn(root, folder));
  return [
    {
      name: 'every app of demo/frameworks is tried',
      findings: missing(
        apps,
        rows.map(([, name = '']) => name),
        (name) => `${TOOLCHAINS} has no row for ${name}`,
      ),
    },
    {
      name: 'every app has a page in the docs, in both languages',
      findings: [
        ...pages.flatMap((inLanguage, index) => unshown(apps, inLanguage, PAGES[index] ?? '')),
        ...unequal(pages),
      ],
    },
    {
      name: 'every page is found from the page of those who write code',
      findings: pages.flatMap((inLanguage, index) => unlinked(root, inLanguage, `${DOCS}${index === 1 ? '/de' : ''}`)),
    },
    {
      name: 'all code of these pages comes out of the apps',
      findings: pages.flat().flatMap((page) => foreignCode(root, page)),
    },
  ];
}

function pagesIn(root: string, folder: string): Page[] {
  return filesMatching(root, `${folder}/*.mdx`).map((path) => {
    const text = readFileSync(join(root, path), 'utf8');
    const shown = [...text.matchAll(/<AppFile app="([^"]*)" file="([^"]*)" \/>/g)];
    return { path, text, files: shown.map(([, app, file]) => `${app}/${file}`) };
  });
}

function unshown(apps: readonly string[], pages: readonly Page[], folder: string): string[] {
  const shown = pages.flatMap(({ files }) => files.map((file) => file.split('/')[0] ?? ''));
  return missing(
    apps,
    shown,
    (name) => `no page in ${folder} shows a file of ${name}: <AppFile app="${name}" file="…" />`,
  );
}

/** Pages that have no counterpart, or one that shows other files. */
function unequal([english = [], german = []]: readonly (readonly Page[])[]): string[] {
  const names = new Set([...english, ...german].map(({ path }) => basename(path)));
  return [...names].flatMap((name) => {
    const [one, other] = [english, german].map((pages) => pages.find(({ path }) => basename(path) === name));
    if (!one || !other) return [`${PAGES[one ? 1 : 0]}/${name} is missing`];
    return String(one.files) === String(other.files) ? [] : [`${other.path} shows other files than ${one.path}`];
  });
}

function unlinked(root: string, pages: readonly Page[], folder: string): string[] {
  const path = `${folder}/start/developer.md`;
  const links = [...readFileSync(join(root, path), 'utf8').matchAll(/\]\(([^)#]*)/g)].map(([, target = '']) => target);
  const wanted = pages.map((page) => `../../frameworks/${basename(page.path, '.mdx')}/`);
  return missing(wanted, links, (target) => `${path} has no link to ${target}`);
}

function foreignCode(root: string, { path, text, files }: Page): string[] {
  const absent = files.filter((file) => !existsSync(join(root, APPS, file)));
  // A command is no code of an app.
  const fences = [...text.matchAll(/^```(\w*)[^`]*^```/gm)].filter(([, language]) => language !== 'sh');
  return [
    ...absent.map((file) => `${path} shows ${APPS}/${file}, which does not exist`),
    ...fences.map(([fence]) => `${path} has code of its own, which is not tried: ${fence.split('\n')[1] ?? ''}`),
  ];
}
