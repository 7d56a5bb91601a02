// Foyer's tags in Preact's JSX: `"types": ["@foyer/elements/types/preact"]` in tsconfig.json.
import type { HTMLAttributes } from 'preact';
import type { FoyerProps } from '../dist/types/props.js';

type FoyerElements = {
  [Tag in keyof FoyerProps]: Omit<HTMLAttributes<HTMLElementTagNameMap[Tag]>, keyof FoyerProps[Tag]> & FoyerProps[Tag];
};

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements extends FoyerElements {}
  }
}
