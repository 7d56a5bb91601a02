// A theme as files: CSS, and design tokens in the shape of `@foyer/elements/tokens.json`.
import { hex, type Rgba } from './contrast.ts';
import type { ColorName, Colors } from './pairs.ts';
import type { Values } from './themes.ts';

/** @param rules what the finished theme says beside its custom properties
 * @returns nothing where nothing is set */
export function printCss(values: Values, rules = ''): string {
  const set = Object.entries(values).filter(([, value]) => value !== '');
  const root = set.length === 0 ? '' : `:root {\n${set.map(([name, value]) => `  ${name}: ${value};\n`).join('')}}\n`;
  return [root, rules].filter(Boolean).join('\n');
}

interface Token {
  readonly $type: string;
  readonly $value: unknown;
}

type Group = Readonly<Record<string, Token>>;

/** As the package exports it. */
export interface Tokens {
  readonly foyer: {
    readonly $description: string;
    readonly light: Group;
    readonly dark: Group;
    readonly [name: string]: unknown;
  };
}

export interface Schemes {
  readonly light: Colors;
  readonly dark: Colors;
}

export interface Exported {
  readonly tokens: Tokens;
  /** Properties whose values the format cannot express; they keep the default there. */
  readonly leftOut: readonly string[];
}

/** Our properties, without `--foyer-`, that are colors. */
export const colorNames: Readonly<Record<string, ColorName>> = {
  accent: 'accent',
  'on-accent': 'onAccent',
  surface: 'surface',
  text: 'text',
  muted: 'muted',
  border: 'border',
  danger: 'danger',
  success: 'success',
  focus: 'focus',
  'field-surface': 'field',
  'field-border': 'fieldBorder',
  'card-border': 'cardBorder',
};

/**
 * @param defaults the package's tokens
 * @param schemes all colors as they are seen, derived ones too
 */
export function printTokens(defaults: Tokens, values: Values, schemes: Schemes): Exported {
  const { foyer } = defaults;
  const leftOut: string[] = [];
  const others = Object.entries(foyer).map(([key, token]) => {
    if (!isToken(token)) return [key, token] as const;
    const value = values[`--foyer-${key}`] ?? '';
    const read = value === '' ? undefined : readers[token.$type]?.(value);
    if (value !== '' && read === undefined) leftOut.push(`--foyer-${key}`);
    return [key, read === undefined ? token : { ...token, $value: read }] as const;
  });
  const tokens = {
    foyer: {
      ...foyer,
      ...Object.fromEntries(others),
      light: group(foyer.light, schemes.light),
      dark: group(foyer.dark, schemes.dark),
    },
  };
  return { tokens, leftOut };
}

function isToken(value: unknown): value is Token {
  return typeof value === 'object' && value !== null && '$type' in value && '$value' in value;
}

function group(tokens: Group, colors: Colors): Group {
  const rows = Object.entries(tokens).map(([key, token]) => {
    const name = colorNames[key];
    return [key, name ? { ...token, $value: colorValue(colors[name]) } : token] as const;
  });
  return Object.fromEntries(rows);
}

function colorValue(color: Rgba): unknown {
  const [red, green, blue, alpha] = color;
  const rounded = [red, green, blue].map((part) => Math.round(part));
  return {
    colorSpace: 'srgb',
    components: rounded.map((part) => Math.round((part / 255) * 1e4) / 1e4),
    alpha: Math.round(alpha * 1e3) / 1e3,
    hex: hex(color),
  };
}

/** By type of the token; undefined for what the format cannot express. */
const readers: Readonly<Record<string, (value: string) => unknown>> = {
  dimension,
  fontWeight: (value) => ({ normal: 400, bold: 700 })[value] ?? (/^\d{1,4}$/.test(value) ? Number(value) : undefined),
  fontFamily: (value) =>
    value.split(/,(?=(?:[^"']*["'][^"']*["'])*[^"']*$)/).map((name) => name.trim().replaceAll(/^["']|["']$/g, '')),
  shadow: (value) => (value === 'none' ? [] : undefined),
};

/** Lengths at a font size of 16 px, as the defaults are written. */
function dimension(value: string): unknown {
  if (value === '0') return { value: 0, unit: 'px' };
  const [, number, unit] = /^(-?\d*\.?\d+)(px|rem|em)$/.exec(value) ?? [];
  if (number === undefined) return undefined;
  return unit === 'em' ? { value: Number(number) * 16, unit: 'px' } : { value: Number(number), unit };
}
