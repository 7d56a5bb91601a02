// Foyer's tags in Solid's JSX: `"types": ["@foyer/elements/types/solid"]` in tsconfig.json.
import type { JSX } from 'solid-js';
import type { FoyerProps, FoyerSolidJsProps } from '../dist/types/props.js';

/** Solid listens with `on:foyer-success`. */
type Settings<Tag extends keyof FoyerProps> = Omit<FoyerProps[Tag], `on${string}`> & FoyerSolidJsProps[Tag];

type FoyerElements = {
  [Tag in keyof FoyerProps]: Omit<JSX.HTMLAttributes<HTMLElementTagNameMap[Tag]>, keyof Settings<Tag>> & Settings<Tag>;
};

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements extends FoyerElements {}
  }
}
