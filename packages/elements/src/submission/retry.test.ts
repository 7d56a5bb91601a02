import { expect } from '@open-wc/testing';
import { propertyRuns } from '@foyer/testing/fuzz/property-runs.ts';
import fc from 'fast-check';
import { patience, retryDelay } from './retry.ts';
import { parseRetryAfter } from './retry-after.ts';

const now = Date.parse('2026-11-24T12:00:00Z');
const policy = { ...patience, idempotent: true };

describe('retryDelay()', () => {
  it('doubles with every attempt, up to 20 s', () => {
    const longest = [1, 2, 3, 4, 5, 6, 9, 40].map((attempt) => retryDelay(attempt, 1, policy));
    expect(longest).to.deep.equal([800, 1600, 3200, 6400, 12_800, 20_000, 20_000, 20_000]);
  });

  it('is random up to that limit, so that clients do not retry in lockstep', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, random) => {
        const delay = retryDelay(attempt, random, policy);
        expect(delay).to.be.within(0, Math.min(20_000, 800 * 2 ** (attempt - 1)));
      }),
      propertyRuns(100),
    );
  });
});

describe('Retry-After', () => {
  for (const [value, expected] of [
    ['0', 0],
    ['2', 2000],
    ['000012', 12_000],
    [' \t7 ', 7000],
    ['2147483648', 2_147_483_648_000],
    ['1700000000', 1_700_000_000_000],
    ['9'.repeat(400), Infinity],
  ] as const) {
    it(`of ${value.slice(0, 20)} seconds is ${expected} ms`, () => {
      expect(parseRetryAfter(value, now)).to.equal(expected);
    });
  }

  for (const [what, value, expected] of [
    ['in the preferred format', 'Tue, 24 Nov 2026 12:00:30 GMT', 30_000],
    ['in the format of RFC 850', 'Tuesday, 24-Nov-26 12:00:30 GMT', 30_000],
    ['in the format of asctime()', 'Tue Nov 24 12:00:30 2026', 30_000],
    ['in the format of asctime(), the day with one digit', 'Tue Dec  1 12:00:00 2026', 7 * 86_400_000],
    ['of a leap day', 'Tue, 29 Feb 2028 12:00:00 GMT', Date.UTC(2028, 1, 29, 12) - now],
    ['of a leap second', 'Thu, 31 Dec 2026 23:59:60 GMT', Date.UTC(2026, 11, 31, 23, 59, 59) - now],
    ['that is now', 'Tue, 24 Nov 2026 12:00:00 GMT', 0],
    ['that is past', 'Sun, 06 Nov 1994 08:49:37 GMT', 0],
    ['that is past, its year with two digits', 'Sunday, 06-Nov-94 08:49:37 GMT', 0],
  ] as const) {
    it(`as a date ${what} is ${expected} ms`, () => {
      expect(parseRetryAfter(value, now)).to.equal(expected);
    });
  }

  for (const value of [
    '',
    ' ',
    'soon',
    '-1',
    '+1',
    '1.5',
    '1,5',
    '1e3',
    '1_000',
    '0x10',
    '0b10',
    '10seconds',
    '1 0',
    '1, 2',
    '１２',
    'NaN',
    'Infinity',
    'Invalid Date',
    '2026-11-24T12:00:30Z',
    'Tue, 24 Nov 2026 12:00:30 UTC',
    'Tue, 24 Nov 2026 12:00:30 +0000',
    'tue, 24 nov 2026 12:00:30 gmt',
    'Tue, 1 Dec 2026 12:00:00 GMT',
    'Tue,  1 Dec 2026 12:00:00 GMT',
    'Tue, 00 Dec 2026 12:00:00 GMT',
    'Fri, 32 Jan 2031 12:00:00 GMT',
    'Thu, 31 Apr 2031 12:00:00 GMT',
    'Sat, 29 Feb 2031 12:00:00 GMT',
    'Wed, 01 Foo 2031 12:00:00 GMT',
    'Foo, 01 Jan 2031 12:00:00 GMT',
    'Wed, 01 Jan 2031 24:00:00 GMT',
    'Wed, 01 Jan 2031 12:60:00 GMT',
    'Wed, 01 Jan 2031 12:00:61 GMT',
  ]) {
    it(`${JSON.stringify(value)} is ignored`, () => {
      expect(parseRetryAfter(value, now)).to.equal(undefined);
    });
  }

  it('is never negative, with any value', () => {
    fc.assert(
      fc.property(fc.string(), fc.date({ noInvalidDate: true }), (value, date) => {
        const after = parseRetryAfter(value, date.getTime());
        expect(after === undefined || after >= 0).to.equal(true);
      }),
      propertyRuns(100),
    );
  });

  it('as a date is parsed in all three formats', () => {
    const seconds = fc.integer({ min: 0, max: 40 * 365 * 86_400 });
    fc.assert(
      fc.property(seconds, (ahead) => {
        const [weekday = '', day = '', month = '', year = '', time = ''] = new Date(now + ahead * 1000)
          .toUTCString()
          .split(/,? /);
        const long = { Tue: 'Tuesday', Wed: 'Wednesday', Thu: 'Thursday', Sat: 'Saturday' }[weekday] ?? `${weekday}day`;
        for (const spelling of [
          `${weekday}, ${day} ${month} ${year} ${time} GMT`,
          `${long}, ${day}-${month}-${year.slice(2)} ${time} GMT`,
          `${weekday} ${month} ${day.replace(/^0/, ' ')} ${time} ${year}`,
        ]) {
          expect(parseRetryAfter(spelling, now), spelling).to.equal(ahead * 1000);
        }
      }),
      propertyRuns(100),
    );
  });
});
