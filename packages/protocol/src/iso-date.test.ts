import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isoDate, isoTime } from './iso-date.ts';

for (const written of [
  '2027-02-11T09:00Z',
  '2027-02-11T10:00+01:00',
  ' 2027-02-11t10:00:00.000+0100',
  '2027-02-11T10+01',
]) {
  const isMoment = !written.includes('T10+');
  test(`${written} is ${isMoment ? 'the same moment in every time zone' : 'rejected'}`, () => {
    assert.equal(isoTime(written), isMoment ? Date.UTC(2027, 1, 11, 9) : undefined);
  });
}

test('a time without an offset is local time, a date alone is local midnight', () => {
  assert.equal(isoTime('2027-02-11T09:00'), new Date(2027, 1, 11, 9).getTime());
  assert.equal(isoTime('2027-02-11'), new Date(2027, 1, 11).getTime());
});

test('24:00 is midnight of the next day, and February 29 is valid in a leap year', () => {
  assert.equal(isoTime('2027-02-11T24:00Z'), Date.UTC(2027, 1, 12));
  assert.equal(isoDate('2028-02-29'), '2028-02-29');
});

for (const written of [
  '',
  'tomorrow',
  '11.02.2027',
  '2027',
  '2027-02',
  '2027-13-01',
  '2027-02-29',
  '2027-02-30T09:00',
  '2027-02-11T24:30',
  '2027-02-11T09:60',
  '2027-02-11T09:00+25:00',
  '2027-02-11 09:00',
  '2027-02-11T9:00',
  '2027-02-11T09:00Z tomorrow',
  '1',
]) {
  test(`"${written}" is rejected`, () => {
    assert.equal(isoDate(written), undefined);
    assert.equal(isoTime(written), undefined);
  });
}
