// The published packages as npm gets them, and a project outside the checkout that installs them.
import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { mkdir, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { npmName, PACKAGES, type PackageName } from '../guards/published.ts';

export { npmName, PACKAGES, type PackageName };

export const root = fileURLToPath(new URL('../../..', import.meta.url));

export const tarballIn = (folder: string, name: PackageName) => join(folder, `${name}.tgz`);

/** Rejects with all that the program wrote, since tsc and attw write their findings to stdout. */
export function run(program: string, args: readonly string[], cwd = root): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      program,
      args,
      { cwd, maxBuffer: 32 * 1024 * 1024, env: { ...process.env, NO_COLOR: '1' } },
      (error, stdout, stderr) => {
        if (error) reject(new Error(`${program} ${args.join(' ')}\n${stdout}${stderr}`));
        else resolve(stdout);
      },
    );
  });
}

/** Writes one tarball for each package into `folder`. */
export function packAll(folder: string): Promise<void> {
  return alone(async () => {
    for (const name of PACKAGES) {
      await run('pnpm', ['pack', '--out', tarballIn(folder, name)], join(root, 'packages', name));
    }
  });
}

const lock = join(root, 'node_modules/.packing');
/** Milliseconds. No packing takes so long: whoever held the lock is gone. */
const ABANDONED = 240_000;

/** Test files run in parallel, and packing writes into the packages' own folders. */
async function alone(work: () => Promise<void>): Promise<void> {
  while (!(await takeLock())) await sleep(200);
  try {
    await work();
  } finally {
    await rmdir(lock);
  }
}

async function takeLock(): Promise<boolean> {
  try {
    await mkdir(lock);
    return true;
  } catch {
    const taken = await stat(lock).catch(() => undefined);
    if (taken && Date.now() - taken.mtimeMs > ABANDONED) await rmdir(lock).catch(() => undefined);
    return false;
  }
}

interface Project {
  /** Created, outside the checkout, so that no workspace package is resolved. */
  readonly folder: string;
  /** Where `packAll` wrote the tarballs. */
  readonly tarballs: string;
  /** What the project needs besides the packed packages, by name and version. */
  readonly dependencies?: Readonly<Record<string, string>>;
}

export async function installPacked({ folder, tarballs, dependencies = {} }: Project): Promise<void> {
  const packed = Object.fromEntries(PACKAGES.map((name) => [npmName(name), `file:${tarballIn(tarballs, name)}`]));
  const manifest = { name: 'stranger', private: true, type: 'module', dependencies: { ...packed, ...dependencies } };
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  // The packed packages name each other by version, and no registry has these versions yet.
  writeFileSync(join(folder, 'pnpm-workspace.yaml'), JSON.stringify({ packages: [], overrides: packed }));
  // Our lockfile pins the tested versions, which pnpm's store has without a network.
  copyFileSync(join(root, 'pnpm-lock.yaml'), join(folder, 'pnpm-lock.yaml'));
  await run('pnpm', ['install', '--prefer-offline', '--ignore-scripts', '--no-frozen-lockfile'], folder);
}
