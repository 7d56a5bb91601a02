import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextDeparture } from './mail-pace.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const now = Date.UTC(2026, 10, 24);
/** Minutes before now. */
const ago = (...minutes: readonly number[]) => minutes.map((count) => now - count * minute);

for (const [title, left, confirmed, waits] of [
  ['no mail yet', [], false, 0],
  ['one mail nine minutes ago', ago(9), false, 1],
  ['one mail ten minutes ago', ago(10), false, 0],
  ['three mails today', ago(600, 300, 60), false, 24 * 60 - 600],
  ['three mails today, in any order', ago(60, 600, 300), false, 24 * 60 - 600],
  ['three mails today to a confirmed address', ago(600, 300, 60), true, 0],
  ['three mails, the oldest a day ago', ago(24 * 60, 300, 60), false, 0],
  ['five mails today, sent while the address was confirmed', ago(700, 600, 500, 400, 60), false, 24 * 60 - 500],
  ['a mail in the future', [now + day], false, 0],
] as const) {
  test(`after ${title}, the next mail is sent in ${waits} minutes`, () => {
    assert.equal(nextDeparture(left, { confirmed, now }), now + waits * minute);
  });
}
