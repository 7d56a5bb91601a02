// What wordpress.org's validator asks of a plugin's readme.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';

const plugin = resolve(import.meta.dirname, '../foyer-forms');
const readme = readFileSync(resolve(plugin, 'readme.txt'), 'utf8');
const header = readFileSync(resolve(plugin, 'foyer-forms.php'), 'utf8');

const valueOf = (text: string, name: string) => new RegExp(`^[ *]*${name}:\\s*(.+)$`, 'm').exec(text)?.[1]?.trim();

test('readme.txt says the same as the plugin, in the lengths that wordpress.org allows', () => {
  assert.match(readme, /^=== Foyer Forms ===\n/);
  assert.equal(valueOf(readme, 'Stable tag'), valueOf(header, 'Version'));
  for (const name of ['Requires at least', 'Requires PHP', 'License', 'License URI']) {
    assert.equal(valueOf(readme, name), valueOf(header, name), name);
  }
  assert.ok((valueOf(readme, 'Tags') ?? '').split(',').length <= 5);
  assert.match(valueOf(readme, 'Tested up to') ?? '', /^\d+\.\d+$/);
  const [, short = ''] = /\n\n(.+)\n\n== Description ==/.exec(readme) ?? [];
  assert.ok(short.length > 0 && short.length <= 150, `${short.length} characters`);
  const sections = [...readme.matchAll(/^== (.+) ==$/gm)].map(([, name]) => name);
  assert.deepEqual(sections, ['Description', 'Installation', 'Frequently Asked Questions', 'Changelog']);
});
