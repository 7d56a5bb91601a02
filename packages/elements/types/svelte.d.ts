// Foyer's tags in Svelte 5: `"types": ["@foyer/elements/types/svelte"]` in tsconfig.json.
import type { HTMLAttributes } from 'svelte/elements';
import type { FoyerProps } from '../dist/types/props.js';

type FoyerElements = {
  [Tag in keyof FoyerProps]: Omit<HTMLAttributes<HTMLElementTagNameMap[Tag]>, keyof FoyerProps[Tag]> & FoyerProps[Tag];
};

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends FoyerElements {}
}
