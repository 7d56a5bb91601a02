// The widgets of the plugin, out of the custom-elements manifest.
import { resolve } from 'node:path';
import { type ManifestAttribute, readManifest } from '@foyer/testing/guards/manifest.ts';

export interface WidgetAttribute {
  readonly type: 'text' | 'number' | 'boolean' | 'choice';
  readonly default: string;
  readonly values: readonly string[];
}

export interface Widget {
  /** Usual name of its form; '' for widgets without one. */
  readonly form: string;
  readonly attributes: Readonly<Record<string, WidgetAttribute>>;
}

const forms: Readonly<Record<string, string>> = {
  'contact-card': 'contact',
  'newsletter-signup': 'newsletter',
  'blog-teaser': '',
  'cta-banner': '',
};

export function readWidgets(): Readonly<Record<string, Widget>> {
  const elements = readManifest(resolve(import.meta.dirname, '../../..'));
  return Object.fromEntries(
    Object.entries(forms).map(([name, form]) => {
      const element = elements.find(({ tagName }) => tagName === `foyer-${name}`);
      if (element === undefined) throw new Error(`the manifest has no foyer-${name}; run "pnpm build:manifest"`);
      const rows = (element.attributes ?? []).map(
        (attribute) => [attribute.name ?? '', readAttribute(attribute)] as const,
      );
      return [name, { form, attributes: Object.fromEntries(rows) }];
    }),
  );
}

/** Type, default and allowed values, as the documentation of the attribute says them. */
export function readAttribute({ default: usual = '', description = '', type }: ManifestAttribute): WidgetAttribute {
  const text = type?.text ?? 'string';
  const quoted = [...text.matchAll(/'([^']*)'/g)].flatMap(([, value]) => value || []);
  const values = quoted.length > 0 ? quoted : listedIn(description);
  const kind = values.length > 0 ? 'choice' : text === 'boolean' || text === 'number' ? text : 'text';
  return { type: kind, default: usual.replace(/^'(.*)'$/, '$1'), values };
}

/** Where the type has a name of its own, the description begins with the values. */
function listedIn(description: string): readonly string[] {
  const [first = ''] = description.split('. ', 1);
  const listed = [...first.matchAll(/`([^`]+)`/g)].flatMap(([, value]) => value ?? []);
  return first.startsWith('`') && listed.length > 2 ? listed : [];
}
