// Foyer's tags in React's JSX: `"types": ["@foyer/elements/types/react"]` in tsconfig.json.
import type { ClassAttributes, HTMLAttributes } from 'react';
import type { FoyerProps } from '../dist/types/props.js';

type FoyerElements = {
  [Tag in keyof FoyerProps]: ClassAttributes<HTMLElementTagNameMap[Tag]> &
    Omit<HTMLAttributes<HTMLElementTagNameMap[Tag]>, keyof FoyerProps[Tag]> &
    FoyerProps[Tag] & { class?: string | undefined };
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends FoyerElements {}
  }
}
