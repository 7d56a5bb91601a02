// Reads what the pages are built from: the manifest, the finished themes, the pages of the services, the languages. For Node.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { germanOf } from '../api/german.ts';
import { readProperties as readThemeValues } from '../theme-studio/read-css.ts';
import { type Language, type Manifest, readCatalog } from './catalog.ts';
import { supports } from './css-value.ts';
import { type Property, readProperties } from './look.ts';
import type { BuildWorld } from './page-world.ts';
import { readServices } from './services.ts';

/** @param docs folder of the documentation's package */
export function readPageWorld(docs: string, language: Language): BuildWorld {
  const elements = dirname(createRequire(join(docs, 'package.json')).resolve('@foyer/elements/package.json'));
  const read = (path: string) => readFileSync(join(elements, path), 'utf8');
  const manifest: Manifest & Parameters<typeof readProperties>[0] = JSON.parse(read('custom-elements.json'));
  const pages = join(docs, 'src/content/docs', language === 'de' ? 'de' : '.', 'services');
  const filesIn = (folder: string, ending: string) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(ending))
      .map((name) => [basename(name, ending), join(folder, name)] as const);
  const { version }: { readonly version: string } = JSON.parse(read('package.json'));
  return {
    language,
    version,
    supports,
    catalog: readCatalog(manifest, language),
    properties: readProperties(manifest).map((property) => (language === 'de' ? inGerman(property) : property)),
    themes: filesIn(join(elements, 'themes'), '.css').map(([name, path]) => {
      const css = readFileSync(path, 'utf8');
      return { name, css, values: readThemeValues(css) };
    }),
    services: readServices(
      Object.fromEntries(filesIn(pages, '.md').map(([name, path]) => [name, readFileSync(path, 'utf8')])),
    ),
    languages: ['en', ...filesIn(join(docs, '../locales'), '.xlf').map(([name]) => name)].filter(
      (name) => !name.includes('-x-'),
    ),
  };
}

const inGerman = (property: Property): Property => ({ ...property, description: germanOf(property.description) });
