import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { outdatedFiles } from './record.ts';

test('widgets.json and words/ are what "pnpm --filter @foyer/wordpress record" writes', () => {
  assert.deepEqual(outdatedFiles(), []);
});

test('the plugin has at most 2,000 lines of PHP', () => {
  const plugin = resolve(import.meta.dirname, '../foyer-forms');
  const files = readdirSync(plugin, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.php'));
  const lines = files.flatMap((name) => readFileSync(join(plugin, name), 'utf8').split('\n'));
  const code = lines.filter((line) => line.trim() !== '' && !/^\s*(?:\/?\*|\/\/)/.test(line));
  assert.ok(code.length <= 2_000, `${code.length} lines without blank ones and comments, ${lines.length} in all`);
});
