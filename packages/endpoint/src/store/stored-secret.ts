// A secret that the endpoint makes once and keeps beside its database, readable by its own user only.
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** By the names of their files. */
export const storedSecretNames = ['secret', 'inbox-token'] as const;

/** Throws where the folder cannot be written. */
export function storedSecret(directory: string, name: (typeof storedSecretNames)[number]): string {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, name);
  try {
    writeSecret(path, 'wx');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  // A disk that was full left an empty file, and an empty token would open the inbox to everybody.
  if (readSecret(path) === '') writeSecret(path, 'w');
  return readSecret(path);
}

function writeSecret(path: string, flag: 'w' | 'wx'): void {
  writeFileSync(path, `${randomBytes(32).toString('base64url')}\n`, { flag, mode: 0o600 });
}

function readSecret(path: string): string {
  return readFileSync(path, 'utf8').trim();
}
