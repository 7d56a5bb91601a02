// Before a published package is packed: builds what is missing or older than its sources, or refuses and says what to do.
// `pnpm pack` and `pnpm publish` run it in the package's folder.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const name = basename(process.cwd());
const { name: npmName } = JSON.parse(readFileSync('package.json', 'utf8'));
const packages = (...path) => join(root, 'packages', ...path);

const say = (sentence) => console.error(`prepack: ${sentence}`);

function refuse(reason) {
  say(`${npmName} is not packed: ${reason}`);
  process.exit(1);
}

function run(...command) {
  say(`${npmName} needs "pnpm ${command.join(' ')}"`);
  const { status } = spawnSync('pnpm', ['--silent', ...command], {
    cwd: root,
    stdio: ['ignore', 2, 2], // stdout is the report of `pnpm pack --json`
    shell: process.platform === 'win32',
  });
  if (status !== 0) refuse(`run "pnpm ${command.join(' ')}" at the root of the checkout to see what is wrong.`);
}

/** Every file below a folder, or the file itself; tests are in no package. */
function filesIn(path) {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return existsSync(path) ? [path] : [];
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map((entry) => join(entry.parentPath, entry.name)).filter((file) => !file.includes('.test.'));
}

const changedAt = (file) => statSync(file).mtimeMs;

function isFresh(result, sources) {
  return existsSync(result) && sources.flatMap(filesIn).every((source) => changedAt(source) <= changedAt(result));
}

/** What a source has in common with all that TypeScript makes of it: `index` for index.ts, index.js and index.d.ts. */
const moduleName = (folder, file) => relative(folder, file).replace(/(\.d)?\.(ts|js|json)$/, '');

/**
 * TypeScript notices changes in `src`, but not files deleted from there or from `dist`.
 *
 * @param project folder of the TypeScript project, and `src` and `dist` of its modules
 */
function provideModules({ project, src, dist }) {
  const record = join(dist, '.tsbuildinfo');
  const sourceFiles = filesIn(src).filter((file) => basename(file) !== 'tsconfig.json');
  const modules = new Set(sourceFiles.map((file) => moduleName(src, file)));
  for (const file of filesIn(dist)) {
    const isOther = ['cdn', 'conformance', 'server', 'types', 'editors'].some((folder) =>
      file.startsWith(join(dist, folder, sep)),
    );
    if (file !== record && !isOther && !modules.has(moduleName(dist, file))) rmSync(file);
  }
  // Declarations make no module.
  const sourceModules = sourceFiles.filter((file) => !file.endsWith('.d.ts'));
  const wanted = sourceModules.map((file) => join(dist, relative(src, file).replace(/\.ts$/, '.js')));
  if (!wanted.every((file) => existsSync(file))) rmSync(record, { force: true });

  const sources = [src, packages('protocol', 'src'), join(root, 'tsconfig.base.json'), join(project, 'tsconfig.json')];
  if (!isFresh(record, sources)) run('exec', 'tsc', '-b', relative(root, project));
}

const provideSource = () =>
  provideModules({ project: packages(name), src: packages(name, 'src'), dist: packages(name, 'dist') });

/** Projects of their own: they need `fetch` and `crypto`, which the protocol does not. */
const provideDoor = (door) => () => {
  const folder = packages('protocol', door);
  provideModules({ project: folder, src: folder, dist: packages('protocol', 'dist', door) });
};

/** The script files; integrity.json is the last one to be written. */
function provideScripts() {
  const own = ['src', 'build', 'vite.config.ts', 'package.json'].map((part) => packages('elements', part));
  const sources = [...own, packages('protocol', 'src'), join(root, 'pnpm-lock.yaml')];
  if (!isFresh(packages('elements', 'cdn', 'integrity.json'), sources)) run('build:cdn');
}

/** The manifest, and the types and editors' data that follow from it; web-types.json is the last one to be written. */
function provideManifest() {
  const sources = [packages('elements', 'src'), packages('elements', 'editors')];
  if (!isFresh(packages('elements', 'dist/editors/web-types.json'), sources)) run('build:manifest');
}

/** An endpoint serves the script files from its own folder. */
function copyScripts() {
  const copy = packages('endpoint', 'dist', 'cdn');
  rmSync(copy, { recursive: true, force: true });
  cpSync(packages('elements', 'cdn'), copy, { recursive: true });
}

const steps = {
  protocol: [provideSource, provideDoor('conformance'), provideDoor('server')],
  elements: [provideSource, provideScripts, provideManifest],
  'create-foyer': [provideSource],
  endpoint: [provideSource, provideScripts, copyScripts],
};

// npm would neither add the license nor replace "workspace:^" by a version, so the result could not be installed. Its user
// agent says nothing: below `npm test` it is inherited.
if (basename(process.env.npm_execpath ?? '') === 'npm-cli.js')
  refuse('npm cannot resolve "workspace:^". Run "pnpm pack" (or "npx pnpm@12 pack") instead.');
if (!existsSync(join(root, 'node_modules/.bin/tsc'))) refuse('run "pnpm install" at the root of the checkout first.');
for (const step of steps[name]) step();
