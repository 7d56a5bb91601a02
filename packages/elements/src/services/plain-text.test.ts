import { expect } from '@open-wc/testing';
import { propertyRuns } from '@foyer/testing/fuzz/property-runs.ts';
import fc from 'fast-check';
import { plainText } from './plain-text.ts';

describe('plainText()', () => {
  for (const [html, text] of [
    ['Bitte ausfüllen.', 'Bitte ausfüllen.'],
    ['<p>Die Adresse ist <b>ungültig</b>.</p>', 'Die Adresse ist ungültig.'],
    ['eins<br />zwei<br>drei', 'eins zwei drei'],
    ['Müller &amp; Söhne&nbsp;&#8211; &quot;ja&quot; &#x1F642;', 'Müller & Söhne – "ja" 🙂'],
    ['a &unknown; b &#0; c &#x110000; d', 'a &unknown; b c d'],
    ['&lt;script&gt;alert(1)&lt;/script&gt;', 'alert(1)'],
    ['<<b>script>alert(1)', 'alert(1)'],
    ['ohne Ende <img src=x onerror=alert(1)', 'ohne Ende'],
    ['  \n ', ''],
  ] as const) {
    it(`turns ${JSON.stringify(html)} into "${text}"`, () => {
      expect(plainText(html)).to.equal(text);
    });
  }

  it('never returns markup or more than 300 characters', () => {
    const pieces = fc.array(
      fc.oneof(fc.constantFrom('<', '>', '&lt;', '&#60;', '<b', 'script', '"', '&', ' '), fc.string()),
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = plainText(parts.join(''));
        expect(text).not.to.match(/<[a-z/!?]/i);
        expect(text.length).to.be.at.most(300);
      }),
      propertyRuns(2000),
    );
  });

  it('runs in linear time', () => {
    const start = performance.now();
    for (const piece of ['<', '&', '<a', '&#', ' ']) plainText(piece.repeat(100_000));
    expect(performance.now() - start).to.be.below(500);
  });
});
