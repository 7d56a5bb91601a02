// A release, from the changesets to an installed package, at a registry on this machine.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { unzipSync } from 'fflate';
import rootManifest from '../../../package.json' with { type: 'json' };
import { cloneCheckout, replaceIn } from './clone.ts';
import { npmName, type PackageName, PACKAGES, root, run } from './packed.ts';
import { type Registry, runAt, startRegistry } from './registry.ts';

const work = mkdtempSync(join(tmpdir(), 'foyer-release-'));
const clone = join(work, 'clone');
let registry: Registry;

before(async () => {
  mkdirSync(clone);
  cloneCheckout(clone, { isBuilt: true });
  registry = await startRegistry(join(work, 'registry'));
  // Nothing may ever be sent to another registry.
  writeFileSync(join(clone, '.npmrc'), `registry=${registry.url}\n@foyer:registry=${registry.url}\n`);
});
after(async () => {
  await registry.stop();
  rmSync(work, { recursive: true, force: true });
});

interface Published {
  readonly name: string;
  readonly version: string;
  readonly repository: { readonly url: string };
  readonly dependencies?: Readonly<Record<string, string>>;
}

async function published(name: PackageName): Promise<Published> {
  const response = await fetch(registry.url + npmName(name).replace('/', '%2f'));
  const { versions, 'dist-tags': tags } = (await response.json()) as {
    versions: Record<string, Published>;
    'dist-tags': { latest: string };
  };
  const latest = versions[tags.latest];
  assert.ok(latest);
  return latest;
}

const commandIn = (folder: string, program: string, ...args: string[]) => runAt(registry, folder, [program, ...args]);
const command = (program: string, ...args: string[]) => commandIn(clone, program, ...args);

test('the changesets become versions and changelogs', async () => {
  const who = ['-c', 'user.name=Publisher', '-c', 'user.email=publisher@example.org'];
  writeFileSync(join(clone, '.gitignore'), 'node_modules/\n');
  await run('git', ['init', '--quiet', '--initial-branch=main'], clone);
  await run('git', ['add', '.'], clone);
  await run('git', [...who, 'commit', '--quiet', '--message=Before the release'], clone);
  await command('pnpm', 'exec', 'changeset', 'version');
  for (const name of PACKAGES) {
    assert.match(readFileSync(join(clone, 'packages', name, 'CHANGELOG.md'), 'utf8'), /^# .*foyer.*\n\n## 0\.1\.0/);
  }
  assert.deepEqual(globSync('*.md', { cwd: join(clone, '.changeset') }), []);
});

test('nothing is published while publisher.json names nobody', async () => {
  await assert.rejects(command('pnpm', 'release'), /put your own homepage in place of https:\/\/foyer\.example/);
  assert.equal((await fetch(`${registry.url}@foyer%2fprotocol`)).status, 404);
});

test('all packages are published, in one version and with the names of the publisher', async () => {
  for (const path of ['publisher.json', ...PACKAGES.map((name) => `packages/${name}/package.json`)]) {
    replaceIn(join(clone, path), 'https://foyer.example', 'https://docs.weidner-sohl.test');
    replaceIn(join(clone, path), /\/OWNER\//g, '/weidner-sohl/');
  }
  await command('pnpm', 'release');
  for (const name of PACKAGES) {
    const { dependencies = {}, repository, version } = await published(name);
    assert.equal(version, '0.1.0');
    assert.equal(repository.url, 'git+https://github.com/weidner-sohl/foyer.git');
    if (name !== 'protocol') assert.equal(dependencies['@foyer/protocol'], '^0.1.0');
  }
});

test('a published package is installed with its changelog, and its command runs', async () => {
  const project = join(work, 'project');
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), '{ "private": true }');
  await commandIn(project, 'npm', 'install', '--silent', '@foyer/protocol');
  const home = join(project, 'node_modules/@foyer/protocol');
  assert.match(readFileSync(join(home, 'CHANGELOG.md'), 'utf8'), /## 0\.1\.0/);
  assert.match(await commandIn(project, 'npm', 'exec', '--', 'foyer-protocol', '--help'), /conformance <url>/);
});

test('the archive of script files has the listed hashes and the tags to paste', async () => {
  await run('node', ['scripts/release-zip.ts', work]);
  const [path = ''] = globSync('foyer-*.zip', { cwd: work });
  const files = unzipSync(readFileSync(join(work, path)));
  const text = (name: string) => new TextDecoder().decode(files[name]);
  const listed = JSON.parse(text('foyer/integrity.json')) as Record<string, { integrity: string }>;
  for (const [name, { integrity }] of Object.entries(listed)) {
    const hash = createHash('sha384').update(files[`foyer/${name}`] ?? '');
    assert.equal(`sha384-${hash.digest('base64')}`, integrity, name);
  }
  assert.ok(text('README.txt').includes(`src="/foyer/foyer.js" integrity="${listed['foyer.js']?.integrity}"`));
});

test('the workflow may sign what it publishes, and runs scripts that exist', () => {
  const workflow = readFileSync(join(root, '.github/workflows/release.yml'), 'utf8');
  assert.match(workflow, /^ +id-token: write/m);
  assert.match(workflow, /NPM_CONFIG_PROVENANCE: true/);
  const scripts = [...workflow.matchAll(/\bpnpm ([\w:]+)$/gm)].map(([, name = '']) => name);
  assert.deepEqual(scripts, ['build', 'release', 'release:zip']);
  assert.deepEqual(
    scripts.filter((name) => !(name in rootManifest.scripts)),
    [],
  );
});
