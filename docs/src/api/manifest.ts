// What the manifest says of each element: the source of the API tables.
import manifest from '@foyer/elements/custom-elements.json' with { type: 'json' };

interface Described {
  readonly name: string;
  readonly description?: string;
}

export interface Member extends Described {
  readonly kind: string;
  readonly type?: { readonly text: string };
  readonly return?: { readonly type?: { readonly text: string } };
  readonly parameters?: readonly { readonly name: string; readonly type?: { readonly text: string } }[];
  readonly attribute?: string;
  readonly readonly?: boolean;
}

interface Attribute extends Described {
  readonly inheritedFrom?: { readonly name: string };
}

export interface ApiElement {
  readonly name: string;
  readonly tagName: string;
  readonly summary: string;
  readonly attributes: readonly Attribute[];
  readonly members: readonly Member[];
  readonly events: readonly (Described & { readonly type?: { readonly text: string } })[];
  readonly slots: readonly Described[];
  readonly cssParts: readonly Described[];
  readonly cssProperties: readonly Described[];
  readonly cssStates: readonly Described[];
}

interface Declaration extends Partial<ApiElement> {
  readonly name: string;
}

const modules: readonly { readonly declarations?: readonly Declaration[] }[] = manifest.modules;

/** In the order of the manifest. */
export const apiElements: readonly ApiElement[] = modules
  .flatMap(({ declarations = [] }) => declarations)
  .flatMap((declaration) => (declaration.tagName ? [complete({ ...declaration, tagName: declaration.tagName })] : []));

function complete(declaration: Declaration & { readonly tagName: string }): ApiElement {
  return {
    summary: '',
    attributes: [],
    events: [],
    slots: [],
    cssParts: [],
    cssProperties: [],
    cssStates: [],
    ...declaration,
    // A property with an attribute is described where that is.
    members: (declaration.members ?? []).filter(({ attribute }) => attribute === undefined),
  };
}

/** Throws for an unknown tag. */
export function apiOf(tag: string): ApiElement {
  const found = apiElements.find(({ tagName }) => tagName === tag);
  if (!found) throw new Error(`the manifest has no ${tag}`);
  return found;
}

/** How a member is called in a list: `state`, `submit()`. */
export const memberWord = ({ kind, name }: Member) => (kind === 'method' ? `${name}()` : name);

/** How a call of a method, or a property, is written with its type. */
export function signatureOf({ kind, name, type, parameters = [], return: result }: Member): string {
  if (kind !== 'method') return `${name}: ${type?.text ?? 'unknown'}`;
  const written = parameters.map((parameter) => `${parameter.name}: ${parameter.type?.text ?? 'unknown'}`);
  return `${name}(${written.join(', ')}): ${result?.type?.text ?? 'void'}`;
}

/** Anchors: `slot-heading`, `event-foyer-error`, `part-base`, `attribute-href`. */
export const anchorOf = (kind: string, name: string) => `${kind}-${name || 'unnamed'}`;
