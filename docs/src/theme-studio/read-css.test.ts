// What is read out of style sheets that people have, and that nothing which they paste can break the reader.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { refuseProperty } from '../configurator/look.ts';
import { pageWorld } from '../configurator/world.fixture.ts';
import { readCss, readProperties } from './read-css.ts';

const world = pageWorld();
const { themes } = world;

const read = (css: string) =>
  Object.fromEntries(readCss(css, world.supports).found.map(({ property, value }) => [property, value]));

const sheets: readonly (readonly [what: string, css: string, expected: Readonly<Record<string, string>>])[] = [
  ['a rule of a button', 'button { background: #7a1f5c }', { '--foyer-accent': '#7a1f5c' }],
  [
    'the primary button before all others, and the last rule of a kind',
    '.btn { background: #eee } .btn-primary { background: red } .btn-primary { background: #a00 url(x.png) } a { color: blue }',
    { '--foyer-accent': '#a00' },
  ],
  [
    'a link, where nothing else has a color',
    'a { color: rebeccapurple } a:hover { color: red }',
    { '--foyer-accent': 'rebeccapurple' },
  ],
  [
    'variables of the page, one behind the other',
    ':root { --blue: #06c; --brand-color: var(--blue) } body { background: var(--paper, #fffdf8); color: #222 }',
    { '--foyer-accent': '#06c', '--foyer-surface': '#fffdf8', '--foyer-text': '#222' },
  ],
  [
    'dark mode by a media query',
    'body { background: #fff; color: #000 } @media (prefers-color-scheme: dark) { body { background: #111; color: #eee } }',
    { '--foyer-surface': 'light-dark(#fff, #111)', '--foyer-text': 'light-dark(#000, #eee)' },
  ],
  [
    'dark mode by a class, with variables',
    ':root { --primary: #05f } .dark { --primary: #9cf } .btn { background: var(--primary) }',
    { '--foyer-accent': 'light-dark(#05f, #9cf)' },
  ],
  [
    'dark mode by an attribute',
    'body { background: #fff } [data-theme="dark"] body { background: #000 }',
    { '--foyer-surface': 'light-dark(#fff, #000)' },
  ],
  [
    'fonts, corners and weights',
    `body { font: 16px/1.5 "Source Sans 3", sans-serif } h1, h2 { font-family: Georgia, serif; font-weight: 800 } input { border-radius: 4px } button { border-radius: 999px }`,
    {
      '--foyer-font': '"Source Sans 3", sans-serif',
      '--foyer-font-heading': 'Georgia, serif',
      '--foyer-heading-weight': '800',
      '--foyer-radius': '4px',
      '--foyer-button-radius': '999px',
    },
  ],
  ['nested rules and layers', '@layer base { html { & body { color: #123 } } }', { '--foyer-text': '#123' }],
  [
    'its own properties first',
    ':root { --foyer-accent: #111 } button { background: #222 }',
    { '--foyer-accent': '#111' },
  ],
  [
    'nesting without its sign, and what comes after it',
    'body { color: #123; .btn { background: #456; &:hover { background: red } } > h1 { font-weight: 800 } background: #fff } a { color: red }',
    {
      '--foyer-accent': '#456',
      '--foyer-surface': '#fff',
      '--foyer-text': '#123',
      '--foyer-heading-weight': '800',
    },
  ],
  [
    'layers in their order, and what is in none after them',
    '@layer base, theme; @layer theme { body { color: #222 } .btn { background: #222 } } @layer base { body { color: #111 } } .btn { background: #333 } @layer theme { .btn { background: #444 } }',
    { '--foyer-accent': '#333', '--foyer-text': '#222' },
  ],
  [
    'what a registered property starts with',
    '@property --paper { syntax: "<color>"; inherits: true; initial-value: #fafafa } body { background: var(--paper) }',
    { '--foyer-surface': '#fafafa' },
  ],
  [
    'chains of variables, and colors of today',
    `:root { ${[...'abcdefghij'].map((name, at) => `--${name}: var(--${'abcdefghijk'[at + 1]})`).join(';')}; --k: oklch(0.5 0.1 20) } body { color: var(--a) } .btn { background: color-mix(in oklab, var(--k) 80%, white) }`,
    { '--foyer-accent': 'color-mix(in oklab, oklch(0.5 0.1 20) 80%, white)', '--foyer-text': 'oklch(0.5 0.1 20)' },
  ],
  [
    'the global styles of a block theme',
    'body { --wp--preset--color--primary: #9dff20 } :root :where(.wp-element-button, .wp-block-button__link) { background-color: var(--wp--preset--color--primary) } a:where(:not(.wp-element-button)) { color: red }',
    { '--foyer-accent': '#9dff20' },
  ],
  ['capitals', 'BODY { COLOR: #246 } BUTTON { Background: RED }', { '--foyer-accent': 'RED', '--foyer-text': '#246' }],
  ['nothing of a printed page', '@media print { body { background: #fff } }', {}],
  ['nothing in nothing', '', {}],
];

for (const [what, css, expected] of sheets) {
  test(`reads ${what}`, () => assert.deepEqual(read(css), expected));
}

for (const [name, path, expected] of [
  ['Bootstrap', import.meta.resolve('bootstrap/dist/css/bootstrap.css'), ['#0d6efd', 'light-dark(#fff, #212529)']],
  [
    'Pico',
    import.meta.resolve('@picocss/pico/css/pico.css'),
    ['light-dark(#0172ad, #01aaff)', 'light-dark(#fff, rgb(19, 22.5, 30.5))'],
  ],
  [
    'Bulma',
    import.meta.resolve('bulma/css/bulma.css'),
    ['hsla(171deg, 100%, 41%, 1)', 'light-dark(hsl(221, 14%, 100%), hsl(221, 14%, 9%))'],
  ],
] as const) {
  test(`reads ${name}: every value can be used, and nothing is thrown`, () => {
    const { found } = readCss(readFileSync(new URL(path), 'utf8'), world.supports);
    assert.ok(found.length > 0);
    assert.deepEqual(
      found.filter(({ property, value }) => refuseProperty(world, property, value)),
      [],
    );
    const valueOf = (wanted: string) => found.find(({ property }) => property === wanted)?.value;
    assert.deepEqual([valueOf('--foyer-accent'), valueOf('--foyer-surface')], expected);
  });
}

test('says with its line what could not be read', () => {
  const css = `@import url("other.css");
body { color: var(--nowhere) }
a { color: ; } b { $x; }
button { background: red }`;
  const { found, unread } = readCss(css, world.supports);
  assert.deepEqual(
    found.map(({ property }) => property),
    ['--foyer-accent'],
  );
  assert.deepEqual(
    unread.map(({ line, why }) => `${line} ${why}`),
    ['1 import', '2 variable', '3 syntax'],
  );
});

test('variables that name each other end', () => {
  const { found, unread } = readCss(':root { --a: var(--b); --b: var(--a) } body { color: var(--a) }', world.supports);
  assert.deepEqual(found, []);
  assert.deepEqual(
    unread.map(({ why }) => why),
    ['circle'],
  );
});

test('of HTML it reads the style elements, at their lines', () => {
  const { found, unread } = readCss(
    '<!doctype html>\n<style media="all">\nbody { color: #123 }\n</style><body style="color: red">\n<style>a {',
    world.supports,
  );
  assert.deepEqual(
    found.map(({ value, line }) => [value, line]),
    [['#123', 3]],
  );
  assert.deepEqual(
    unread.map(({ why }) => why),
    ['html'],
  );
});

test('names a value that no property can have', () => {
  const { unread } = readCss(
    '.btn { background: linear-gradient(red, blue) }\nbody { font-family: "not closed }',
    world.supports,
  );
  assert.deepEqual(
    unread.map(({ line, why, text }) => `${line} ${why} ${text}`),
    ['1 value background: linear-gradient(red, blue)', '2 value font-family: "not closed }'],
  );
});

for (const [what, css] of [
  ['a hundred open braces', '{'.repeat(100)],
  ['deep nesting', `${'a{'.repeat(20_000)}`],
  ['deep functions', `a{color:${'rgb('.repeat(20_000)}`],
  ['two million characters', 'a'.repeat(2_000_000)],
  ['HTML', '<!doctype html><style>body{color:red}</style>'],
  // css-tree hangs on it after it has read other texts.
  ['a bracket that closes nothing', 'var(--a) 1px var(--a) } background ( \n ;'],
  ['an unclosed string', 'a { content: "'],
  ['null characters', 'a\u0000b { color: red }'],
  ['SCSS', '$c: red; .a { @include x; &:hover { color: darken($c, 5%) } }'],
] as const) {
  test(`survives ${what}`, () => {
    const { found, unread } = readCss(css, world.supports);
    assert.ok(Array.isArray(found) && Array.isArray(unread));
  });
}

test('survives whatever else is pasted, and finds only what may be used', () => {
  const piece = fc.constantFrom(
    'body',
    '{',
    '}',
    'color:',
    'background',
    ':',
    ';',
    'var(--a)',
    '--a',
    'light-dark(',
    ')',
    ',',
    '#f00',
    '@media',
    '(',
    '"',
    "'",
    '/*',
    '*/',
    '\\',
    '&',
    'button',
    '1px',
    '<',
    '\n',
    '!important',
    '.dark ',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(' ')),
      ),
      (css) => {
        for (const { property, value } of readCss(css, world.supports).found)
          assert.equal(refuseProperty(world, property, value), undefined, value);
      },
    ),
    { numRuns: 1000, endOnFailure: true },
  );
});

for (const { name, css } of themes) {
  test(`the finished theme ${name} sets properties that there are`, () => {
    const values = readProperties(css);
    assert.ok(Object.keys(values).length > 3);
    for (const [property, value] of Object.entries(values))
      assert.equal(refuseProperty(world, property, value), undefined, `${property}: ${value}`);
  });
}
