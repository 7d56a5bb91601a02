// The list of custom properties against the styles, and the design tokens against a parser of the format that is not ours.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { defineConfig, parse } from '@terrazzo/parser';
import { designTokens } from '../../build/design-tokens.ts';
import { customProperties } from './custom-properties.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const styles = globSync('src/**/*.styles.ts', { cwd: root }).map(read).join('\n');
const namesIn = (css: string) => [...new Set(css.match(/--foyer-[\w-]+/g))].sort();
const names = customProperties.map(({ name }) => name).sort();

test('the styles read every custom property of the list, and no other', () => {
  assert.deepEqual(namesIn(styles), names);
});

test('the defaults of the list are those of the styles', () => {
  const tight = styles.replace(/\s+/g, '');
  for (const property of customProperties) {
    if (!('initial' in property)) continue;
    assert.ok(tight.includes(`var(${property.name},${property.initial.replace(/\s+/g, '')})`), property.name);
  }
});

test('a strict parser reads the design tokens', async () => {
  const config = defineConfig({ lint: { rules: { 'core/consistent-naming': 'off' } } }, { cwd: root });
  const src = JSON.stringify(designTokens());
  const { tokens } = await parse([{ filename: new URL('tokens.json', root), src }], { config });
  const colors = customProperties.filter(({ type }) => type === 'color').length;
  assert.equal(Object.keys(tokens).length, customProperties.length + colors);
  assert.deepEqual(tokens['foyer.light.accent']?.$value, {
    colorSpace: 'srgb',
    components: [0.0431, 0.3608, 0.4],
    alpha: 1,
    hex: '#0b5c66',
  });
  assert.deepEqual(tokens['foyer.button-radius']?.$value, { value: 6, unit: 'px' });
});

for (const theme of globSync('themes/*.css', { cwd: root })) {
  test(`${theme} sets only custom properties that exist`, () => {
    const known: readonly string[] = names;
    const own = namesIn(read(theme));
    assert.ok(own.length > 0);
    assert.deepEqual(
      own.filter((name) => !known.includes(name)),
      [],
    );
  });
}
