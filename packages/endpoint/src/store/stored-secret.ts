// A generated secret, stored beside the database with mode 0600.
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Names of the files. */
export const storedSecretNames = ['secret', 'inbox-token'] as const;

/** Throws where the folder is not writable. */
export function storedSecret(directory: string, name: (typeof storedSecretNames)[number]): string {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, name);
  try {
    writeSecret(path, 'wx');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  // A full disk may have left an empty file, and an empty token would open the inbox to everyone.
  if (readSecret(path) === '') writeSecret(path, 'w');
  return readSecret(path);
}

function writeSecret(path: string, flag: 'w' | 'wx'): void {
  writeFileSync(path, `${randomBytes(32).toString('base64url')}\n`, { flag, mode: 0o600 });
}

function readSecret(path: string): string {
  return readFileSync(path, 'utf8').trim();
}
