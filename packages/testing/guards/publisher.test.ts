// The guard that compares the packages with publisher.json, with packages that name somebody else.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { findingsIn, fixture } from './fixture.ts';
import { PACKAGES } from './published.ts';
import { publisher, recordPublisher } from './publisher.ts';

const owner = { author: 'A', homepage: 'https://a.example', repository: 'https://git.example/a' };
const former = { homepage: 'https://former.example', bugs: { url: 'https://former.example/code/issues' } };
const readme = 'The [docs](https://former.example/start/), the [code](https://former.example/code/a.ts).\n';

test('a package that names another publisher is reported, and "--record" names the right one', async (context) => {
  const root = fixture(context, {
    'publisher.json': JSON.stringify(owner),
    'docs/src/content/docs/start/index.md': '',
    ...Object.fromEntries(
      PACKAGES.flatMap((name) => [
        [`packages/${name}/package.json`, JSON.stringify(former)],
        [`packages/${name}/README.md`, readme],
      ]),
    ),
  });
  assert.equal((await findingsIn(root, publisher)).length, 5 * PACKAGES.length);
  recordPublisher(root);
  assert.deepEqual(await findingsIn(root, publisher), []);
  assert.equal(
    readFileSync(join(root, 'packages/endpoint/README.md'), 'utf8'),
    'The [docs](https://a.example/start/), the [code](https://git.example/a/a.ts).\n',
  );
});

test('links into the checkout and to pages that the docs lack are reported, those in code are not', async (context) => {
  const text = `https://a.example [more](../../docs/more.md), [gone](https://a.example/gone/#part), <img src="card.png" />
\`\`\`html
<script src="/foyer.js"></script>
\`\`\`
`;
  const root = fixture(context, {
    'publisher.json': JSON.stringify(owner),
    ...Object.fromEntries(
      PACKAGES.flatMap((name) => [
        [`packages/${name}/package.json`, '{}'],
        [`packages/${name}/README.md`, text],
      ]),
    ),
  });
  const findings = await findingsIn(root, publisher);
  assert.deepEqual(
    findings.filter((finding) => finding.startsWith('packages/protocol/README.md')),
    [
      'packages/protocol/README.md: ../../docs/more.md is no link on npm',
      'packages/protocol/README.md: card.png is no link on npm',
      'packages/protocol/README.md: https://a.example/gone/#part is no page of docs/src/content/docs',
    ],
  );
});
