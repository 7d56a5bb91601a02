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
  ['an ordinary message', {}, [], false],
  ['a filled trap', { trapFilled: true }, ['trap'], true],
  ['a fast message', { filledInMs: 1_999 }, ['too-fast'], false],
  ['three links', { texts: [links(3)] }, [], false],
  ['four links', { texts: [links(2), links(1), 'WWW.example.org'] }, ['links'], false],
  ['a fast message with many links', { texts: [links(9)], filledInMs: 0 }, ['too-fast', 'links'], false],
  ['repeated links', { texts: [links(9)], repeated: true }, ['links', 'repeated'], true],
  ['a fast message with a repeated text', { repeated: true, filledInMs: 0 }, ['too-fast', 'repeated'], false],
  ['no proof of work', { isProven: false }, ['no-proof'], false],
  [
    'a fast message with many links and no proof of work',
    { isProven: false, texts: [links(9)], filledInMs: 0 },
    ['too-fast', 'links', 'no-proof'],
    true,
  ],
  ['no proof of work under load', { isProven: false, isBusy: true }, ['no-proof', 'load'], true],
  ['a proof of work under load', { isBusy: true }, [], false],
  ['a listed word', { texts: ['Visit our CASINO!'] }, ['words'], true],
  ['a listed phrase', { texts: ['a Guest Post for you'] }, ['words'], true],
  ['a listed word in another case of Greek', { texts: ['ωMEGA'] }, ['words'], true],
  ['a listed word in full-width letters', { texts: ['ｃａｓｉｎｏ'] }, ['words'], true],
  ['a longer word that contains a listed one', { texts: ['Casinos, supercasino'] }, [], false],
] as const) {
  test(`${title}: ${reasons.join(' ') || 'no reason'}, ${suspected ? 'suspected' : 'not suspected'}`, () => {
    const found = spamReasons({ ...calm, ...changes }, rules);
    assert.deepEqual(found, reasons);
    assert.equal(isSuspected(found), suspected);
  });
}

test('hashTexts() ignores case and white space, and returns nothing without text', () => {
  assert.equal(hashTexts(['Buy  NOW\n']), hashTexts(['buy now']));
  assert.notEqual(hashTexts(['buy now']), hashTexts(['buy', 'now']));
  assert.equal(hashTexts([]), undefined);
});

test('64 KiB of any text are scored within 200 ms', () => {
  const started = performance.now();
  for (const text of ['w'.repeat(65_536), 'www.'.repeat(16_384), 'casino'.repeat(10_000), 'https:/'.repeat(9_000)]) {
    spamReasons({ ...calm, texts: [text] }, rules);
  }
  assert.ok(performance.now() - started < 200);
});
