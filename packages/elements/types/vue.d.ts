// Foyer's tags in Vue's templates: `"types": ["@foyer/elements/types/vue"]` in tsconfig.json.
import type { EmitFn, HTMLAttributes, PublicProps } from 'vue';
import type { FoyerProps } from '../dist/types/props.js';

/** `foyer-success` of `onfoyer-success`. */
type EventName<Key> = Key extends `onfoyer-${infer Name}` ? `foyer-${Name}` : never;

type Listeners<Props> = { [Key in keyof Props as EventName<Key>]-?: NonNullable<Props[Key]> };

type FoyerElements = {
  [Tag in keyof FoyerProps]: new () => HTMLElementTagNameMap[Tag] & {
    $props: HTMLAttributes & PublicProps & Omit<FoyerProps[Tag], `onfoyer-${string}`>;
    $emit: EmitFn<Listeners<FoyerProps[Tag]>>;
  };
};

declare module 'vue' {
  interface GlobalComponents extends FoyerElements {}
}
