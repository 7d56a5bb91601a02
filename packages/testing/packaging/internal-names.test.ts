// The script files shorten property names. Each must be ours alone: a name that something else reads would break there only.
import assert from 'node:assert/strict';
import { globSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { test } from 'node:test';
import { namesOfLit, ownNames, shortNames } from '../../elements/build/internal-names.ts';

const elements = resolve(import.meta.dirname, '../../elements');
const libraries = dirname(createRequire(import.meta.url).resolve('typescript'));

function wordsIn(files: readonly string[], pattern: RegExp): ReadonlySet<string> {
  const texts = files.map((file) => readFileSync(file, 'utf8'));
  return new Set(
    texts.flatMap((text) => [...text.matchAll(pattern)].flatMap(([match]) => match.match(/[\w$]+/g) ?? [])),
  );
}

const besideLit = dirname(realpathSync(join(elements, 'node_modules/lit')));
const litFiles = ['lit-html', 'lit-element', '@lit/reactive-element'].flatMap((name) =>
  globSync(join(realpathSync(join(besideLit, name)), '*.js')),
);
const sources = globSync(join(elements, 'src/**/*.ts'));

const ownSources = sources.filter((file) => !file.endsWith('.test.ts'));
const text = /'[^'\n]*'|"[^"\n]*"/g;

const forAll: readonly (readonly [what: string, words: ReadonlySet<string>])[] = [
  ['what a page may read', wordsIn([join(elements, 'custom-elements.json')], /"name": "[^"]*"/g)],
  ['what browsers have', wordsIn(globSync(join(libraries, 'lib.*.d.ts')), /\b[\w$]+\b/g)],
  [
    'what is sent to a server or handed to a page',
    wordsIn(
      [
        ...globSync(join(elements, 'src/services/*.ts')),
        ...globSync(join(elements, '../protocol/src/*.ts')),
        join(elements, 'src/base/events.ts'),
        join(elements, 'src/submission/payload.ts'),
      ].filter((file) => !file.endsWith('.test.ts')),
      /^(?!\s*(?:\/\/|\/?\*)).*/gm,
    ),
  ],
  ['exports of a module', wordsIn(sources, /^export (?:async |abstract )?(?:const|class|function\*?) \w+/gm)],
  ['texts', wordsIn([...ownSources, ...litFiles], text)],
];

for (const [what, words] of forAll) {
  test(`no shortened name is among ${what}`, () => {
    assert.ok(words.size > 0, 'nothing was read');
    assert.deepEqual(
      [...shortNames.keys()].filter((name) => words.has(name)),
      [],
    );
  });
}

test('the names of the widgets are properties in their sources, and Lit has none of them', () => {
  const own = wordsIn(ownSources, /[.\s{(#](\w+)/g);
  const ofLit = wordsIn(litFiles, /\b[\w$]+\b/g);
  assert.deepEqual(
    ownNames.filter((name) => !own.has(name) || ofLit.has(name)),
    [],
  );
});

test('the names of Lit are those of its modules', () => {
  const ofLit = wordsIn(litFiles, /\b[\w$]+\b/g);
  assert.deepEqual(
    namesOfLit.filter((name) => !ofLit.has(name)),
    [],
  );
});
