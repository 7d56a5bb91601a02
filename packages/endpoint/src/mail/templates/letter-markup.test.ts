import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLetterCurrent } from '../../../build/mails.ts';

test('the layout of mails is what "pnpm build:mails" writes', async () => {
  assert.ok(await isLetterCurrent(), 'run pnpm build:mails');
});
