// eslint.config.js at work on the elements. `pnpm lint` runs it on everything; here it is one more guard to plant against.
import { spawnSync } from 'node:child_process';
import { join, relative } from 'node:path';
import type { Check } from './guard.ts';

interface LintResult {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly line: number; readonly message: string }[];
}

export function style(root: string): Check[] {
  const { stdout, stderr } = spawnSync(
    join(root, 'node_modules/.bin/eslint'),
    ['packages/elements/src/elements/cta-banner', '--format', 'json'],
    { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  if (!stdout.startsWith('[')) throw new Error(`eslint did not run: ${stderr}`);
  const findings = (JSON.parse(stdout) as LintResult[]).flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, line, message }) => `${relative(root, filePath)}:${line} ${message} (${ruleId})`),
  );
  return [{ name: 'the style is kept', findings }];
}
