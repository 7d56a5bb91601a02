// The rule that puts the owner's color in the place of Foyer's. Everything else is mixed from it, as in the widgets.
import { createHash } from 'node:crypto';
import type { Fills } from '../domain/color.ts';

export function brandStyle({ dark, light }: Fills): { readonly css: string; readonly hash: string } {
  const { fill: color, text: onAccent } = light;
  const away = onAccent === '#000000' ? '#ffffff' : '#000000';
  const mix = (share: number, other: string) => `color-mix(in oklab, ${color} ${share}%, ${other})`;
  const pair = (share: number, light: string, dark: string) => `light-dark(${mix(share, light)}, ${mix(share, dark)})`;
  const text = ['#1a2023', '#e8ebeb'] as const;
  const css = `:root { --accent: ${color}; --on-accent: ${onAccent}; --hover: ${mix(84, away)}; --tint: ${pair(7, '#ffffff', '#181b1e')}; --mark: light-dark(${light.rim}, ${dark.rim}); --focus: ${pair(45, ...text)}; }`;
  return { css, hash: `'sha256-${createHash('sha256').update(css).digest('base64')}'` };
}
