// What the manifest and the design tokens say of the elements, for tests. They are read, not imported: types are checked before
// they are built.
import { readFileSync } from 'node:fs';

interface Named {
  readonly name: string;
  readonly description?: string;
}

interface Member extends Named {
  /** A property with an attribute has it. */
  readonly attribute?: string;
}

export interface ManifestElement {
  readonly tagName?: string;
  readonly summary?: string;
  readonly members?: readonly Member[];
  readonly attributes?: readonly Named[];
  readonly events?: readonly Named[];
  readonly slots?: readonly Named[];
  readonly cssParts?: readonly Named[];
  readonly cssProperties?: readonly Named[];
  readonly cssStates?: readonly Named[];
}

interface Manifest {
  readonly modules: readonly { readonly declarations?: readonly ManifestElement[] }[];
}

const manifest: Manifest = JSON.parse(
  readFileSync(new URL(import.meta.resolve('@foyer/elements/custom-elements.json')), 'utf8'),
);

export const manifestElements: readonly ManifestElement[] = manifest.modules
  .flatMap(({ declarations = [] }) => declarations)
  .filter(({ tagName }) => tagName !== undefined);

export const namesOf = (list: readonly Named[] = []): string[] => list.map(({ name }) => name).sort();

const tokens = readFileSync(new URL(import.meta.resolve('@foyer/elements/tokens.json')), 'utf8');

export const tokenDescriptions: readonly string[] = [...tokens.matchAll(/"\$description": ("(?:[^"\\]|\\.)*")/g)].map(
  ([, sentence = '']) => String(JSON.parse(sentence)),
);
