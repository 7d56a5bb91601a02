// The plugin passes the core profile of the protocol's own list, in a real WordPress.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { cases, runCase } from '@foyer/protocol/conformance';
import { missingForWordPress, startWordPress, type WordPress } from './wordpress.ts';

const missing = missingForWordPress();
const skip = missing ?? false;

let site: WordPress | undefined;

before(
  async () => {
    if (missing !== undefined) return;
    const lift = "<?php add_filter('foyer_forms_rate_limit', '__return_zero');";
    site = await startWordPress({ files: { 'mu-plugins/no-rate-limit.php': lift } });
  },
  { timeout: 180_000 },
);
after(() => site?.stop());

for (const permalinks of ['/%postname%/', '']) {
  const place = permalinks === '' ? 'without permalinks' : 'with permalinks';
  test(`a site ${place}`, { skip, timeout: 60_000 }, async () => {
    await site?.php(`update_option('permalink_structure', '${permalinks}');`);
  });

  for (const one of cases.filter(({ profile }) => profile === 'core')) {
    // PHP's own server decides about bodies without a length.
    const skipped = one.transport ? 'the web server in front decides' : skip;
    test(`${place}: ${one.id}: ${one.title}`, { skip: skipped }, async () => {
      const base = `${site?.url}${permalinks === '' ? '/index.php' : ''}/foyer/v1`;
      assert.deepEqual(await runCase(one, { contactUrl: `${base}/contact` }), []);
    });
  }
}
