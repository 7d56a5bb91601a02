// A service is complete when all these name it: its file, the rows, the conformance suite, the docs in both languages, a
// story in a real browser and the byte budgets. Each missing one is reported.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { readLimits } from './size-limit.ts';
import { type Check, filesMatching, missing } from './guard.ts';

const SERVICES = 'packages/elements/src/services';
const CDN = 'packages/elements/cdn';
const DOCS = 'docs/src/content/docs';
const STORIES = 'demo/e2e';

export function services(root: string): Check[] {
  const read = (path: string) => readFileSync(join(root, path), 'utf8');
  const names = serviceNames(root);
  const loaded = ['registry', 'named'].flatMap((file) =>
    match(read(`${SERVICES}/${file}.ts`), /import\('\.\/([\w-]+)\.ts'\)/g),
  );
  const tests = filesMatching(root, `${SERVICES}/*.test.ts`).map(read).join();
  const tested = match(tests, /\bdescribeService\(\s*'([\w-]+)'/g);
  return [
    {
      name: 'every service has a row',
      findings: missing(names, loaded, (name) => `neither named.ts nor registry.ts loads ${name}.ts`),
    },
    {
      name: 'every service runs the conformance suite',
      findings: missing(names, tested, (name) => `no test calls describeService('${name}', …)`),
    },
    ...findUndocumented(root, names),
    ...findPlainForms(root),
    measure(root, names.length),
  ];
}

function findUndocumented(root: string, names: readonly string[]): Check[] {
  const pages = filesMatching(root, `${DOCS}/{services,de/services}/*.md`);
  const read = (path: string) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : '');
  return [
    {
      name: 'every service has a page in the docs, in both languages',
      findings: ['services', 'de/services'].flatMap((folder) =>
        missing(
          names.map((name) => `${DOCS}/${folder}/${name}.md`),
          pages,
          (path) => `${path} is missing`,
        ),
      ),
    },
    {
      name: 'every service is in the tables of the docs',
      findings: ['services/index.md', 'de/services/index.md', 'contract.md'].flatMap((page) =>
        missing(
          names,
          match(read(`${DOCS}/${page}`), /^\| \[?`([\w-]+)`/gm),
          (name) => `${DOCS}/${page} has no row for ${name}`,
        ),
      ),
    },
    {
      name: 'every service is sent to by a real browser',
      findings: missing(
        names.filter((name) => name !== 'foyer'),
        [
          ...match(read(`${STORIES}/service-rows.ts`), /^ {4}service: '([\w-]+)'/gm),
          ...match(read(`${STORIES}/services.test.ts`), / service="([\w-]+)"/g),
        ],
        (name) => `${STORIES}/service-rows.ts has no row for ${name}`,
      ),
    },
  ];
}

/** Files that export a service; the others are what services have in common. */
function serviceNames(root: string): string[] {
  const files = filesMatching(root, `${SERVICES}/*.ts`).filter((path) => !path.endsWith('.test.ts'));
  const adapters = files.filter((path) => readFileSync(join(root, path), 'utf8').includes('export default '));
  return adapters.map((path) => path.slice(SERVICES.length + 1, -'.ts'.length));
}

/** Chunks of services are named only by hash. The one that imports many of them has the rows. */
function measure(root: string, count: number): Check {
  const { adapter, rows } = readLimits(root).services;
  if (!existsSync(join(root, CDN)))
    return { name: 'every service has its file', findings: [`${CDN} is missing: "pnpm build:cdn" writes it`] };
  const read = (file: string) => readFileSync(join(root, CDN, file), 'utf8');
  const scripts = readdirSync(join(root, CDN)).filter((file) => file.endsWith('.js'));
  // Shared modules have such names too, but are never loaded on their own.
  const chunks = new Set(scripts.flatMap((file) => match(read(file), /\bimport\(["'`]\.\/(foyer-x-[\w-]{8}\.js)/g)));
  const measured = [...chunks].map((file) => {
    const code = read(file);
    const holdsRows = match(code, /import\(["'`](\.\/foyer-x-)/g).length > 5;
    return { file, bytes: brotliCompressSync(code).length, limit: holdsRows ? rows : adapter, holdsRows };
  });
  const adapters = measured.filter(({ holdsRows }) => !holdsRows);
  const largest = Math.max(0, ...adapters.map(({ bytes }) => bytes));
  const tooLarge = measured.filter(({ bytes, limit }) => bytes > limit);
  return {
    name: `every service has a file of at most ${adapter} bytes: ${adapters.length} files, the largest ${largest} bytes`,
    findings: [
      ...tooLarge.map(({ file, bytes, limit }) => `${CDN}/${file} has ${bytes} of ${limit} bytes`),
      ...(adapters.length === count
        ? []
        : [`${CDN} has ${adapters.length} files for ${count} services: "pnpm build:cdn" writes them`]),
    ],
  };
}

function match(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, found = '']) => found);
}

/** Without JavaScript, forms of these services post to them. */
function findPlainForms(root: string): Check[] {
  const list = 'packages/elements/src/ssr/plain-target.ts';
  const pages = filesMatching(root, `${DOCS}/{start,de/start}/server-rendering.md`);
  if (!existsSync(join(root, list))) return [];
  const [, row = ''] = /const plainServices = \[(.*?)\];/s.exec(readFileSync(join(root, list), 'utf8')) ?? [];
  const names = match(row, /'([\w-]+)'/g);
  const findings = pages.flatMap((page) => {
    const text = readFileSync(join(root, page), 'utf8');
    return names.filter((name) => !text.includes(`\`${name}\``)).map((name) => `${page} does not name ${name}`);
  });
  return [{ name: 'services with a plain HTML form are documented, in both languages', findings }];
}
