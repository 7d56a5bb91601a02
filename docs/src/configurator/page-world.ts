// What a page's script gets, out of the page itself.
import type { Attribute, DescribedWidget } from './catalog.ts';
import type { Property, Supports } from './look.ts';
import type { Service } from './services.ts';
import type { World } from './settings.ts';

export interface Theme {
  readonly name: string;
  readonly css: string;
  /** The custom properties that it sets. */
  readonly values: Readonly<Record<string, string>>;
}

/** All that a page's script gets. */
export interface PageWorld extends Omit<World, 'themes' | 'services'> {
  readonly themes: readonly Theme[];
  readonly services: readonly Service[];
  /** Of `@foyer/elements`. */
  readonly version: string;
}

/** All that a page is built from. */
export interface BuildWorld extends Omit<PageWorld, 'catalog'> {
  readonly catalog: readonly DescribedWidget[];
  /** BCP 47, of the built-in wording. */
  readonly languages: readonly string[];
}

/** The names alone, as settings are checked against them. */
export const namesOf = ({ themes, services, ...world }: PageWorld): World => ({
  ...world,
  themes: themes.map(({ name }) => name),
  services: services.map(({ name }) => name),
});

/** For a script element, without the words that the page shows already. */
export function printWorld({ languages: _languages, catalog, properties, ...world }: BuildWorld): string {
  const bare = ({ name, format, values, range, default: usual }: Attribute): Attribute => ({
    name,
    format,
    values,
    range,
    default: usual,
  });
  return JSON.stringify({
    ...world,
    catalog: catalog.map(({ name, attributes, isForm, hasBlock }) => ({
      name,
      attributes: attributes.map(bare),
      isForm,
      hasBlock,
    })),
    properties: properties.map((property): Property => ({ ...property, description: '' })),
  });
}

/** What {@link printWorld} wrote. */
export function parseWorld(json: string, supports: Supports): PageWorld {
  const world: Omit<PageWorld, 'supports'> = JSON.parse(json);
  return { ...world, supports };
}
