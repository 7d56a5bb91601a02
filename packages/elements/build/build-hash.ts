// One hash for all files of a build, so that a page needs it only once. It is computed from the sources, since
// the files name each other.
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';

const inputs = ['src/**/*.ts', 'build/*.ts', '../protocol/src/*.ts', '../../pnpm-lock.yaml'];

function hashOf(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of [...paths].sort()) hash.update(path).update(readFileSync(path));
  return hash.digest('hex').slice(0, 8);
}

export const buildHash = hashOf(inputs.flatMap((pattern) => globSync(pattern, { exclude: ['**/*.test.ts'] })));
