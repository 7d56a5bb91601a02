// What a page's script gets, out of the page itself.
import type { Service } from './services.ts';
import type { World } from './settings.ts';

export interface Theme {
  readonly name: string;
  readonly css: string;
}

/** All that a page's script gets. */
export interface PageWorld extends Omit<World, 'themes' | 'services'> {
  readonly themes: readonly Theme[];
  readonly services: readonly Service[];
  /** BCP 47, of the built-in wording. */
  readonly languages: readonly string[];
  /** Of `@foyer/elements`. */
  readonly version: string;
}

/** The names alone, as settings are checked against them. */
export const namesOf = ({ themes, services, ...world }: PageWorld): World => ({
  ...world,
  themes: themes.map(({ name }) => name),
  services: services.map(({ name }) => name),
});
