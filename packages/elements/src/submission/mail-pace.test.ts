import { expect } from '@open-wc/testing';
import { isSameAddress, MailPace } from './mail-pace.ts';

const minutes = 60_000;

describe('The pace of confirmation mails', () => {
  it('is one mail in ten minutes to an address, whatever its spelling', () => {
    const pace = new MailPace();
    expect(pace.note('mia@example.org', 0)).to.equal(true);
    expect(pace.note('Mia@Example.org ', 10 * minutes - 1)).to.equal(false);
    expect(pace.nextAt('mia@example.org')).to.equal(10 * minutes);
    expect(pace.note('mia@example.org', 10 * minutes)).to.equal(true);
  });

  it('is tracked per address', () => {
    const pace = new MailPace();
    pace.note('mia@example.org', 0);
    expect(pace.nextAt('max@example.org')).to.equal(-Infinity);
    expect(pace.note('max@example.org', 1)).to.equal(true);
  });

  it('ends with the third mail', () => {
    const pace = new MailPace();
    for (const at of [0, 10, 20]) expect(pace.note('mia@example.org', at * minutes)).to.equal(true);
    expect(pace.nextAt('mia@example.org')).to.equal(Infinity);
    expect(pace.note('mia@example.org', 60 * minutes)).to.equal(false);
  });

  it('allows three corrections', () => {
    const pace = new MailPace();
    const allowed = [1, 2, 3, 4].map(() => {
      const { mayCorrect } = pace;
      pace.noteCorrection();
      return mayCorrect;
    });
    expect(allowed).to.deep.equal([true, true, true, false]);
  });

  it('ignores case and white space in an address', () => {
    expect(isSameAddress(' Mia@example.org', 'mia@EXAMPLE.org')).to.equal(true);
    expect(isSameAddress('mia@example.org', 'mia@example.com')).to.equal(false);
  });
});
