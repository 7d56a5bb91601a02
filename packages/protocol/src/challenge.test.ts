import assert from 'node:assert/strict';
import { test } from 'node:test';
import { normalizeAnswer, solve } from './challenge.ts';

for (const [typed, expected] of [
  ['6', '6'],
  [' 6 ', '6'],
  ['6\n', '6'],
  ['６', '6'],
  ['٦', '6'],
  ['६', '6'],
  ['1 2', '12'],
  ['𝟙𝟚', '12'],
  ['12', '12'],
  ['06', '06'],
  ['6.0', undefined],
  ['6e0', undefined],
  ['0x6', undefined],
  ['-3', undefined],
  ['six', undefined],
  ['', undefined],
  ['12345', undefined],
  ['6'.repeat(1_000_000), undefined],
] as const) {
  test(`the answer ${JSON.stringify(typed.slice(0, 8))} reads as ${expected ?? 'no number'}`, () => {
    assert.equal(normalizeAnswer(typed), expected);
  });
}

test('sums and differences are solved', () => {
  assert.equal(solve({ a: 3, op: '+', b: 3 }), 6);
  assert.equal(solve({ a: 9, op: '-', b: 4 }), 5);
});
