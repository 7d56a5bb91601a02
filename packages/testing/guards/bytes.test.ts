import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test, type TestContext } from 'node:test';
import { bytes } from './bytes.ts';
import { findingsIn, fixture } from './fixture.ts';

/** What brotli cannot make smaller. */
const weight = (count: number) => `//${randomBytes(count).toString('base64')}\n`;

/** A page with one widget, German, and a proof of work that comes later; 1000 bytes are allowed to each. */
function findingsWith(context: TestContext, chunks: { readonly widget?: string; readonly later?: string }) {
  const root = fixture(context, {
    'packages/elements/cdn/foyer.js': 'import("./foyer-contact-card-aaaaaaaa.js");\n',
    'packages/elements/cdn/foyer-contact-card-aaaaaaaa.js': `import"./foyer-shared-bbbbbbbb.js";\n`,
    'packages/elements/cdn/foyer-shared-bbbbbbbb.js': chunks.widget ?? '',
    'packages/elements/cdn/foyer-proof-of-work-cccccccc.js': chunks.later ?? '',
    'packages/elements/cdn/foyer-de-dddddddd.js': '',
    'scripts/size-limit.json': JSON.stringify({
      pages: [{ name: 'a page', elements: ['contact-card'], limit: 1000 }],
      onInteraction: [{ chunk: 'proof-of-work', limit: 1000 }],
      services: { adapter: 600, rows: 1100 },
      languages: ['de'],
    }),
  });
  return findingsIn(root, bytes);
}

test('a page within its bytes is no finding', async (context) => {
  assert.deepEqual(await findingsWith(context, { widget: weight(100) }), []);
});

test('what a widget imports counts for its page', async (context) => {
  const findings = await findingsWith(context, { widget: weight(2000) });
  assert.equal(findings.length, 1);
  assert.match(findings.join(), /kB in .*foyer-shared/);
});

test('a chunk that loads later has a limit of its own', async (context) => {
  const findings = await findingsWith(context, { later: weight(2000) });
  assert.equal(findings.length, 1);
  assert.match(findings.join(), /kB in .*foyer-proof-of-work/);
});
