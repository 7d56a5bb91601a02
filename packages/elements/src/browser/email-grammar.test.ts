// Browsers are the reference for the grammar of an address: https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address
import { expect } from '@open-wc/testing';
import { trusted } from '@foyer/testing/browser/trusted.ts';
import { asciiAddress, cleanAddress, isEmail } from '@foyer/protocol';
import { addressesUrl, meantAddress } from '@foyer/testing/fuzz/address-corpus.ts';
import { propertyRuns } from '@foyer/testing/fuzz/property-runs.ts';
import fc from 'fast-check';

const field = document.createElement('input');
field.type = 'email';

function browserAccepts(address: string): boolean {
  field.value = address;
  return address !== '' && field.validity.valid;
}

// No white space, which the browser strips before validation, and no non-ASCII letters, which it converts to A-labels.
const ascii = (characters: string, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...characters), minLength: 0, maxLength });
const anything = ascii(Array.from({ length: 94 }, (_, index) => String.fromCharCode(index + 33)).join(''), 20);
const nearlyAnAddress = fc
  .tuple(ascii('ab.+\'"_-@', 8), fc.constantFrom('@', '', '@@'), ascii('ab0-._@', 66))
  .map((parts) => parts.join(''));

describe('isEmail()', () => {
  it("agrees with the browser's own validation of random addresses", () => {
    fc.assert(
      fc.property(fc.oneof(anything, nearlyAnAddress), (address) => {
        expect(isEmail(address), address).to.equal(browserAccepts(address));
      }),
      propertyRuns(3000),
    );
  });

  it('agrees with the browser on the length of domain labels', () => {
    for (const length of [62, 63, 64]) {
      const address = `lena@${'a'.repeat(length)}.org`;
      expect(isEmail(address), String(length)).to.equal(browserAccepts(address));
    }
  });

  it('agrees with the browser on a public list of test addresses', async () => {
    const text = await (await fetch(addressesUrl)).text();
    const list = new DOMParser().parseFromString(trusted(text), 'text/xml').querySelectorAll('address');
    expect(list.length).to.be.above(150);
    for (const { textContent } of list) {
      const typed = meantAddress(textContent ?? '');
      const sent = asciiAddress(cleanAddress(typed));
      expect(isEmail(sent), typed).to.equal(sent.length <= 254 && browserAccepts(sent));
      // What the browser accepts is never rejected, even with a Unicode domain.
      if (browserAccepts(typed) && typed.length <= 254) expect(isEmail(sent), typed).to.equal(true);
    }
  });
});
