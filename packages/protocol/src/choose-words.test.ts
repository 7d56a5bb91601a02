import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseWords } from './choose-words.ts';

const available = 'ar cs da de de-x-informal es fr fr-x-informal he it ja nl pl pt sv tr uk zh'.split(' ');
const chosen = (tag: string, formality = 'formal') => chooseWords(tag, formality, (id) => available.includes(id));

const cases = {
  'de-AT': 'de',
  'pt-BR': 'pt',
  'fr-CA': 'fr',
  zh: 'zh',
  'zh-CN': 'zh',
  'zh-Hans-CN': 'zh',
  'zh-TW': 'zh',
  'zh-Hant': 'zh',
  nb: 'da',
  'nn-NO': 'da',
  no: 'da',
  nl: 'nl',
  hu: 'en',
  'en-GB': 'en',
  'de-x-informal': 'de-x-informal',
  non: 'en',
};

for (const [tag, id] of Object.entries(cases)) {
  test(`a page in ${tag} gets the words of ${id}`, () => assert.equal(chosen(tag), id));
}

test('an informal page gets informal words where the language has them', () => {
  assert.equal(chosen('fr-CH', 'informal'), 'fr-x-informal');
  assert.equal(chosen('pl', 'informal'), 'pl');
});
