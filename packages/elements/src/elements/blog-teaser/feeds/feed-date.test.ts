// In the time zone of the browser; `pnpm fuzz` also runs in other ones.
import { expect } from '@open-wc/testing';
import { patience, propertyRuns } from '@foyer/testing/fuzz/property-runs.ts';
import { spellingsOf } from '@foyer/testing/fuzz/spelled-dates.ts';
import fc from 'fast-check';
import { readDate } from './feed-date.ts';

const anyDate = fc.date({ min: new Date('1970-01-01'), max: new Date('2049-12-31'), noInvalidDate: true });

describe('A date in a feed', () => {
  it('is read as the written day, or rejected, in every spelling', function () {
    this.timeout(patience(60_000));
    fc.assert(
      fc.property(anyDate, (date) => {
        const day = date.toISOString().slice(0, 10);
        for (const { written, language, isCertain } of spellingsOf(date)) {
          const read = readDate(written, language)?.slice(0, 10);
          if (isCertain || read !== undefined) expect(read, `"${written}" in "${language}"`).to.equal(day);
        }
      }),
      propertyRuns(20),
    );
  });
});
