// Wording: from `this.msg(…)` in the elements to locales/*.xlf, and from there to src/locales/*.ts. A language that is named,
// as in `pnpm build:locales nl`, gets its .xlf.
// `--check` writes nothing and fails if the committed files differ from a fresh build, or a message is not translated.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { recordStaticLists, translatedLanguages } from '@foyer/testing/guards/static-lists.ts';
import { messagesAtRest } from '@foyer/testing/node/messages-at-rest.ts';
import config from '../packages/elements/lit-localize.json' with { type: 'json' };

const INFORMAL = /-x-informal$/;
/** One message of a module that lit-localize has built. */
const MODULE_ROW = /^\s*'([sh][0-9a-f]{16})': [\s\S]*?`,\n/gm;
const TRANSLATION_UNIT = /<trans-unit id="([^"]+)">([\s\S]*?)<\/trans-unit>/g;

const root = resolve('.');
const elements = join(root, 'packages/elements');
const options = process.argv.slice(2);
const targetLocales = [...new Set([...translatedLanguages(root), ...options.filter((name) => !name.startsWith('--'))])];
const committed = {
  xliff: join(elements, config.interchange.xliffDir),
  modules: join(elements, config.output.outputDir),
};

const filesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder).sort() : []);

/** Runs lit-localize with all that it writes redirected into `folder`. */
function localize(command: 'extract' | 'build', folder: string, xliffDir: string): string {
  const path = join(folder, `${command}.json`);
  const here = (target: string) => relative(folder, target);
  const redirected = {
    ...config,
    targetLocales,
    tsConfig: here(join(elements, config.tsConfig)),
    output: { ...config.output, outputDir: here(join(folder, 'modules')) },
    interchange: { ...config.interchange, xliffDir: here(xliffDir) },
  };
  writeFileSync(path, JSON.stringify(redirected));
  const tool = join(elements, 'node_modules/.bin/lit-localize');
  return execFileSync(tool, [command, '--config', path], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

function translationsIn(xliff: string): Map<string, string> {
  const units = [...xliff.matchAll(TRANSLATION_UNIT)];
  return new Map(
    units.flatMap(([, id = '', body = '']) => {
      const target = /<target>[\s\S]*<\/target>/.exec(body)?.[0];
      return target ? [[id, target]] : [];
    }),
  );
}

/** Texts that the informal language lacks are taken from the formal one, or they would be English. */
function fillFrom(formal: string, informal: string): string {
  const translations = translationsIn(formal);
  return informal.replaceAll(TRANSLATION_UNIT, (unit: string, id: string) => {
    const target = translations.get(id);
    if (unit.includes('<target>') || !target) return unit;
    return unit.replace('</source>', `</source>\n  ${target}`);
  });
}

function untranslated(xliff: string): string[] {
  return [...xliff.matchAll(TRANSLATION_UNIT)]
    .filter(([, , body = '']) => !body.includes('<target>'))
    .map(([, id = '', body = '']) => /<source>([\s\S]*)<\/source>/.exec(body)?.[1] ?? id);
}

/** A new language lacks all of them, and so many would hide other errors. */
function listSome(texts: readonly string[]): string {
  const most = 10;
  const some = texts.slice(0, most).map((text) => `"${text}"`);
  return texts.length > most ? `${some.join(', ')} and ${texts.length - most} others` : some.join(', ');
}

interface FreshLocales {
  readonly extracted: string;
  readonly modules: string;
  /** A sentence for each language with missing texts. */
  readonly incomplete: readonly string[];
}

function buildIn(folder: string): FreshLocales {
  const extracted = join(folder, 'extracted');
  const filled = join(folder, 'filled');
  mkdirSync(join(folder, 'modules'));
  mkdirSync(filled);
  mkdirSync(extracted);
  if (existsSync(committed.xliff)) cpSync(committed.xliff, extracted, { recursive: true });

  const report = localize('extract', folder, extracted);
  // lit-localize says so and succeeds: `msg` has lost its type, or a source file its place in the tsconfig.
  if (/Extracted 0 messages/.test(report)) throw new Error('lit-localize found no message');

  const xliffOf = (locale: string) => readFileSync(join(extracted, `${locale}.xlf`), 'utf8');
  const incomplete: string[] = [];
  for (const locale of targetLocales) {
    const own = xliffOf(locale);
    const isInformal = INFORMAL.test(locale);
    writeFileSync(
      join(filled, `${locale}.xlf`),
      isInformal ? fillFrom(xliffOf(locale.replace(INFORMAL, '')), own) : own,
    );
    const missing = isInformal ? [] : untranslated(own);
    if (missing.length > 0) incomplete.push(`${locale}: no words for ${listSome(missing)}`);
  }
  localize('build', folder, filled);
  return { extracted, modules: join(folder, 'modules'), incomplete };
}

/** `de.ts` has the texts that are shown before any interaction; `de.later.ts` has the others. */
function splitModules(folder: string, first: ReadonlySet<string>): void {
  for (const name of filesIn(folder)) {
    // The package's own door would bring its page-wide configuration along, in every visitor's download.
    const module = readFileSync(join(folder, name), 'utf8').replace(
      "'@lit/localize'",
      "'@lit/localize/internal/str-tag.js'",
    );
    const keep = (isWanted: (id: string) => boolean) =>
      module.replaceAll(MODULE_ROW, (row: string, id: string) => (isWanted(id) ? row : ''));
    // Importing the module makes the language available, so that an app which knows its language waits for no request.
    const language = name.replace(/\.ts$/, '');
    writeFileSync(
      join(folder, name),
      `${keep((id) => first.has(id))}\nprovideWords('${language}', 'first', templates);\n`.replace(
        "import {html} from 'lit';",
        "import {html} from 'lit';\n    import {provideWords} from '../base/words.ts';",
      ),
    );
    writeFileSync(
      join(folder, name.replace(/\.ts$/, '.later.ts')),
      keep((id) => !first.has(id)),
    );
  }
}

function differences(fresh: string, old: string): string[] {
  const names = new Set([...filesIn(fresh), ...filesIn(old)]);
  const contentOf = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined);
  return [...names].filter((name) => contentOf(join(fresh, name)) !== contentOf(join(old, name)));
}

async function main(isCheck: boolean): Promise<number> {
  const cache = join(elements, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'locales-'));
  try {
    const { extracted, modules, incomplete } = buildIn(folder);
    splitModules(modules, await messagesAtRest(elements, config.tsConfig));
    for (const sentence of incomplete) console.error(`locales: ${sentence}`);
    if (isCheck) {
      const stale = [...differences(extracted, committed.xliff), ...differences(modules, committed.modules)];
      for (const name of stale) console.error(`locales: ${name} is not what "pnpm build:locales" writes`);
      return stale.length + incomplete.length > 0 ? 1 : 0;
    }
    cpSync(extracted, committed.xliff, { recursive: true });
    cpSync(modules, committed.modules, { recursive: true });
    recordStaticLists(root);
    console.log(`locales: ${targetLocales.join(', ')} written`);
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await main(options.includes('--check'));
