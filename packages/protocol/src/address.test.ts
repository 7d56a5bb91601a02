import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressKey, asciiAddress, cleanAddress, paceKey } from './address.ts';
import { isEmail } from './limits.ts';

for (const [typed, sent] of [
  ['Lena@Example.org', 'Lena@Example.org'],
  ['info@müller.example', 'info@xn--mller-kva.example'],
  ['Info@MU\u0308LLER.Example', 'Info@xn--mller-kva.example'],
  ['info@straße.example', 'info@xn--strae-oqa.example'],
  ['info@例え.example', 'info@xn--r8jz45g.example'],
  ['info@example。org', 'info@example.org'],
  ['info@xn--mller-kva.example', 'info@xn--mller-kva.example'],
  ['lena@127.1', 'lena@127.1'],
] as const) {
  test(`${typed} is sent as ${sent}`, () => {
    assert.equal(asciiAddress(typed), sent);
    assert.ok(isEmail(sent));
  });
}

for (const typed of [
  'lena',
  'lena@',
  'lena@mü..example',
  'lena@müller.example:25',
  'lena@müller.example/a',
  'lena@müller.example%2fa',
  'lena@mül\nler.example',
  'lena@mül\u00a0ler.example',
  'lena@mül／ler.example',
  'jürgen@example.org',
  'lena@１２７.１ ',
]) {
  test(`${JSON.stringify(typed)} is not turned into a valid address`, () => {
    assert.ok(!isEmail(asciiAddress(typed)));
  });
}

test('full-width digits in a domain become ASCII digits, not a full IPv4 address', () => {
  assert.equal(asciiAddress('lena@１２７.１'), 'lena@127.1');
});

test('all spellings of a mailbox share one key', () => {
  const spellings = [
    'Lena@müller.example',
    'lena@MÜLLER.EXAMPLE',
    'LENA@xn--mller-kva.example',
    'lena@XN--MLLER-KVA.EXAMPLE',
  ];
  assert.deepEqual(new Set(spellings.map(addressKey)), new Set(['lena@xn--mller-kva.example']));
});

test('a key lowercases ASCII letters only, so that different letters never collide', () => {
  assert.equal(addressKey('İ@example.org'), 'İ@example.org');
  assert.notEqual(addressKey('\u212a@example.org'), addressKey('k@example.org'));
});

for (const [address, key] of [
  ['Lena+news@Example.org', 'lena@example.org'],
  ['lena+a+b@example.org', 'lena@example.org'],
  ['lena+@example.org', 'lena@example.org'],
  ['+lena@example.org', '+lena@example.org'],
  ['lena@example.org', 'lena@example.org'],
] as const) {
  test(`mails to ${address} count toward the limit of ${key}`, () => {
    assert.equal(paceKey(address), key);
  });
}

for (const pasted of [
  'lena@example.org',
  '  lena@example.org\r\n',
  '\u00a0lena@example.org\u00a0',
  '\u3000lena@example.org',
  'mailto:lena@example.org',
  'mailto://lena@example.org',
  'MAILTO:lena@example.org?subject=Hello',
  'Lena <lena@example.org>',
  'Lena Maier<lena@example.org>, ',
  '"Maier, Lena" <lena@example.org>;',
  'Lena Maier (lena@example.org)',
  '<lena@example.org>',
  '[lena@example.org](mailto:lena@example.org)',
  'lena@example.org<mailto:LENA@example.org>',
  '"lena@example.org"',
  '\u201elena@example.org\u201c',
  '\u00ablena@example.org\u00bb',
  '\u2018lena@example.org\u2019',
  "'lena@example.org'",
  '`lena@example.org`',
  '\u202alena@example.org\u202c',
  '\u2068lena@example.org\u2069',
  'lena\u200b@exam\u00adple.org\ufeff',
  'lena@example.org\u200d',
  'E-Mail: lena@example.org',
  'lena@example.org.',
  'lena@example.org, ',
  'ｌｅｎａ＠ｅｘａｍｐｌｅ．ｏｒｇ',
]) {
  test(`lena@example.org is extracted from ${JSON.stringify(pasted)}`, () => {
    assert.equal(cleanAddress(pasted).toLowerCase(), 'lena@example.org');
  });
}

for (const pasted of [
  'lena maier@example.org',
  'lena@example. org',
  'lena@example,org',
  'lena:maier@example.org',
  'a@example.org, b@example.org',
  '<a@example.org>, <b@example.org>',
  '"lena maier"@example.org',
  'lena@',
  'lena',
  'https://example.org/@lena',
  '',
]) {
  test(`${JSON.stringify(pasted)} is not cleaned into a valid address`, () => {
    assert.ok(!isEmail(asciiAddress(cleanAddress(pasted))));
  });
}

test('apostrophes, braces, plus signs and zero-width non-joiners in an address are kept', () => {
  for (const address of ["o'neill+{x}@example.org", 'info@نامه\u200cای.example', 'lena@example.org'])
    assert.equal(cleanAddress(address), address);
});

test('an address in angle brackets keeps its non-ASCII letters', () => {
  assert.equal(cleanAddress('Müller <info@müller.example>'), 'info@müller.example');
});
