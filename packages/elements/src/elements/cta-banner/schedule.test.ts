import { expect } from '@open-wc/testing';
import { isWithin, parseDateTime, parseDuration, untilChange } from './schedule.ts';

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

describe('A date and time', () => {
  for (const written of ['2027-02-11T09:00Z', '2027-02-11T10:00+01:00', '2027-02-11T10:00:00.000+0100']) {
    it(`written "${written}" is the same moment everywhere`, () => {
      expect(parseDateTime(written)).to.equal(Date.UTC(2027, 1, 11, 9));
    });
  }

  it('without a zone is the visitor’s own, a date alone their midnight', () => {
    expect(parseDateTime('2027-02-11T09:00')).to.equal(new Date(2027, 1, 11, 9).getTime());
    expect(parseDateTime('2027-02-11')).to.equal(new Date(2027, 1, 11).getTime());
  });

  for (const written of ['', 'tomorrow', '11.02.2027', '2027-13-01', '2027-02-11 09:00', '2027-02-11T9:00', '1']) {
    it(`written "${written}" is none`, () => {
      expect(parseDateTime(written)).to.equal(undefined);
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
