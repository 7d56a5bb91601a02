// The widgets of the plugin, out of the custom-elements manifest.
import { resolve } from 'node:path';
import { type ManifestAttribute, readManifest } from '@foyer/testing/guards/manifest.ts';

export interface WidgetAttribute {
  readonly type: 'text' | 'number' | 'boolean' | 'choice';
  readonly default: string;
  readonly values: readonly string[];
  readonly description: string;
}

export interface Widget {
  readonly title: string;
  readonly description: string;
  /** Usual name of its form; '' for widgets without one. */
  readonly form: string;
  readonly attributes: Readonly<Record<string, WidgetAttribute>>;
}

const titles: Readonly<Record<string, { readonly title: string; readonly form: string }>> = {
  'contact-card': { title: 'Foyer Contact Card', form: 'contact' },
  'newsletter-signup': { title: 'Foyer Newsletter Sign-up', form: 'newsletter' },
  'blog-teaser': { title: 'Foyer Blog Teaser', form: '' },
  'cta-banner': { title: 'Foyer Banner', form: '' },
};

export function readWidgets(): Readonly<Record<string, Widget>> {
  const elements = readManifest(resolve(import.meta.dirname, '../../..'));
  return Object.fromEntries(
    Object.entries(titles).map(([name, words]) => {
      const element = elements.find(({ tagName }) => tagName === `foyer-${name}`);
      if (element === undefined) throw new Error(`the manifest has no foyer-${name}; run "pnpm build:manifest"`);
      const { attributes = [], description = '', summary } = element;
      const rows = attributes.map((attribute) => [attribute.name ?? '', readAttribute(attribute)] as const);
      return [name, { ...words, description: firstLine(summary ?? description), attributes: Object.fromEntries(rows) }];
    }),
  );
}

function readAttribute({ description = '', default: usual = '', type }: ManifestAttribute): WidgetAttribute {
  const text = type?.text ?? 'string';
  const values = [...text.matchAll(/'([^']*)'/g)].flatMap(([, value]) => value ?? []);
  const kind = values.length > 0 ? 'choice' : text === 'boolean' || text === 'number' ? text : 'text';
  return { type: kind, default: usual.replace(/^'(.*)'$/, '$1'), values, description: firstLine(description) };
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0]?.trim() ?? '';
}
