// The guard of the README's figures, with a README that is older than the measurement.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { figures, recordFigures } from './figures.ts';
import { findingsIn, fixture } from './fixture.ts';

const results = `# What a page takes from an endpoint

Written on 2026-11-29.

| German page | files | kB | first touch adds, files | kB |
| --- | --- | --- | --- | --- |
| newsletter alone | 2 | 13.72 | 5 | 16.19 |

# Another
`;

test('older figures are reported, and "--record" writes those of the measurement', async (context) => {
  const root = fixture(context, {
    'bench/results.md': results,
    'README.md': 'Before\n<!-- figures -->\n12 kB\n<!-- /figures -->\nAfter\n',
  });
  assert.match((await findingsIn(root, figures)).join(), /README\.md has other figures than bench\/results\.md/);
  recordFigures(root);
  assert.deepEqual(await findingsIn(root, figures), []);
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  assert.match(
    readme,
    /^Before\n[^]*\| newsletter alone \| 13\.72 kB in 2 files \| 16\.19 kB \|[^]*2026-11-29[^]*After\n$/,
  );
});

test('a measurement without figures is an error, not an empty table', (context) => {
  const root = fixture(context, {
    'bench/results.md': '# Another\n',
    'README.md': '<!-- figures -->\n<!-- /figures -->\n',
  });
  assert.throws(() => recordFigures(root), /has no measurement/);
});
