import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { doors } from './doors.ts';
import { findingsIn, fixture } from './fixture.ts';

const manifestOf = (name: string, exports: object) => JSON.stringify({ name: `@foyer/${name}`, exports });
const index = { '.': { 'foyer:source': './src/index.ts', default: './dist/index.js' } };

/** Packages with one entry point each, as recorded in doors.json, and with some files changed. */
function findingsWith(context: TestContext, changed: Readonly<Record<string, string>>) {
  const root = fixture(context, {
    'packages/protocol/package.json': manifestOf('protocol', index),
    'packages/protocol/src/index.ts': 'export const agreed = 1;\n',
    'packages/elements/package.json': manifestOf('elements', index),
    'packages/elements/src/index.ts': 'export {};\n',
    'packages/elements/src/base/define.ts': 'export {};\n',
    'packages/endpoint/package.json': manifestOf('endpoint', index),
    'packages/endpoint/src/index.ts': 'export {};\n',
    'packages/create-foyer/package.json': JSON.stringify({ name: 'create-foyer', exports: {} }),
    'packages/testing/guards/doors.json': JSON.stringify({
      '@foyer/protocol': ['agreed'],
      '@foyer/elements': [],
      '@foyer/endpoint': [],
    }),
    ...changed,
  });
  return findingsIn(root, doors);
}

test('recorded entry points are no finding', async (context) => {
  assert.deepEqual(await findingsWith(context, {}), []);
});

test('a new entry point, a missing target and a new export are reported', async (context) => {
  const newDoor = { ...index, './base/*.js': { 'foyer:source': './src/base/*.ts', default: './dist/base/*.js' } };
  const toNowhere = { '.': { 'foyer:source': './src/gone.ts' } };
  const findings = await findingsWith(context, {
    'packages/elements/package.json': manifestOf('elements', newDoor),
    'packages/endpoint/package.json': manifestOf('endpoint', toNowhere),
    'packages/protocol/src/index.ts': 'export const agreed = 1;\nexport const planted = 1;\n',
  });
  const onRecord = ': "pnpm check-house --record" puts that on record';
  assert.deepEqual(findings.toSorted(), [
    `@foyer/elements/base/define.js is a new door${onRecord}`,
    '@foyer/endpoint leads to packages/endpoint/src/gone.ts, which is not there',
    `@foyer/protocol newly exports planted${onRecord}`,
  ]);
});
