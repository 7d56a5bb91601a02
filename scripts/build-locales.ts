// Wording: from `msg(…)` in the elements and the endpoint to locales/*.xlf, and from there to the modules of both. A language
// that is named, as in `pnpm build:locales nl`, gets its .xlf.
// `--check` writes nothing and fails if the committed files differ from a fresh build, or a message is not translated.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { recordStaticLists, translatedLanguages } from '@foyer/testing/guards/static-lists.ts';
import { messagePlaces } from '@foyer/testing/node/message-places.ts';
import config from '../lit-localize.json' with { type: 'json' };
import { splitModules } from './locales/element-modules.ts';
import { writeEndpointModules } from './locales/endpoint-modules.ts';
import { fillFrom, formalOf, unitsIn } from './locales/xliff.ts';

const root = resolve('.');
const options = process.argv.slice(2);
const targetLocales = [...new Set([...translatedLanguages(root), ...options.filter((name) => !name.startsWith('--'))])];

/** Folders by their names in a fresh build. */
const committed = {
  extracted: join(root, config.interchange.xliffDir),
  modules: join(root, config.output.outputDir),
  endpoint: join(root, 'packages/endpoint/src/domain/locales'),
} as const;

const filesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder).sort() : []);

/** Runs lit-localize with all that it writes redirected into `folder`. */
function localize(command: 'extract' | 'build', folder: string, xliffDir: string): string {
  const path = join(folder, `${command}.json`);
  const here = (target: string) => relative(folder, target);
  const redirected = {
    ...config,
    targetLocales,
    tsConfig: here(join(root, config.tsConfig)),
    output: { ...config.output, outputDir: here(join(folder, 'modules')) },
    interchange: { ...config.interchange, xliffDir: here(xliffDir) },
  };
  writeFileSync(path, JSON.stringify(redirected));
  const tool = join(root, 'packages/elements/node_modules/.bin/lit-localize');
  return execFileSync(tool, [command, '--config', path], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** A new language lacks all of them, and so many would hide other errors. */
function listSome(texts: readonly string[]): string {
  const most = 10;
  const some = texts.slice(0, most).map((text) => `"${text}"`);
  return texts.length > most ? `${some.join(', ')} and ${texts.length - most} others` : some.join(', ');
}

/** Fills `folder`. Returns a sentence for each language with missing texts. */
async function buildIn(folder: string): Promise<readonly string[]> {
  const extracted = join(folder, 'extracted');
  const filled = join(folder, 'filled');
  for (const name of [extracted, filled, join(folder, 'modules')]) mkdirSync(name);
  if (existsSync(committed.extracted)) cpSync(committed.extracted, extracted, { recursive: true });

  const report = localize('extract', folder, extracted);
  // lit-localize says so and succeeds: `msg` has lost its type, or a source file its place in the tsconfig.
  if (/Extracted 0 messages/.test(report)) throw new Error('lit-localize found no message');

  const xliffOf = (locale: string) => readFileSync(join(extracted, `${locale}.xlf`), 'utf8');
  const xliffs = new Map<string, string>();
  const incomplete: string[] = [];
  for (const locale of targetLocales) {
    const formal = formalOf(locale);
    const xliff = formal === undefined ? xliffOf(locale) : fillFrom(xliffOf(formal), xliffOf(locale));
    xliffs.set(locale, xliff);
    writeFileSync(join(filled, `${locale}.xlf`), xliff);
    const missing = unitsIn(xliff).flatMap(({ source, target }) => (target === undefined ? [source] : []));
    if (missing.length > 0 && formal === undefined) incomplete.push(`${locale}: no words for ${listSome(missing)}`);
  }
  localize('build', folder, filled);
  const places = await messagePlaces(root, config.tsConfig);
  splitModules(join(folder, 'modules'), places);
  writeEndpointModules(join(folder, 'endpoint'), xliffs, places);
  return incomplete;
}

function differences(fresh: string, old: string): string[] {
  const names = new Set([...filesIn(fresh), ...filesIn(old)]);
  const contentOf = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined);
  return [...names].filter((name) => contentOf(join(fresh, name)) !== contentOf(join(old, name)));
}

async function main(isCheck: boolean): Promise<number> {
  const cache = join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'locales-'));
  try {
    const incomplete = await buildIn(folder);
    for (const sentence of incomplete) console.error(`locales: ${sentence}`);
    const places = Object.entries(committed);
    if (isCheck) {
      const stale = places.flatMap(([name, old]) => differences(join(folder, name), old));
      for (const name of stale) console.error(`locales: ${name} is not what "pnpm build:locales" writes`);
      return stale.length + incomplete.length > 0 ? 1 : 0;
    }
    for (const [name, old] of places) cpSync(join(folder, name), old, { recursive: true });
    recordStaticLists(root);
    console.log(`locales: ${targetLocales.join(', ')} written`);
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await main(options.includes('--check'));
