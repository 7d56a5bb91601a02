// The custom properties: which there are, out of the manifest, and whether a value can be one.
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

/** Whether a CSS property may have a value; one with `var()` in it always may, as in `CSS.supports`. */
export type Supports = (property: string, value: string) => boolean;

interface Look {
  readonly properties: readonly Property[];
  readonly supports: Supports;
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
  { properties, supports }: Look,
  name: string,
  value: string,
): Refusal['reason'] | undefined {
  const [property] = properties.filter((known) => known.name === name);
  if (!property) return { code: 'unknown' };
  if (value === '' || value === property.initial) return undefined;
  const css = alike[name] ?? alike[property.syntax] ?? 'border-top-left-radius';
  const isTaken = isWhole(value) && supports(css, value);
  return isTaken ? undefined : { code: property.syntax === '<color>' ? 'color' : 'property' };
}

const closers: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/**
 * Whether a value ends where it seems to, wherever it is pasted: each bracket closes one that is open, each string and each
 * comment is closed, nothing ends the declaration, and no backslash is left for what follows. Browsers close all these at the
 * end of a text.
 */
export function isWhole(text: string): boolean {
  const open: string[] = [];
  const bare = text.replaceAll(/\\[^\n]|"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*'|\/\*[^]*?\*\//g, ' ');
  if (/["'\\;]|\/\*/.test(bare)) return false;
  for (const sign of bare) {
    if (closers[sign]) open.push(closers[sign]);
    else if (')]}'.includes(sign) && open.pop() !== sign) return false;
  }
  return open.length === 0;
}
