// Addresses from the tests of Dominic Sayers' is_email, as a public parser of RFC 5322 has them.

/** `file:` in Node, `http:` in a browser. */
export const addressesUrl = new URL('../node_modules/email-addresses/test/tests.xml', import.meta.url).href;

/** The list shows control characters as pictures, from U+2400. */
export function meantAddress(written: string): string {
  return written.replace(/[\u2400-\u24ff]/g, (picture) => String.fromCharCode(picture.charCodeAt(0) - 0x2400));
}
