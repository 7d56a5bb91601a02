// What can be configured: the widgets with their attributes, out of the manifest. Pure, so that the pages are built from it and
// tests run it in Node.
import { addresses } from '@foyer/wordpress/build/addresses.ts';
import { attributeWords, groups, widgetWords } from '@foyer/wordpress/build/editor-words.ts';
import { readAttribute } from '@foyer/wordpress/build/widgets.ts';

export type Language = 'en' | 'de';
export type Group = keyof typeof groups | 'other';

/** How a value is checked. `text` allows everything but control characters. */
export type Format =
  | 'text'
  | 'choice'
  | 'switch'
  | 'number'
  | 'address'
  | 'email'
  | 'language'
  | 'zone'
  | 'moment'
  | 'duration'
  | 'pairs'
  | 'fields'
  | 'ids';

export interface Attribute {
  readonly name: string;
  readonly format: Format;
  /** Of a `choice`. */
  readonly values: readonly string[];
  /** Of a `number`; both ends count. */
  readonly range: readonly [from: number, to: number];
  readonly default: string;
}

/** With what only the form shows. */
export interface DescribedAttribute extends Attribute {
  readonly group: Group;
  readonly label: string;
  /** One sentence, or empty. */
  readonly help: string;
}

export interface Widget {
  /** Without `foyer-`. */
  readonly name: string;
  readonly attributes: readonly Attribute[];
  /** Whether it sends messages. */
  readonly isForm: boolean;
  /** Whether the WordPress plugin has a block and a shortcode for it. */
  readonly hasBlock: boolean;
}

export interface DescribedWidget extends Widget {
  readonly title: string;
  readonly summary: string;
  readonly attributes: readonly DescribedAttribute[];
}

export type Catalog = readonly Widget[];

interface ManifestAttribute {
  readonly name?: string;
  readonly description?: string;
  readonly default?: string;
  readonly type?: { readonly text: string };
}

interface ManifestDeclaration {
  readonly tagName?: string;
  readonly summary?: string;
  readonly attributes?: readonly ManifestAttribute[];
}

export interface Manifest {
  readonly modules: readonly { readonly declarations?: readonly ManifestDeclaration[] }[];
}

/** Grammars that the manifest's types do not tell. */
const formats: Readonly<Record<string, Format>> = {
  ...Object.fromEntries(addresses.map((name) => [name, 'address'])),
  challenge: 'address',
  email: 'email',
  'fallback-email': 'email',
  lang: 'language',
  'time-zone': 'zone',
  starts: 'moment',
  ends: 'moment',
  published: 'moment',
  'dismiss-for': 'duration',
  'service-params': 'pairs',
  'field-names': 'pairs',
  fields: 'fields',
  topics: 'ids',
};

/** Choices that the manifest tells in a sentence only; a test compares them with the pages of the elements. */
export const otherChoices: Readonly<Record<string, readonly string[]>> = {
  map: ['none', 'geo', 'osm', 'google', 'apple'],
  images: ['feed', 'any', 'none'],
  operators: ['+', '+ -'],
};

/** What the sidebar of the WordPress editor has no words for. */
const otherWords: Readonly<Record<string, readonly [en: string, de: string]>> = {
  challenge: ['Address of challenges', 'Adresse der Aufgaben'],
  optional: ['The answer is optional', 'Die Antwort ist freiwillig'],
  operators: ['Operators of the sum', 'Rechenzeichen'],
};

/** There the words speak of the settings of WordPress, which a page has not. */
const withoutHelp = ['controller', 'endpoint'];

const captchaWords = {
  title: ['Math captcha', 'Rechenfrage'],
  description: ['A sum for your own form.', 'Eine Rechenfrage für Ihr eigenes Formular.'],
} as const;

/** Those that people look for come first; others follow. */
const order = ['contact-card', 'newsletter-signup', 'blog-teaser', 'cta-banner', 'math-captcha'];
const placeOf = ({ name }: Widget) => (order.indexOf(name) + order.length + 1) % (order.length + 1);

export function readCatalog(manifest: Manifest, language: Language): readonly DescribedWidget[] {
  const declarations = manifest.modules.flatMap(({ declarations = [] }) => declarations);
  return declarations
    .flatMap((declaration) => (declaration.tagName ? [readWidget(declaration, language)] : []))
    .sort((one, other) => placeOf(one) - placeOf(other));
}

function readWidget(
  { tagName = '', summary = '', attributes = [] }: ManifestDeclaration,
  language: Language,
): DescribedWidget {
  const name = tagName.slice('foyer-'.length);
  const unknown = { title: [name, name], description: [summary, summary] } as const;
  const words = widgetWords[name] ?? (name === 'math-captcha' ? captchaWords : unknown);
  const at = language === 'de' ? 1 : 0;
  const sidebar = Object.keys(attributeWords);
  const rows = attributes.map((attribute) => describe(attribute, name, at));
  return {
    name,
    title: words.title[at].replace(/^Foyer /, ''),
    summary: words.description[at],
    attributes: rows.sort((one, other) => sidebar.indexOf(one.name) - sidebar.indexOf(other.name)),
    isForm: rows.some((row) => row.name === 'service'),
    hasBlock: widgetWords[name] !== undefined,
  };
}

function describe(attribute: ManifestAttribute, widget: string, at: 0 | 1): DescribedAttribute {
  const { name = '', description = '' } = attribute;
  const { type, values: told, default: usual } = readAttribute(attribute);
  const values = otherChoices[name] ?? told;
  const [group, label, help] = attributeWords[name] ?? [];
  const isControlName = widget === 'math-captcha' && name === 'name';
  return {
    name,
    format: values.length > 0 ? 'choice' : formatOf(name, type),
    values: [...values],
    range: rangeIn(description),
    default: usual,
    group: isControlName ? 'form' : (group ?? 'form'),
    label: isControlName
      ? (['Name of the form entry', 'Name im Formular'][at] ?? '')
      : (label ?? otherWords[name] ?? [name, name])[at],
    help: withoutHelp.includes(name) ? '' : (help?.[at] ?? ''),
  };
}

function formatOf(name: string, type: 'text' | 'number' | 'boolean' | 'choice'): Format {
  if (type === 'boolean') return 'switch';
  return type === 'text' ? (formats[name] ?? 'text') : type;
}

/** The end of a range that has none. JSON, as which the pages get the catalog, knows no infinity. */
export const NO_END = Number.MAX_SAFE_INTEGER;

/** `1 to 50` in a description. */
function rangeIn(description: string): readonly [number, number] {
  const [, from = '1', to = NO_END] = /\b(\d+) to (\d+)\b/.exec(description) ?? [];
  return [Number(from), Number(to)];
}

export { groups };
