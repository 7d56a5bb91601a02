// Contrast as WCAG computes it, of colors that are painted one over the other.

/** Red, green, blue from 0 to 255, and alpha from 0 to 1, in sRGB. */
export type Rgba = readonly [red: number, green: number, blue: number, alpha: number];

/** The color that is seen where `layers` are painted over an opaque ground, the last one on top. */
export function paint(ground: Rgba, layers: readonly Rgba[]): Rgba {
  let seen = ground;
  for (const [red, green, blue, alpha] of layers) {
    const over = (one: number, below: number) => one * alpha + below * (1 - alpha);
    seen = [over(red, seen[0]), over(green, seen[1]), over(blue, seen[2]), 1];
  }
  return seen;
}

/** From 1 to 21, of two opaque colors. */
export function ratio(one: Rgba, other: Rgba): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function luminance([red, green, blue]: Rgba): number {
  const linear = (value: number) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Two decimals, rounded down: what is below the line never looks as if it were on it. */
export const figure = (value: number) => (Math.floor(value * 100 + 1e-6) / 100).toFixed(2);

/** Six digits, without alpha. */
export const hex = ([red, green, blue]: Rgba) =>
  `#${[red, green, blue].map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
