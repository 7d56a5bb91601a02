// What the studio shows before its script: Foyer's own look, in colors as the package exports them and in figures that a
// browser has measured. A story compares them with those that the script measures.
import tokens from '@foyer/elements/tokens.json' with { type: 'json' };
import figures from './own-figures.json' with { type: 'json' };
import { pairs } from './pairs.ts';

type Scheme = 'light' | 'dark';

/** Six-digit colors by name of the property, as a picker wants them. */
export function ownColors(scheme: Scheme): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(tokens.foyer[scheme]).map(([name, { $value }]) => [
      `--foyer-${name}`,
      $value.hex.length === 4 ? $value.hex.replaceAll(/[\da-f]/g, '$&$&') : $value.hex,
    ]),
  );
}

/** Contrast of each of {@link pairs}, from 1 to 21. */
export const ownFigures = pairs.map((pair, index) => ({
  pair,
  light: figures.light[index] ?? 0,
  dark: figures.dark[index] ?? 0,
}));
