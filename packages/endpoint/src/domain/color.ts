// Colors that are readable on the owner's color, by WCAG's contrast. Knows no CSS.

/** Colors of a button. */
export interface Fill {
  readonly fill: string;
  readonly text: string;
  /** Of borders, icons and underlines: the fill, with as much of the text's color as it takes to see it. */
  readonly rim: string;
}

export interface Fills {
  readonly light: Fill;
  readonly dark: Fill;
}

/** Foyer's own colors. */
const surfaces = { light: { surface: '#ffffff', text: '#1a2023' }, dark: { surface: '#181b1e', text: '#e8ebeb' } };
const ownFills = { light: '#0b5c66', dark: '#85cdd0' };

/** `#7a1f3d` or `#734`. */
export function isColor(value: string): boolean {
  return /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i.test(value);
}

/** In both schemes for the owner's color; default is Foyer's own pair. */
export function fillsOf(color: string | undefined): Fills {
  return { light: fillOf('light', color), dark: fillOf('dark', color) };
}

function fillOf(scheme: 'light' | 'dark', color: string = ownFills[scheme]): Fill {
  const { surface, text } = surfaces[scheme];
  const fill = sixDigits(color);
  const rims = [0, 0.25, 0.5, 0.75].map((share) => mixed(fill, text, share));
  return { fill, text: textOn(fill), rim: rims.find((rim) => contrast(rim, surface) >= 3) ?? text };
}

function mixed(color: string, other: string, share: number): string {
  const channels = [1, 3, 5].map((start) => {
    const [one, two] = [color, other].map((each) => Number.parseInt(each.slice(start, start + 2), 16));
    return Math.round((one ?? 0) * (1 - share) + (two ?? 0) * share);
  });
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

/** White where white has 4.5:1; black has more there otherwise. */
export function textOn(color: string): string {
  return contrast(color, '#ffffff') >= 4.5 ? '#ffffff' : '#000000';
}

/** WCAG's contrast ratio, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [brighter = 0, darker = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (brighter + 0.05) / (darker + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => linear(sixDigits(color).slice(start, start + 2)));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(hex: string): number {
  const value = Number.parseInt(hex, 16) / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

/** Some mail programs do not know three digits. */
function sixDigits(color: string): string {
  const digits = color.slice(1).toLowerCase();
  return digits.length === 3 ? `#${[...digits].map((digit) => digit + digit).join('')}` : `#${digits}`;
}
