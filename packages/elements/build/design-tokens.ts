// tokens.json in the format of the Design Tokens Community Group (2025.10), from src/base/custom-properties.ts. Run by
// `pnpm build:manifest`. What the styles derive from other values is computed here from the defaults, as they do it.
import { writeFileSync } from 'node:fs';
import Color from 'colorjs.io';
import { customProperties } from '../src/base/custom-properties.ts';

type Scheme = 'light' | 'dark';
type Authored = 'accent' | 'surface' | 'text';

const dimension = (pixels: number) => ({ value: pixels, unit: 'px' });

function colorValue(color: Color): object {
  const { coords, alpha } = color.to('srgb').toGamut();
  const components = coords.map((value) => Math.round(Math.min(Math.max(value ?? 0, 0), 1) * 1e4) / 1e4);
  return { colorSpace: 'srgb', components, alpha, hex: color.to('srgb').toString({ format: 'hex', alpha: false }) };
}

/** The two colors of `light-dark(#fff, #000)`. */
function authored(name: Authored, scheme: Scheme): Color {
  const property = customProperties.find((known) => known.name === `--foyer-${name}`);
  const initial = property && 'initial' in property ? property.initial : '';
  const [light = '', dark = ''] = /\((.*), (.*)\)/.exec(initial)?.slice(1) ?? [];
  return new Color(scheme === 'light' ? light : dark);
}

function colorsOf(scheme: Scheme): Readonly<Record<string, Color>> {
  const [accent, surface, text] = (['accent', 'surface', 'text'] as const).map((name) => authored(name, scheme));
  if (!accent || !surface || !text) throw new Error('accent, surface and text have no defaults');
  const mix = (one: Color, share: number, other: Color) => one.mix(other, 1 - share, { space: 'oklab' });
  const lightness = text.to('oklch').coords[0] ?? 0;
  const vivid = lightness > 0.6 ? Math.max(lightness - 0.1, 0.8) : Math.min(lightness + 0.3, 0.45);
  const border = mix(text, 0.5, surface);
  const hairline = border.clone();
  hairline.alpha = 0.34;
  const onAccent = accent.luminance <= 0.1833 ? '#fff' : '#000';
  return {
    accent,
    'on-accent': new Color(onAccent),
    surface,
    text,
    muted: mix(text, 0.69, surface),
    border,
    danger: new Color('oklch', [vivid, 0.15, 27]),
    success: new Color('oklch', [vivid, 0.11, 152]),
    focus: mix(accent, 0.45, text),
    'field-surface': new Color('srgb', [0, 0, 0], 0),
    'field-border': border,
    'card-border': hairline,
  };
}

const shadow = (alpha: number, y: number, blur: number, spread: number) => ({
  color: colorValue(new Color('srgb', [0, 0, 0], alpha)),
  offsetX: dimension(0),
  offsetY: dimension(y),
  blur: dimension(blur),
  spread: dimension(spread),
});

/** At a font size of 16 px. */
const others: Readonly<Record<string, unknown>> = {
  radius: dimension(6),
  space: dimension(16),
  font: 'inherit',
  'font-heading': 'inherit',
  shadow: [shadow(0.04, 1, 2, 0), shadow(0.22, 12, 32, -20)],
  'field-border-width': dimension(1),
  'button-radius': '{foyer.radius}',
  corner: dimension(42),
  'heading-weight': 600,
  'label-weight': 600,
  'button-weight': 600,
};

/** All tokens of `@foyer/elements/tokens.json`. */
export function designTokens(): Readonly<Record<string, unknown>> {
  const groups: Record<Scheme | 'other', Record<string, unknown>> = { light: {}, dark: {}, other: {} };
  const colors = { light: colorsOf('light'), dark: colorsOf('dark') };
  for (const { name, type, description } of customProperties) {
    const key = name.slice('--foyer-'.length);
    const about = { $type: type, $description: description, $extensions: { 'org.foyer.css': { property: name } } };
    if (type === 'color') {
      for (const scheme of ['light', 'dark'] as const) {
        const color = colors[scheme][key];
        if (!color) throw new Error(`${name} has no default color`);
        groups[scheme][key] = { ...about, $value: colorValue(color) };
      }
    } else {
      if (!(key in others)) throw new Error(`${name} has no default`);
      groups.other[key] = { ...about, $value: others[key] };
    }
  }
  const { light, dark, other } = groups;
  return { foyer: { $description: 'The custom properties of Foyer and their defaults.', light, dark, ...other } };
}

if (import.meta.main) writeFileSync('tokens.json', `${JSON.stringify(designTokens(), undefined, 2)}\n`);
