import { expect } from '@open-wc/testing';
import { formatHours, parseHours } from './hours.ts';

const format = (written: string, language = 'de') =>
  formatHours(parseHours(written)!, language).map(({ days, times }) => `${days} ${times}`);

describe('Opening hours', () => {
  for (const [written, lines] of [
    ['Mo-Fr 9-17', ['Mo–Fr 9–17']],
    ['Mo-Fr 9-12,13-17; Sa 10-14', ['Mo–Fr 9–12 und 13–17', 'Sa 10–14']],
    [' Mo – Do  8:30–12 , 13.15-17 ;', ['Mo–Do 8:30–12 und 13:15–17']],
    ['Di 9-10;So 0-24', ['Di 9–10', 'So 0–24']],
    ['Tu-Th 9-10', ['Di–Do 9–10']],
    ['Mo-Mo 9-10', ['Mo 9–10']],
    ['', []],
  ] as const) {
    it(`"${written}" are parsed and formatted`, () => {
      expect(format(written)).to.deep.equal(lines);
    });
  }

  it('are formatted in the language of the widget', () => {
    expect(format('Mo-Fr 9-12,13-17', 'en')).to.deep.equal(['Mon–Fri 9–12 and 13–17']);
  });

  for (const written of [
    'mornings',
    'Mo',
    'Mo-Fr',
    'Mo-Fr 9',
    'Mo-Fr 9-9',
    'Mo-Fr 25-26',
    'Xx 9-17',
    'Mo 9-25',
    'Mo 9-17 Tu 9-17',
    'Mo 9-10,,11-12',
  ]) {
    it(`"${written}" are rejected`, () => {
      expect(parseHours(written)).to.equal(undefined);
    });
  }
});
