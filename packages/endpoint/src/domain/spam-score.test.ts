import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type SpamSignals, hashTexts, isSuspected, spamReasons } from './spam-score.ts';

const rules = { links: 3, words: ['casino', 'guest post', 'Ωmega'] };
const calm: SpamSignals = {
  trapFilled: false,
  filledInMs: 5_000,
  minFill: 2,
  isProven: true,
  isBusy: false,
  texts: ['Guten Tag'],
  repeated: false,
};
const links = (count: number) => 'siehe https://example.org/ '.repeat(count);

for (const [title, changes, reasons, suspected] of [
  ['a calm message', {}, [], false],
  ['a trap', { trapFilled: true }, ['trap'], true],
  ['haste', { filledInMs: 1_999 }, ['too-fast'], false],
  ['three links', { texts: [links(3)] }, [], false],
  ['four links', { texts: [links(2), links(1), 'WWW.example.org'] }, ['links'], false],
  ['many links in haste', { texts: [links(9)], filledInMs: 0 }, ['too-fast', 'links'], false],
  ['the same links again', { texts: [links(9)], repeated: true }, ['links', 'repeated'], true],
  ['the same text again in haste', { repeated: true, filledInMs: 0 }, ['too-fast', 'repeated'], false],
  ['a question alone', { isProven: false }, ['no-proof'], false],
  [
    'a question alone, many links in haste',
    { isProven: false, texts: [links(9)], filledInMs: 0 },
    ['too-fast', 'links', 'no-proof'],
    true,
  ],
  ['a question alone under load', { isProven: false, isBusy: true }, ['no-proof', 'load'], true],
  ['a proof under load', { isBusy: true }, [], false],
  ['a word of the list', { texts: ['Visit our CASINO!'] }, ['words'], true],
  ['two words of the list', { texts: ['a Guest Post for you'] }, ['words'], true],
  ['a word in other letters of the same kind', { texts: ['ωMEGA'] }, ['words'], true],
  ['a word in full width', { texts: ['ｃａｓｉｎｏ'] }, ['words'], true],
  ['a longer word', { texts: ['Casinos, supercasino'] }, [], false],
] as const) {
  test(`${title}: ${reasons.join(' ') || 'no reason'}, ${suspected ? 'suspected' : 'not suspected'}`, () => {
    const found = spamReasons({ ...calm, ...changes }, rules);
    assert.deepEqual(found, reasons);
    assert.equal(isSuspected(found), suspected);
  });
}

test('ignores case and white space in texts, and has no hash without text', () => {
  assert.equal(hashTexts(['Buy  NOW\n']), hashTexts(['buy now']));
  assert.notEqual(hashTexts(['buy now']), hashTexts(['buy', 'now']));
  assert.equal(hashTexts([]), undefined);
});

test('64 KiB of any text are judged quickly', () => {
  const started = performance.now();
  for (const text of ['w'.repeat(65_536), 'www.'.repeat(16_384), 'casino'.repeat(10_000), 'https:/'.repeat(9_000)]) {
    spamReasons({ ...calm, texts: [text] }, rules);
  }
  assert.ok(performance.now() - started < 200);
});
