import { expect } from '@open-wc/testing';
import { isWithin, parseDuration, untilChange } from './schedule.ts';

describe('parseDuration()', () => {
  for (const [written, milliseconds] of [
    ['45m', 2_700_000],
    ['12h', 43_200_000],
    ['30d', 2_592_000_000],
    [' 2w ', 1_209_600_000],
    ['0d', 0],
    ['30', undefined],
    ['30 d', undefined],
    ['-1d', undefined],
    ['1.5d', undefined],
    ['99999d', undefined],
    ['1y', undefined],
    ['', undefined],
  ] as const) {
    it(`returns ${String(milliseconds)} for "${written}"`, () => {
      expect(parseDuration(written)).to.equal(milliseconds);
    });
  }
});

describe('A period', () => {
  it('includes its start and excludes its end', () => {
    const period = { starts: 10, ends: 20 };
    expect([9, 10, 19, 20].map((now) => isWithin(period, now))).to.deep.equal([false, true, true, false]);
    expect(isWithin({ starts: undefined, ends: undefined }, 0)).to.equal(true);
  });

  it('tells the time until it starts or ends', () => {
    const period = { starts: 10, ends: 20 };
    expect([5, 10, 15, 20].map((now) => untilChange(period, now))).to.deep.equal([5, 10, 5, undefined]);
  });
});
