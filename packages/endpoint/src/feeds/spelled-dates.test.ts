import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { writtenDate } from '@foyer/protocol';
import { propertyRuns } from '@foyer/testing/fuzz/property-runs.ts';
import { spellingsOf } from '@foyer/testing/fuzz/spelled-dates.ts';
import fc from 'fast-check';

const zone = process.env['TZ'];
after(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

/** From UTC-11 to UTC+14, and zones that skipped days or shift by half an hour. */
const zones = [
  'Pacific/Pago_Pago',
  'America/St_Johns',
  'UTC',
  'Europe/Berlin',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Kiritimati',
];
const anyDate = fc.date({ min: new Date('1970-01-01'), max: new Date('2049-12-31'), noInvalidDate: true });

test('a date is read as the written day, or rejected, in every spelling and time zone', () => {
  fc.assert(
    fc.property(anyDate, fc.constantFrom(...zones), (date, place) => {
      process.env['TZ'] = place;
      const day = date.toISOString().slice(0, 10);
      for (const { written, language, isCertain } of spellingsOf(date)) {
        const read = writtenDate(written, language)?.slice(0, 10);
        if (isCertain || read !== undefined) assert.equal(read, day, `"${written}" in "${language}"`);
      }
    }),
    propertyRuns(30),
  );
});
