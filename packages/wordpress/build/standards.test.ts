// The plugin's PHP against WordPress' coding standards. FOYER_PHPCS names a `phpcs` that has them, as Composer installs it
// with `wp-coding-standards/wpcs`; the one of Debian has not.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { test } from 'node:test';

const phpcs = process.env['FOYER_PHPCS'] ?? 'phpcs';

function standards(): string {
  try {
    return execFileSync(phpcs, ['-i'], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

const skip = /\bWordPress\b/.test(standards()) ? false : 'no phpcs with WordPress’ coding standards on this machine';

test('the plugin follows WordPress’ coding standards', { skip, timeout: 120_000 }, () => {
  const rules = resolve(import.meta.dirname, '../phpcs.xml.dist');
  const { status, stdout } = spawnSync(phpcs, ['-q', '-s', `--standard=${rules}`], {
    cwd: resolve(import.meta.dirname, '..'),
    encoding: 'utf8',
  });
  assert.equal(status, 0, stdout);
});
