// The widgets of the plugin, out of the custom-elements manifest.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

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

/** Parts of the manifest, as far as they are read. */
interface Manifest {
  readonly modules: readonly {
    readonly declarations?: readonly {
      readonly tagName?: string;
      readonly summary?: string;
      readonly description?: string;
      readonly attributes?: readonly {
        readonly name: string;
        readonly description?: string;
        readonly default?: string;
        readonly type?: { readonly text: string };
      }[];
    }[];
  }[];
}

export function readWidgets(): Readonly<Record<string, Widget>> {
  const path = createRequire(import.meta.url).resolve('@foyer/elements/custom-elements.json');
  const manifest: Manifest = JSON.parse(readFileSync(path, 'utf8'));
  const elements = manifest.modules.flatMap(({ declarations = [] }) => declarations);
  return Object.fromEntries(
    Object.entries(titles).map(([name, words]) => {
      const element = elements.find(({ tagName }) => tagName === `foyer-${name}`);
      if (element === undefined) throw new Error(`the manifest has no foyer-${name}; run "pnpm build:manifest"`);
      const { attributes = [], description = '', summary } = element;
      const rows = attributes.map(({ name: attribute, ...rest }) => [attribute, readAttribute(rest)] as const);
      return [name, { ...words, description: firstLine(summary ?? description), attributes: Object.fromEntries(rows) }];
    }),
  );
}

function readAttribute({
  description = '',
  default: usual = '',
  type,
}: {
  readonly description?: string;
  readonly default?: string;
  readonly type?: { readonly text: string };
}): WidgetAttribute {
  const text = type?.text ?? 'string';
  const values = [...text.matchAll(/'([^']*)'/g)].flatMap(([, value]) => value ?? []);
  const kind = values.length > 0 ? 'choice' : text === 'boolean' || text === 'number' ? text : 'text';
  return { type: kind, default: usual.replace(/^'(.*)'$/, '$1'), values, description: firstLine(description) };
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0]?.trim() ?? '';
}
