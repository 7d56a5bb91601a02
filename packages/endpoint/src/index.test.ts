import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as exported from './index.ts';

test('the package exports this and no more', () => {
  assert.deepEqual(Object.keys(exported), ['createEndpoint', 'loadSettings', 'logWriter', 'serveEndpoint']);
});

test('a secret that is too short is refused before anything is served', () => {
  assert.throws(() => exported.createEndpoint({ secret: 'short' }), /at least 32 characters/);
});

test('a blank inbox token is refused: it would open the inbox to everybody', () => {
  for (const inboxToken of ['', ' ']) assert.throws(() => exported.createEndpoint({ inboxToken }), /inbox token/);
});
