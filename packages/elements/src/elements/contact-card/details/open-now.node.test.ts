// Whether a business is open, at times and in zones where it is easy to be wrong.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseHours } from './hours.ts';
import { openState, parseClosed } from './open-now.ts';

const state = (hours: string, time: string, { closed = '', timeZone = 'Europe/Berlin' } = {}) => {
  const business = { hours: parseHours(hours) ?? [], closed: parseClosed(closed) ?? [], timeZone };
  const { isOpen, until } = openState(business, Date.parse(time));
  return until === undefined
    ? [isOpen]
    : [isOpen, `${Math.floor(until / 1440)}d ${Math.floor((until % 1440) / 60)}:${until % 60}`];
};
const usual = 'Mo-Fr 9-12,13-17; Sa 10-14';

const cases: readonly (readonly [string, readonly unknown[], readonly unknown[]])[] = [
  // 2 November 2026 is a Monday; Berlin is UTC+1.
  ['open in the morning', [usual, '2026-11-02T09:30+01:00'], [true, '0d 12:0']],
  ['closed at noon', [usual, '2026-11-02T12:00+01:00'], [false, '0d 13:0']],
  ['opens tomorrow', [usual, '2026-11-02T17:00+01:00'], [false, '1d 9:0']],
  ['closed from Saturday to Monday', [usual, '2026-11-07T14:00+01:00'], [false, '2d 9:0']],
  ['before opening', [usual, '2026-11-02T00:00+01:00'], [false, '0d 9:0']],
  ['past midnight, in the evening', ['Fr 18-2', '2026-11-06T23:00+01:00'], [true, '1d 2:0']],
  ['past midnight, in the night', ['Fr 18-2', '2026-11-07T01:59+01:00'], [true, '0d 2:0']],
  ['past midnight, over', ['Fr 18-2', '2026-11-07T02:00+01:00'], [false, '6d 18:0']],
  ['around the clock', ['24/7', '2026-11-07T03:00+01:00'], [true]],
  ['around the clock, written out', ['Mo-Su 0-24', '2026-11-07T03:00+01:00'], [true]],
  ['never within a week', [usual, '2026-12-24T10:00+01:00', { closed: '2026-12-20/2027-01-10' }], [false]],
  ['a closed day', [usual, '2026-12-24T10:00+01:00', { closed: '2026-12-24' }], [false, '1d 9:0']],
  [
    'the eve of closed days',
    [usual, '2026-12-23T18:00+01:00', { closed: '2026-12-24, 2026-12-25' }],
    [false, '3d 10:0'],
  ],
  ['a list of days', ['Mo,We,Fr 9-12', '2026-11-03T10:00+01:00'], [false, '1d 9:0']],
  ['days round the end of the week', ['Sa-Mo 9-12', '2026-11-08T10:00+01:00'], [true, '0d 12:0']],
  ['a day that is off', ['Mo-Su 9-17; So off', '2026-11-08T10:00+01:00'], [false, '1d 9:0']],
  ['an exception for one day', ['Mo-Fr 9-17; We 9-12', '2026-11-04T13:00+01:00'], [false, '1d 9:0']],
  ['the zone of the business', [usual, '2026-11-02T09:30+01:00', { timeZone: 'America/New_York' }], [false, '0d 9:0']],
  ['a zone of half an hour', [usual, '2026-11-02T09:29+05:30', { timeZone: 'Asia/Kolkata' }], [true, '0d 12:0']],
  ['a zone whose day is another', [usual, '2026-11-01T23:00Z', { timeZone: 'Pacific/Auckland' }], [false, '0d 13:0']],
  ['summer time', [usual, '2026-07-06T08:59+02:00'], [false, '0d 9:0']],
  // In Berlin 2 o'clock becomes 3 on 29 March 2026, and 3 becomes 2 on 25 October: the clock on the wall counts.
  ['the night that is an hour short, before', ['Sa 18-3', '2026-03-29T00:59Z'], [true, '0d 3:0']],
  ['the night that is an hour short, after', ['Sa 18-3', '2026-03-29T01:00Z'], [false, '6d 18:0']],
  ['the night that is an hour long, the first time', ['Sa 18-3', '2026-10-25T00:30Z'], [true, '0d 3:0']],
  ['the night that is an hour long, the second time', ['Sa 18-3', '2026-10-25T01:30Z'], [true, '0d 3:0']],
  ['the day after the short night', [usual, '2026-03-30T07:00Z'], [true, '0d 12:0']],
  ['opening in the hour that does not exist', ['Su 2:30-5', '2026-03-29T01:00Z'], [true, '0d 5:0']],
];

for (const [title, [hours, time, options], expected] of cases) {
  test(`opening hours: ${title}`, () => {
    assert.deepEqual(state(String(hours), String(time), (options ?? {}) as { closed?: string }), expected);
  });
}
