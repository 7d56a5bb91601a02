// A theme: custom properties with their values. Where it starts, how it stands in a URL, and how a color is written for both
// schemes.
import { partsOf } from './commas.ts';
import { isWhole, type Property, refuseProperty, type Supports } from '../configurator/look.ts';
import type { Theme } from '../configurator/page-world.ts';
import type { Refusal } from '../configurator/settings.ts';

export type Values = Readonly<Record<string, string>>;

export interface Studio {
  /** Name of the finished theme that it started from, or empty. */
  readonly theme: string;
  /** By name; what is empty has its default. */
  readonly values: Values;
}

export interface StudioWorld {
  readonly properties: readonly Property[];
  readonly themes: readonly Theme[];
  readonly supports: Supports;
}

/** The properties that a finished theme sets. */
export function startFrom({ themes }: StudioWorld, name: string): Studio {
  const [theme] = themes.filter((known) => known.name === name);
  return { theme: theme?.name ?? '', values: theme?.values ?? {} };
}

/** Total: what a URL says wrongly is refused value by value. */
export function readStudio(
  query: string,
  world: StudioWorld,
): { readonly studio: Studio; readonly refused: readonly Refusal[] } {
  const refused: Refusal[] = [];
  const params = new URLSearchParams(query);
  const allowed = world.themes.map(({ name }) => name);
  const wanted = params.get('theme') ?? '';
  const start = startFrom(world, wanted);
  if (wanted !== start.theme) refused.push({ name: 'theme', value: wanted, reason: { code: 'choice', allowed } });
  const values: Record<string, string> = { ...start.values };
  for (const [name, value] of params) {
    if (name === 'theme') continue;
    const reason = refuseProperty(world, name, value);
    if (reason) refused.push({ name, value, reason });
    else values[name] = value;
  }
  return { studio: { theme: start.theme, values }, refused };
}

/** What differs from the theme; the configurator reads the same query. */
export function writeStudio({ theme, values }: Studio, world: StudioWorld): string {
  const start = startFrom(world, theme).values;
  const query = new URLSearchParams();
  if (theme !== '') query.set('theme', theme);
  for (const name of new Set([...Object.keys(start), ...Object.keys(values)])) {
    if ((values[name] ?? '') !== (start[name] ?? '')) query.set(name, values[name] ?? '');
  }
  return query.toString();
}

export interface SchemeColors {
  readonly light: string;
  readonly dark: string;
}

/** A color for each scheme: those of `light-dark()`, else the same twice. */
export function splitSchemes(value: string): SchemeColors {
  const [, inside = ''] = /^light-dark\(([^]*)\)$/i.exec(value.trim()) ?? [];
  const [light, dark, ...others] = isWhole(inside) ? partsOf(inside) : [];
  const isPair = light !== undefined && dark !== undefined && others.length === 0;
  return isPair ? { light: light.trim(), dark: dark.trim() } : { light: value, dark: value };
}

export function joinSchemes({ light, dark }: SchemeColors): string {
  if (light === '' || dark === '' || light === dark) return light || dark;
  return `light-dark(${light}, ${dark})`;
}
