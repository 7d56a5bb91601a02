import { expect } from '@open-wc/testing';
import { isWithin, parseDuration, untilChange } from './schedule.ts';

describe('A duration', () => {
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
    it(`written "${written}" is ${milliseconds ?? 'none'}`, () => {
      expect(parseDuration(written)).to.equal(milliseconds);
    });
  }
});

describe('A period', () => {
  it('holds from its start until before its end', () => {
    const period = { starts: 10, ends: 20 };
    expect([9, 10, 19, 20].map((now) => isWithin(period, now))).to.deep.equal([false, true, true, false]);
    expect(isWithin({ starts: undefined, ends: undefined }, 0)).to.equal(true);
  });

  it('says how long until it changes', () => {
    const period = { starts: 10, ends: 20 };
    expect([5, 10, 15, 20].map((now) => untilChange(period, now))).to.deep.equal([5, 10, 5, undefined]);
  });
});
