// What a snippet needs beside the settings, and what only a browser can make: rules measured from the widget, hashes read from
// a server, the rendered tag.
import { scriptSnippet } from '@foyer/endpoint/script-snippet.js';
import { measureHeights, widths } from '../../reserved-space/measure.ts';
import { reservedSpace } from '../../reserved-space/rules.ts';
import type { PageWorld } from '../page-world.ts';
import { namesOf } from '../page-world.ts';
import type { Settings } from '../settings.ts';
import { elementOf } from '../snippets/element.ts';
import { html, printElement } from '../snippets/markup.ts';
import { filesFolder, type Material } from '../snippets/print.ts';
import { wordsOf } from '../words.ts';

/** An endpoint compresses its files anew before it first lists their hashes. */
const PATIENCE_MS = 20_000;

export interface Gathered {
  readonly material: Material;
  /** Import map of the hashed tag, or empty. */
  readonly map: string;
  readonly problems: readonly string[];
}

export async function gather(settings: Settings, world: PageWorld): Promise<Gathered> {
  const tag = printElement(elementOf(settings, namesOf(world)), html);
  const { as, extras } = settings;
  const needsPlace =
    extras.still && !['block', 'shortcode'].includes(as) && !(extras.prerendered && ['script', 'npm'].includes(as));
  const [reserved, hashed, rendered] = await Promise.all([
    needsPlace ? printReserved(tag, settings, world) : '',
    extras.hashes && as === 'script' ? readHashes(settings, world) : { hashed: '', map: '', problems: [] },
    extras.prerendered && ['script', 'npm'].includes(as)
      ? render(tag, settings, world)
      : { rendered: '', problems: [] },
  ]);
  const [theme] = world.themes.filter(({ name }) => name === settings.theme);
  return {
    material: { reserved, hashed: hashed.hashed, rendered: rendered.rendered, theme: theme?.css ?? '' },
    map: hashed.map,
    problems: [...hashed.problems, ...rendered.problems],
  };
}

async function printReserved(tag: string, settings: Settings, world: PageWorld): Promise<string> {
  const measured = await measureHeights(tag, widths, settings.attributes['lang'] || world.language, settings.look);
  return measured ? reservedSpace(measured.tag, measured.heights, measured.id) : '';
}

interface Hashed {
  readonly hashed: string;
  readonly map: string;
  readonly problems: readonly string[];
}

/** Of the published files, or of those that the endpoint serves: these name its address, so that their hashes are its own. */
async function readHashes(settings: Settings, world: PageWorld): Promise<Hashed> {
  const folder = filesFolder(settings, world.version);
  const isPublished = folder === filesFolder({ ...settings, files: '', attributes: {} }, world.version);
  const found = scriptSnippet(isPublished ? await publishedHashes() : await servedHashes(folder), folder);
  if (found) return { hashed: found.markup, map: found.map, problems: [] };
  const command = `FOYER_PUBLIC_URL=${folder} npx @foyer/endpoint snippet`;
  return { hashed: '', map: '', problems: [wordsOf(world.language).hashesUnavailable(command)] };
}

const publishedHashes = async (): Promise<unknown> => (await import('@foyer/elements/cdn/integrity.json')).default;

async function servedHashes(folder: string): Promise<unknown> {
  try {
    const response = await fetch(`${folder}/integrity.json`, { signal: AbortSignal.timeout(PATIENCE_MS) });
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined;
  }
}

interface Rendered {
  readonly rendered: string;
  readonly problems: readonly string[];
}

async function render(tag: string, { attributes }: Settings, world: PageWorld): Promise<Rendered> {
  try {
    const { renderWidgets } = await import('@foyer/elements/ssr.js');
    const language = attributes['lang'] || world.language;
    const page = await renderWidgets(`<html lang="${language}"><body>${tag}</body></html>`);
    return { rendered: /<body>([\s\S]*)<\/body>/.exec(page)?.[1] ?? '', problems: [] };
  } catch {
    return { rendered: '', problems: [wordsOf(world.language).noRender] };
  }
}

/** As a source in a policy; empty for no text. */
export async function hashSource(text: string): Promise<string> {
  if (text === '') return '';
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return `'sha256-${btoa(String.fromCharCode(...digest))}'`;
}
