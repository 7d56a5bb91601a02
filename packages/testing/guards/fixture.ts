// A few files in a temporary folder, laid out as in the project, for the tests of the guards.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Guard } from './guard.ts';

export type Files = Readonly<Record<string, string>>;

/** Returns the folder, which is removed after the test. */
export function fixture(context: TestContext, files: Files): string {
  const root = mkdtempSync(join(tmpdir(), 'foyer-guard-'));
  context.after(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    const target = join(root, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  return root;
}

/** Everything that the guard finds wrong in the folder. */
export async function findingsIn(root: string, guard: Guard): Promise<readonly string[]> {
  const checks = await guard(root);
  return checks.flatMap(({ findings }) => findings);
}
