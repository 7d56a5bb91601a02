// A generated secret, stored beside the database with mode 0600.
import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Names of the files. */
export const storedSecretNames = ['secret', 'inbox-token'] as const;

/** Throws where the folder is not writable. */
export function storedSecret(directory: string, name: (typeof storedSecretNames)[number]): string {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, name);
  const known = readSecret(path);
  // A full disk may have left an empty file, and an empty token would open the inbox to everyone.
  if (known === undefined || known === '') writeSecret(path, { replaces: known === '' });
  return readSecret(path) ?? '';
}

/** The file appears with its content, so that another process that starts meanwhile never finds it empty. */
function writeSecret(path: string, { replaces }: { readonly replaces: boolean }): void {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    writeFileSync(draft, `${randomBytes(32).toString('base64url')}\n`, { flag: 'wx', mode: 0o600 });
    if (replaces) renameSync(draft, path);
    else linkNew(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** The first of several processes wins. */
function linkNew(draft: string, path: string): void {
  try {
    linkSync(draft, path);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST') return;
    // Some file systems have no links. Then only processes that start at the same moment may disagree.
    if (code === 'EPERM' || code === 'ENOTSUP' || code === 'ENOSYS') renameSync(draft, path);
    else throw error;
  }
}

function readSecret(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
