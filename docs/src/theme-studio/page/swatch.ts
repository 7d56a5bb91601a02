// Colors as the browser sees them.
import type { Rgba } from '../contrast.ts';
import { type ColorName, colors, type Colors } from '../pairs.ts';

const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });

/** A computed color, such as `oklab(…)`, in sRGB. */
function rgbaOf(color: string): Rgba {
  if (!canvas) return [0, 0, 0, 0];
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = color;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
}

/** All colors of a widget, as its own style sheet derives them. */
export function colorsOf(widget: HTMLElement): Colors {
  const probe = document.createElement('span');
  widget.parentElement?.append(probe);
  const style = getComputedStyle(widget);
  const read = (expression: string) => {
    probe.style.color = 'transparent';
    probe.style.color = filledIn(expression, style);
    return rgbaOf(getComputedStyle(probe).color);
  };
  const found = Object.entries(colors).map(([name, expression]) => [name, read(expression)] as const);
  probe.remove();
  return withAll(new Map(found));
}

/** The expression with the custom properties of the widget in their places. */
function filledIn(expression: string, style: CSSStyleDeclaration): string {
  const [, name = '', fallback] = /^var\((--[\w-]+)(?:, (.*))?\)$/.exec(expression) ?? [];
  if (name === '') return expression;
  const value = style.getPropertyValue(name).trim();
  return value === '' || value === 'none' ? filledIn(fallback ?? 'transparent', style) : value;
}

function withAll(found: ReadonlyMap<string, Rgba>): Colors {
  const of = (name: ColorName): Rgba => found.get(name) ?? [0, 0, 0, 0];
  return {
    accent: of('accent'),
    onAccent: of('onAccent'),
    hover: of('hover'),
    surface: of('surface'),
    text: of('text'),
    muted: of('muted'),
    border: of('border'),
    danger: of('danger'),
    success: of('success'),
    focus: of('focus'),
    mark: of('mark'),
    tint: of('tint'),
    field: of('field'),
    fieldBorder: of('fieldBorder'),
    cardBorder: of('cardBorder'),
  };
}

export const groundOf = (place: HTMLElement): Rgba => rgbaOf(getComputedStyle(place).backgroundColor);
