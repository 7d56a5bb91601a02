// packages/elements/custom-elements.json, as far as the guards read it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const PATH = 'packages/elements/custom-elements.json';

interface Described {
  readonly name?: string;
  readonly description?: string;
}

export interface ManifestMember extends Described {
  readonly kind: 'field' | 'method';
}

export interface ManifestAttribute extends Described {
  readonly default?: string;
  readonly type?: { readonly text: string };
}

export interface ManifestElement {
  readonly name: string;
  readonly tagName: string;
  readonly summary?: string;
  readonly description?: string;
  readonly members?: readonly ManifestMember[];
  readonly attributes?: readonly ManifestAttribute[];
  readonly events?: readonly Described[];
  readonly slots?: readonly Described[];
  readonly cssParts?: readonly Described[];
}

interface Manifest {
  readonly modules: readonly { readonly path: string; readonly declarations?: readonly ManifestElement[] }[];
}

/** Empty where the manifest is not built. */
export function readManifest(root: string): ManifestElement[] {
  const path = join(root, PATH);
  if (!existsSync(path)) return [];
  const { modules } = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
  return modules.flatMap(({ declarations = [] }) => declarations);
}
