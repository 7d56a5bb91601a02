import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTimeZone, zonedTime } from './time-zone.ts';

test('knows a time zone', () => {
  assert.equal(isTimeZone('Europe/Berlin'), true);
  assert.equal(isTimeZone('Berlin'), false);
});

for (const [written, zone, expected] of [
  ['2027-02-11T09:00', 'Europe/Berlin', '2027-02-11T08:00:00.000Z'],
  ['2027-07-11T09:00', 'Europe/Berlin', '2027-07-11T07:00:00.000Z'],
  ['2027-07-11', 'America/New_York', '2027-07-11T04:00:00.000Z'],
  ['2027-02-11T09:00+09:00', 'Europe/Berlin', '2027-02-11T00:00:00.000Z'],
  ['2027-02-11T09:00Z', 'Asia/Tokyo', '2027-02-11T09:00:00.000Z'],
  ['2027-02-11T00:00', 'Asia/Kathmandu', '2027-02-10T18:15:00.000Z'],
  // The night in which the clocks go forward, and the one in which they go back.
  ['2027-03-28T01:59', 'Europe/Berlin', '2027-03-28T00:59:00.000Z'],
  ['2027-03-28T03:00', 'Europe/Berlin', '2027-03-28T01:00:00.000Z'],
  ['2027-10-31T03:30', 'Europe/Berlin', '2027-10-31T02:30:00.000Z'],
  ['2027-03-14T03:00', 'America/New_York', '2027-03-14T07:00:00.000Z'],
] as const) {
  test(`${written} in ${zone} is ${expected}`, () => {
    assert.equal(new Date(zonedTime(written, zone) ?? NaN).toISOString(), expected);
  });
}

test('is the local time of the visitor without a zone, and nothing for what is no date', () => {
  assert.equal(zonedTime('2027-02-11T09:00', ''), new Date(2027, 1, 11, 9).getTime());
  assert.equal(zonedTime('tomorrow', 'Europe/Berlin'), undefined);
});
