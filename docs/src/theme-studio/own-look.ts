// What the studio shows before its script: Foyer's own look, in colors as the package exports them and in figures that a
// browser has measured. A story compares them with those that the script measures.
import { hex, paint, type Rgba } from './contrast.ts';
import figures from './own-figures.json' with { type: 'json' };
import { pairs } from './pairs.ts';

type Scheme = 'light' | 'dark';

interface Token {
  readonly $value: { readonly components: readonly number[]; readonly alpha: number };
}

interface Tokens {
  readonly foyer: Readonly<Record<Scheme, Readonly<Record<string, Token>> & { readonly surface: Token }>>;
}

/**
 * As they are seen on the surface, by name of the property, as a picker wants them.
 *
 * @param tokens those of the package, which are built after types are checked
 */
export function ownColors(tokens: Tokens, scheme: Scheme): Readonly<Record<string, string>> {
  const group = tokens.foyer[scheme];
  const surface = rgbaOf(group.surface);
  return Object.fromEntries(
    Object.entries(group).map(([name, token]) => [`--foyer-${name}`, hex(paint(surface, [rgbaOf(token)]))]),
  );
}

function rgbaOf({ $value: { components, alpha } }: Token): Rgba {
  const [red = 0, green = 0, blue = 0] = components.map((part) => part * 255);
  return [red, green, blue, alpha];
}

/** Contrast of each of {@link pairs}, from 1 to 21. */
export const ownFigures = pairs.map((pair, index) => ({
  pair,
  light: figures.light[index] ?? 0,
  dark: figures.dark[index] ?? 0,
}));
