// Themes in a URL, contrast, and the files that a theme is taken home as.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { pageWorld } from '../configurator/world.fixture.ts';
import { readSettings } from '../configurator/settings.ts';
import { namesOf } from '../configurator/page-world.ts';
import { figure, paint, ratio, type Rgba } from './contrast.ts';
import { colorNames, printCss, printTokens, type Tokens } from './export.ts';
import { type ColorName, colors, type Colors, measure, pairs } from './pairs.ts';
import { readProperties } from './read-css.ts';
import { joinSchemes, readStudio, splitSchemes, startFrom, writeStudio } from './themes.ts';
import { labelOf } from './words.ts';

const world = pageWorld();
const tokens: Tokens = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('@foyer/elements/tokens.json'), 'utf8'),
);
const white: Rgba = [255, 255, 255, 1];
const black: Rgba = [0, 0, 0, 1];

test('a theme comes back from its URL, and the configurator reads the same one', () => {
  const values = {
    ...startFrom(world, 'pastel').values,
    '--foyer-accent': 'light-dark(#7a1f5c, #eac)',
    '--foyer-radius': '',
  };
  const query = writeStudio({ theme: 'pastel', values }, world);
  assert.deepEqual(readStudio(query, world), { studio: { theme: 'pastel', values }, refused: [] });
  const { settings, refused } = readSettings(query, namesOf(world));
  assert.deepEqual(refused, []);
  assert.equal(settings.theme, 'pastel');
  assert.equal(settings.look['--foyer-accent'], 'light-dark(#7a1f5c, #eac)');
});

test('every property has a name and a description in both languages', () => {
  const german = new Map(pageWorld('de').properties.map(({ name, description }) => [name, description]));
  for (const { name, description } of world.properties) {
    for (const language of ['en', 'de'] as const) assert.notEqual(labelOf(name, language), name);
    assert.notEqual(german.get(name), description);
  }
});

test('nothing chosen is no query', () => assert.equal(writeStudio(startFrom(world, ''), world), ''));

for (const [query, refusal] of Object.entries({
  'theme=nothing': 'theme choice',
  '--foyer-accent=loud': '--foyer-accent color',
  '--foyer-corner=red': '--foyer-corner property',
  '--other=1': '--other unknown',
  'color=1': 'color unknown',
})) {
  test(`is refused, and all else counts: ${query}`, () => {
    const { studio, refused } = readStudio(`${query}&--foyer-space=1.125em`, world);
    assert.deepEqual(
      refused.map(({ name, reason }) => `${name} ${reason.code}`),
      [refusal],
    );
    assert.deepEqual(studio.values, { '--foyer-space': '1.125em' });
  });
}

for (const [value, light, dark] of [
  ['light-dark(#fff, rgb(1 2 3 / 0.5))', '#fff', 'rgb(1 2 3 / 0.5)'],
  [
    'light-dark(oklch(0.5 0.1 20), color-mix(in oklab, red 50%, blue))',
    'oklch(0.5 0.1 20)',
    'color-mix(in oklab, red 50%, blue)',
  ],
  ['#123', '#123', '#123'],
  ['light-dark(', 'light-dark(', 'light-dark('],
  ['light-dark(color-mix(in oklab, rgb(1 2 3), red), #fff)', 'color-mix(in oklab, rgb(1 2 3), red)', '#fff'],
  [
    'light-dark(red, blue) light-dark(red, blue)',
    'light-dark(red, blue) light-dark(red, blue)',
    'light-dark(red, blue) light-dark(red, blue)',
  ],
  ['', '', ''],
] as const) {
  test(`a color for each scheme: ${value || 'nothing'}`, () => assert.deepEqual(splitSchemes(value), { light, dark }));
}

test('one color for both is written once', () => {
  assert.equal(joinSchemes({ light: '#fff', dark: '#000' }), 'light-dark(#fff, #000)');
  assert.equal(joinSchemes({ light: '#fff', dark: '#fff' }), '#fff');
});

test('contrast is that of WCAG', () => {
  assert.equal(figure(ratio(white, black)), '21.00');
  // The nearest greys above and below the line on white.
  assert.equal(figure(ratio([118, 118, 118, 1], white)), '4.54');
  assert.equal(figure(ratio([119, 119, 119, 1], white)), '4.47');
  assert.equal(figure(4.4999), '4.49');
  assert.deepEqual(paint(white, [[0, 0, 0, 0.5]]), [127.5, 127.5, 127.5, 1]);
});

/** A theme in which everything has one color. */
const all = (color: Rgba, others: Partial<Colors> = {}): Colors => {
  const names = Object.keys(colors) as ColorName[];
  return { ...(Object.fromEntries(names.map((name) => [name, color])) as unknown as Colors), ...others };
};

test('every color but those that only adorn is in a pair', () => {
  const used = new Set(pairs.flatMap(({ front, layers }) => [front, ...layers]));
  assert.deepEqual(
    Object.keys(colors).filter((name) => !used.has(name as ColorName)),
    ['cardBorder'],
  );
});

test('a pair is measured on all that lies below it', () => {
  const measured = measure(all(black, { surface: [255, 255, 255, 0.5], tint: [0, 0, 0, 0] }), black);
  const [text] = measured;
  assert.equal(figure(text?.ratio ?? 0), '5.28');
  assert.ok(text?.isEnough);
  const onPanel = measure(all(black, { surface: white, tint: black }), white).map((one) => figure(one.ratio));
  assert.deepEqual(onPanel.slice(0, 4), ['21.00', '21.00', '1.00', '1.00']);
  assert.ok(measure(all(white), white).every(({ isEnough }) => !isEnough));
});

test('the CSS says what the theme sets, and what is read from it is the theme', () => {
  for (const { name } of world.themes) {
    const { values } = startFrom(world, name);
    assert.deepEqual(readProperties(printCss(values)), values);
  }
});

test('the tokens have the shape of the package, with the colors as they are seen', () => {
  const schemes = { light: all([122, 31, 92, 1]), dark: all([255, 255, 255, 0.5]) };
  const values = {
    '--foyer-radius': '0',
    '--foyer-space': '1.125em',
    '--foyer-font': "'Source Serif 4', serif",
    '--foyer-label-weight': 'bold',
    '--foyer-field-border-width': '0 0 1px',
  };
  const { tokens: printed, leftOut } = printTokens(tokens, values, schemes);
  const shape = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && !('$value' in value)
      ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shape(inner)]))
      : '';
  assert.deepEqual(shape(printed), shape(tokens));
  const of = (name: string) => (printed.foyer[name] as { readonly $value: unknown }).$value;
  assert.deepEqual(printed.foyer.light['accent']?.$value, {
    colorSpace: 'srgb',
    components: [0.4784, 0.1216, 0.3608],
    alpha: 1,
    hex: '#7a1f5c',
  });
  assert.equal((printed.foyer.dark['surface']?.$value as { readonly alpha: number }).alpha, 0.5);
  assert.deepEqual(of('radius'), { value: 0, unit: 'px' });
  assert.deepEqual(of('space'), { value: 18, unit: 'px' });
  assert.deepEqual(of('font'), ['Source Serif 4', 'serif']);
  assert.equal(of('label-weight'), 700);
  assert.deepEqual(leftOut, ['--foyer-field-border-width']);
  assert.deepEqual(of('field-border-width'), { value: 1, unit: 'px' });
});

test('every color of the tokens is one that the studio measures', () => {
  assert.deepEqual(Object.keys(colorNames).sort(), Object.keys(tokens.foyer.light).sort());
});

test('every color that the widgets derive has the name that the studio reads', () => {
  const folder = new URL('../../../packages/elements/src/base/', import.meta.url);
  const styles = ['tokens.styles.ts', 'error.styles.ts']
    .map((file) => readFileSync(new URL(file, folder), 'utf8'))
    .join();
  const read = Object.values(colors).flatMap((expression) => expression.match(/--_[\w-]+/g) ?? []);
  assert.deepEqual(
    read.filter((name) => !styles.includes(`${name}: `)),
    [],
  );
});
