// The custom properties: which there are, out of the manifest, and whether a value can be one.
import { isValueOf, parseValue } from './css-value.ts';
import type { Refusal } from './settings.ts';

export interface Property {
  readonly name: string;
  /** As in `@property`: `<color>`, `<length>`, …; empty where the manifest has none. */
  readonly syntax: string;
  /** Empty if the value follows from others. */
  readonly initial: string;
  readonly description: string;
}

interface ManifestProperty {
  readonly name: string;
  readonly syntax?: string;
  readonly default?: string;
  readonly description?: string;
}

export function readProperties(manifest: {
  readonly modules: readonly {
    readonly declarations?: readonly { readonly cssProperties?: readonly ManifestProperty[] }[];
  }[];
}): readonly Property[] {
  const found = new Map<string, Property>();
  for (const { declarations = [] } of manifest.modules)
    for (const { cssProperties = [] } of declarations)
      for (const { name, syntax = '', default: initial = '', description = '' } of cssProperties)
        found.set(name, { name, syntax, initial, description });
  return [...found.values()];
}

/** CSS properties that take the same values as ours. */
const alike: Readonly<Record<string, string>> = {
  '<color>': 'color',
  '--foyer-font': 'font-family',
  '--foyer-font-heading': 'font-family',
  '--foyer-shadow': 'box-shadow',
  '--foyer-field-border-width': 'border-width',
  '--foyer-heading-weight': 'font-weight',
  '--foyer-label-weight': 'font-weight',
  '--foyer-button-weight': 'font-weight',
};

/** @returns why the value is refused; undefined if the property may have it. `var()` is for the page to fill. */
export function refuseProperty(
  properties: readonly Property[],
  name: string,
  value: string,
): Refusal['reason'] | undefined {
  const [property] = properties.filter((known) => known.name === name);
  if (!property) return { code: 'unknown' };
  if (value === '') return undefined;
  return isValue(property, value) ? undefined : { code: property.syntax === '<color>' ? 'color' : 'property' };
}

function isValue({ name, syntax, initial }: Property, value: string): boolean {
  if (value === initial) return true;
  const css = alike[name] ?? alike[syntax] ?? 'border-top-left-radius';
  return isValueOf(css, value) || (/\bvar\(/.test(value) && parseValue(value) !== undefined);
}
