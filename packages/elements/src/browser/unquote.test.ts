import { expect } from '@open-wc/testing';
import { bareValue, unquote } from './unquote.ts';

describe('unquote()', () => {
  for (const [written, bare] of [
    ['”Zwei”', 'Zwei'],
    ['„Zwei Tage“', 'Zwei Tage'],
    [' «Zwei» ', 'Zwei'],
    ['‚Zwei‘', 'Zwei'],
    ['″2″', '2'],
    ['“Lena’s place”', 'Lena’s place'],
    ['„“Zwei”“', '“Zwei”'],
    ['““', ''],
  ] as const) {
    it(`removes the quotes around ${written}`, () => expect(unquote(written)).to.equal(bare));
  }

  for (const written of [
    'Zwei',
    '„Ja“ und „Nein“',
    '“Yes” and “No”',
    '”Ja” och ”Nej”',
    '«A» et «B»',
    '„Zitat“ von Lena',
    '”',
  ]) {
    it(`keeps the quotes in ${written}`, () => expect(unquote(written)).to.equal(undefined));
  }

  it('leaves no pair of quotes when called on its own result', () => {
    expect(bareValue('„“https://example.org”“')).to.equal('https://example.org');
  });
});
