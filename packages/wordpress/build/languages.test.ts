import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { attributeWords, groups } from './editor-words.ts';
import { countedWords } from './admin-words.ts';
import { germanWords } from './languages.ts';
import { readWidgets } from './widgets.ts';

const plugin = resolve(import.meta.dirname, '../foyer-forms');
const files = readdirSync(plugin, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /\.php$|editor\.js$/.test(name),
);
const source = files.map((name) => readFileSync(join(plugin, name), 'utf8')).join('\n');
const used = [...source.matchAll(/(?:__|_e|esc_html__|esc_attr__)\(\s*'((?:[^'\\]|\\.)*)'\s*,\s*'foyer-forms'/g)].map(
  ([, text = '']) => text,
);

test('an owner who reads German finds every text of the admin in it', () => {
  const german = germanWords();
  assert.ok(used.length > 80, `${used.length} texts`);
  assert.deepEqual(
    used.filter((text) => !german.has(text)),
    [],
  );
  const counted = [...source.matchAll(/_n\(\s*'([^']*)'/g)].map(([, text = '']) => text);
  assert.deepEqual(
    counted,
    countedWords.map(([one]) => one),
  );
});

test('an editor finds every attribute and every choice in the sidebar, in English and German', () => {
  const german = germanWords();
  const attributes = Object.values(readWidgets()).flatMap((widget) => Object.entries(widget.attributes));
  assert.deepEqual(
    attributes.filter(([name]) => !attributeWords[name]).map(([name]) => name),
    [],
  );
  const choices = attributes.flatMap(([, { type, values }]) =>
    type === 'choice' ? values.filter((value) => value !== '') : [],
  );
  assert.deepEqual(
    choices.filter((choice) => !german.has(choice)),
    [],
  );
  assert.ok(Object.values(groups).every(([label]) => german.has(label)));
});
