import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as exported from './index.ts';

test('the package exports exactly these names', () => {
  assert.deepEqual(Object.keys(exported), ['createEndpoint', 'loadSettings', 'logWriter', 'serveEndpoint']);
});

test('a short secret is refused', () => {
  assert.throws(() => exported.createEndpoint({ secret: 'short' }), /at least 32 characters/);
});

test('a blank, short or trivial inbox token is refused', () => {
  for (const inboxToken of ['', ' ', 'x', '1234567', 'aaaaaaaaaaaa'])
    assert.throws(
      () => exported.createEndpoint({ inboxToken }),
      /inboxToken: its value is not allowed\. Allowed: at least 8 characters/,
    );
});
