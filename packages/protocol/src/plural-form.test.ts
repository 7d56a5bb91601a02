import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pluralForm } from './plural-form.ts';

const cases: readonly (readonly [language: string, forms: string, shown: Readonly<Record<number, string>>])[] = [
  ['en', 'one entry | # entries', { 1: 'one entry', 2: '2 entries', 0: '0 entries', 1200: '1,200 entries' }],
  ['pl', '# pole | # pola | # pól', { 1: '1 pole', 3: '3 pola', 5: '5 pól', 22: '22 pola', 0: '0 pól' }],
  ['cs', '# pole | # pole (2–4) | # polí', { 1: '1 pole', 4: '4 pole (2–4)', 5: '5 polí', 0: '0 polí' }],
  ['fr', '# champ | # champs', { 0: '0 champ', 1: '1 champ', 2: '2 champs' }],
  ['de', 'Nichts', { 0: 'Nichts', 2: 'Nichts' }],
  ['ja', '#件', { 1: '1件', 5: '5件' }],
  ['ar', 'a | b | # c | # d | # e', { 1: 'a', 2: 'b', 3: '3 c', 11: '11 d', 100: '100 e', 0: '0 e' }],
];

for (const [language, forms, shown] of cases) {
  test(`a count in ${language} reads as people say it`, () => {
    for (const [count, text] of Object.entries(shown)) assert.equal(pluralForm(forms, Number(count), language), text);
  });
}
