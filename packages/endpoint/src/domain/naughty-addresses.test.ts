// A public list of strings that break programs, as addresses and as what stands beside them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressKey, asciiAddress, cleanAddress, isEmail } from '@foyer/protocol';
import naughtyStrings from 'big-list-of-naughty-strings/blns.json' with { type: 'json' };

const written = naughtyStrings.flatMap((text) => [
  text,
  `${text}@example.org`,
  `lena@${text}.example`,
  `lena@example.org ${text}`,
  `${text} <lena@example.org>`,
]);

test('What is taken for an address is one, and stays the same when it is read again', () => {
  for (const text of written) {
    const address = asciiAddress(cleanAddress(text));
    if (!isEmail(address)) continue;
    assert.match(address, /^[!-~]+@[a-z0-9.-]+$/i, text);
    assert.equal(asciiAddress(cleanAddress(address)), address);
    assert.equal(addressKey(addressKey(address)), addressKey(address));
  }
});

test('An address is found beside any name', () => {
  for (const name of naughtyStrings.filter((text) => !text.includes('@'))) {
    assert.equal(cleanAddress(`${name} <lena@example.org>`), 'lena@example.org', name);
  }
});
