import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasControlCharacter, isEmail } from './limits.ts';

for (const [value, allowed] of [
  ['lena@example.org', true],
  ['lena@localhost', true],
  ["o'neill+news@sub.example.co.uk", true],
  ['lena', false],
  ['lena@', false],
  ['@example.org', false],
  ['lena@example.org\n', false],
  ['lena@example..org', false],
  ['lena@exämple.org', false],
  [`${'a'.repeat(242)}@example.org`, true],
  [`${'a'.repeat(243)}@example.org`, false],
] as const) {
  test(`${JSON.stringify(value.slice(-20))} (${value.length}) ${allowed ? 'is' : 'is not'} an e-mail address`, () => {
    assert.equal(isEmail(value), allowed);
  });
}

test('line breaks are allowed in multi-line fields only', () => {
  assert.equal(hasControlCharacter('a\r\n\tb', true), false);
  assert.equal(hasControlCharacter('a\nb', false), true);
  assert.equal(hasControlCharacter('a\0b', true), true);
  assert.equal(hasControlCharacter('👩‍👧 é ‮', false), false);
});

test('a lone surrogate is rejected, a surrogate pair is not', () => {
  assert.equal(hasControlCharacter('\ud83d', true), true);
  assert.equal(hasControlCharacter('\ud83d\ude00', true), false);
});
