import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contrast, fillsOf, isColor, textOn } from './color.ts';

const digits = [...'0123456789abcdef'];
const everyShortColor = digits.flatMap((red) =>
  digits.flatMap((green) => digits.map((blue) => `#${red}${green}${blue}`)),
);

test('text on every one of 4,096 colors has a contrast of 4.5:1', () => {
  assert.deepEqual(
    everyShortColor.filter((color) => contrast(textOn(color), color) < 4.5),
    [],
  );
  assert.equal(contrast('#000', '#ffffff'), 21);
});

test('a button is seen on the surface, whatever its color', () => {
  const surfaces = { light: '#ffffff', dark: '#181b1e' };
  for (const color of [...everyShortColor, undefined]) {
    const fills = fillsOf(color);
    for (const scheme of ['light', 'dark'] as const) {
      const { fill, rim } = fills[scheme];
      const seen = Math.max(contrast(fill, surfaces[scheme]), contrast(rim, surfaces[scheme]));
      assert.ok(seen >= 3, `${color} ${scheme} ${seen}`);
    }
  }
});

test('colors are hex, as every mail program knows them', () => {
  const given = ['#7a1f3d', '#ABC', 'red', '#7a1f3d80', '7a1f3d', '#000;}', ''];
  assert.deepEqual(given.filter(isColor), ['#7a1f3d', '#ABC']);
  assert.equal(fillsOf('#ABC').light.fill, '#aabbcc');
});
