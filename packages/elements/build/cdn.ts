// The script files for pages without a build step, in four steps: chunks; foyer.js and a loader per widget, which know the
// chunks' names; one file per widget and language, from those chunks; everything in one classic script. Each is listed in
// integrity.json.
import { createHash } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build, type Plugin, type Rolldown } from 'vite';
import manifest from '../package.json' with { type: 'json' };
import { buildHash } from './build-hash.ts';
import { informalLanguages } from './compile-messages.ts';
import { conditions, messages, minifyMore, sourcePlugins } from './plugins.ts';
import { shareFirstView } from './share-first-view.ts';

const outDir = resolve('cdn');
const tags = readdirSync('src/elements').map((name) => `foyer-${name}`);
const common = {
  configFile: false as const,
  logLevel: 'warn' as const,
  resolve: { conditions },
};

/** A virtual module, generated from names. Vite's library mode only accepts ids that look like a path. */
function virtual(id: string, load: (name: string) => string): Plugin {
  const pattern = new RegExp(`virtual:${id}(.*)$`);
  return {
    name: `foyer:virtual-${id}`,
    enforce: 'pre',
    resolveId: (source) => (pattern.test(source) ? `\0${source}` : undefined),
    load: (source) => {
      const name = pattern.exec(source)?.[1];
      return name === undefined ? undefined : load(name);
    },
  };
}

/** Defines a widget. */
const widgetEntry = virtual('foyer-', (name) => {
  const className = `-foyer-${name}`.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const source = resolve('src');
  return `import { define } from '${source}/base/define.ts';
import { ${className} } from '${source}/elements/${name}/${name}.ts';
define('foyer-${name}', ${className});`;
});

/** What is loaded without the rest of a chunk has copies of the modules that it shares with it. */
const copies = [
  // The card asks for it late.
  [/cta-banner(?=\/)/, /\/time-zone\.ts$/],
  // They never load the session of forms.
  [
    /blog-teaser(?=\/)|owner-note|option-note/,
    /\/(?:notice\.styles|warn|editor|config|missing-scheme|captcha-mode)\.ts$/,
  ],
  // Their first view has no secondary buttons.
  [/blog-teaser(?=\/)|session(?=\.styles)/, /\/secondary-buttons\.styles\.ts$/],
  // The newsletter loads it for the few visitors who cannot prove work.
  [
    /form-captcha-row|own=form-captcha-row/,
    /\/(?:captcha-row(?:\.styles)?|secondary-buttons\.styles|own-question)\.ts$/,
  ],
] as const;

const ownCopies: Plugin = {
  name: 'foyer:own-copies',
  enforce: 'pre',
  async resolveId(source, importer) {
    const [[by] = []] = copies.filter(([by, of]) => by.test(importer ?? '') && of.test(source));
    const [place] = by?.exec(importer ?? '') ?? [];
    if (place === undefined) return undefined;
    const resolved = await this.resolve(source, importer, { skipSelf: true });
    return resolved && `${resolved.id}?own=${place.replace('own=', '')}`;
  },
};

/** Few, larger files compress better and arrive sooner than many small ones. A module goes into the first group that matches. */
const groups = [
  {
    name: 'core',
    test: /node_modules\/|foyer:runtime-msg|protocol\/src\/choose-words|\/src\/(?:base|browser|submission)\/(?:is-server|children|content|enter|find|foyer-element|parse-url|page-options|properties|language|locale|words|define|icons|tokens|controls|safe-url|unquote)/,
  },
  {
    name: 'form',
    test: /^(?!.*\?own=).*\/src\/(?:base\/(?:foyer-form-element|doubtful-settings|form-|field-view|form\.styles|lazy-session|own-fields|find\.ts)|submission\/(?:fields|captcha-mode|captcha-requirement)|browser\/(?:draft-trace|can-prove))/,
  },
  { name: 'dates', test: /protocol\/src\/iso-date/ },
  { name: 'late-captcha-row', test: /\?own=form-captcha-row/ },
  {
    name: 'captcha-row',
    test: /^(?!.*\?own=).*\/src\/(?:base\/(?:captcha-row|secondary-buttons)|submission\/own-question)/,
  },
  { name: 'media', test: /\/src\/(?:base\/(?:media|initials)|browser\/load-beacon)/ },
  {
    name: 'session',
    test: /^(?!.*\?own=).*(?:\/src\/(?:session\/(?!editor-note|advice-words|diagnosis-words|mail-view|slotted-fields|draft-reader|draft-view|tidy-address|unicode-address|.*\?own)|base\/(?:error|notice)\.styles\.ts$|services\/(?:registry|foyer|reply|service)\.ts|protocol)|\/submission\/(?:captcha|challenge-parts|config|draft|machine|outcome|payload|retry|to-json|validate)\.ts|\/browser\/(?:proof-of-work|transport|connectivity|draft-store|warn|web-crypto)\.ts|protocol\/src\/(?!written-date|date-words|address|feed-|squeeze))|\?own=session$/,
  },
];

/** A chunk is named by its content; a service only by its hash, since consent blockers block services by name. */
function chunkFileNames({ name, moduleIds }: { name: string; moduleIds: string[] }): string {
  const isService = moduleIds.some((id) => id.includes('/src/services/')) && moduleIds.length === 1;
  return `foyer-${isService ? 'x-[hash]' : `${name.replace('foyer-', '')}-${buildHash}`}.js`;
}

async function buildChunks(): Promise<readonly Rolldown.OutputChunk[]> {
  const result = await build({
    ...common,
    plugins: [
      widgetEntry,
      ownCopies,
      messages.inFiles,
      ...sourcePlugins,
      shareFirstView((entry) => entry.startsWith('foyer-')),
    ],
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      lib: {
        entry: {
          ...Object.fromEntries(tags.map((tag) => [tag, `virtual:${tag}`])),
          session: 'src/session/start-session.ts',
        },
        formats: ['es'],
      },
      rolldownOptions: {
        // Reads as a warning to one who starts the demo for the first time.
        checks: { pluginTimings: false },
        preserveEntrySignatures: 'allow-extension',
        output: {
          minify: true,
          hashCharacters: 'hex',
          entryFileNames: chunkFileNames,
          chunkFileNames,
          codeSplitting: { includeDependenciesRecursively: false, groups },
        },
      },
    },
  });
  const [output] = [result].flat();
  if (!output || !('output' in output)) throw new Error('the build gave no chunks');
  return output.output.filter((file) => file.type === 'chunk');
}

/** Files of an entry and all their static imports, the most imported first. */
function filesOf(entry: string, chunks: readonly Rolldown.OutputChunk[]): string[] {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const first = chunks.find(({ name, isEntry }) => isEntry && name === entry);
  const found = new Set(first ? [first] : []);
  for (const { imports } of found) for (const name of imports) found.add(byName.get(name) ?? raise(`no chunk ${name}`));
  return [...found].map(({ fileName }) => fileName).reverse();
}

function raise(sentence: string): never {
  throw new Error(sentence);
}

/** Lazy parts whose messages most visitors never see. */
const lazyParts = {
  'card-details': /\/contact-card\/details\//,
  'captcha-row': /\/base\/captcha-row\.ts/,
  'draft-reader': /\/session\/draft-(?:reader|view)\.ts$/,
  'editor-note': /\/session\/(?:editor-note|advice-words|diagnosis-words)\.ts$/,
  'owner-note': /\/base\/owner-words\.ts$/,
  resend: /\/newsletter-signup\/resend\//,
};

/** The messages of each language: those of the first view in one file, the others in one file per widget and lazy part. */
async function writeWords(chunks: readonly Rolldown.OutputChunk[]): Promise<void> {
  for (const language of messages.languages()) {
    const write = async (name: string, isWanted: (number: number) => boolean) => {
      const code = await minifyMore(messages.wordsOf(language, isWanted));
      writeFileSync(join(outDir, `foyer-${name}-${buildHash}.js`), code);
    };
    await write(language, (number) => number < messages.countAtRest);
    for (const tag of tags) {
      const spoken = numbersSpoken([tag], chunks, (id) => !isLazyPart(id));
      await write(
        `${language}${tag.slice('foyer'.length)}`,
        (number) => number >= messages.countAtRest && spoken.has(number),
      );
    }
    for (const [part, pattern] of Object.entries(lazyParts)) {
      const spoken = numbersSpoken(tags, chunks, (id) => pattern.test(id));
      await write(`${language}-${part}`, (number) => spoken.has(number));
    }
  }
}

interface Alone {
  readonly entry: string;
  readonly format: 'es' | 'iife';
  readonly define?: Record<string, string>;
}

/** A file of its own, without imports: a classic script, or a module that may arrive before any other. */
async function writeAlone(name: string, { entry, format, define = {} }: Alone): Promise<void> {
  const result = await build({
    ...common,
    plugins: [virtual('script', () => entry), messages.inside, ...sourcePlugins],
    define,
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: 'virtual:script', formats: [format], name: 'Foyer' },
      rolldownOptions: { output: { minify: true } },
    },
  });
  const [output] = [result].flat();
  const [chunk] = output && 'output' in output ? output.output : [];
  writeFileSync(join(outDir, name), await minifyMore(chunk?.type === 'chunk' ? chunk.code : '', format === 'es'));
}

async function writeLoaders(chunks: readonly Rolldown.OutputChunk[]): Promise<void> {
  const source = resolve('src/script-file.ts');
  const bare = (file: string) => file.slice('foyer-'.length, -`-${buildHash}.js`.length);
  /** The last file is the widget's own. Lists in one order compress better. */
  const shared = (tag: string) => filesOf(tag, chunks).slice(0, -1).map(bare).sort().join(' ');
  const builtFiles = (widgets: readonly string[]) => {
    const ids = messages.languages();
    const languages = `/^(${ids.filter((id) => id !== 'en' && !id.includes('-')).join('|')})\\b/`;
    const informal = `/${informalLanguages(ids).join('|')}/`;
    return {
      'BUILT_FILES.hash': JSON.stringify(buildHash),
      'BUILT_FILES.widgets': JSON.stringify(Object.fromEntries(widgets.map((tag) => [tag, shared(tag)]))),
      'BUILT_FILES.languages': languages,
      'BUILT_FILES.informal': informal,
    };
  };
  const writeLoader = (name: string, start: string, widgets: readonly string[]) =>
    writeAlone(`${name}.js`, {
      entry: `import{${start.slice(0, start.indexOf('('))}}from'${source}';${start}`,
      format: 'iife',
      define: builtFiles(widgets),
    });
  await writeLoader('foyer', 'startLoader()', tags);
  for (const tag of tags) await writeLoader(tag, `startWidget('${tag.slice('foyer-'.length)}')`, []);
  await writeAlone(`foyer-markup-${buildHash}.js`, {
    entry: `export*from'${resolve('src/browser/markup.ts')}'`,
    format: 'es',
  });
}

function isLazyPart(id: string): boolean {
  return Object.values(lazyParts).some((pattern) => pattern.test(id));
}

/** The messages of the widgets and their lazy parts, limited to modules that satisfy `isWanted`. */
function numbersSpoken(
  widgets: readonly string[],
  chunks: readonly Rolldown.OutputChunk[],
  isWanted: (moduleId: string) => boolean = () => true,
): ReadonlySet<number> {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const found = new Set(widgets.map((tag) => filesOf(tag, chunks).at(-1)));
  const modules = new Set<string>();
  for (const name of found) {
    const { imports = [], dynamicImports = [], moduleIds = [] } = byName.get(name ?? '') ?? {};
    for (const id of moduleIds.filter(isWanted)) modules.add(id);
    for (const imported of [...imports, ...dynamicImports]) found.add(imported);
  }
  return new Set([...modules].flatMap((id) => [...(messages.spoken.get(id) ?? [])]));
}

/** What a file for a widget and a language has instead of both, until they are inserted. */
const wordsHere = 'FOYER_WORDS';
const languageHere = 'FOYER_LANGUAGE';

interface OneFile {
  readonly name: string;
  readonly widgets: readonly string[];
  readonly chunks: readonly Rolldown.OutputChunk[];
}

/** Joins the chunks of the first view; lazy chunks stay separate. Built once, since only words differ between languages. */
async function joinFirstView({ widgets, chunks }: OneFile, files: ReadonlySet<string>): Promise<string> {
  const entry = `${widgets.map((tag) => `import'${join(outDir, filesOf(tag, chunks).at(-1) ?? '')}';`).join('\n')}`;
  const apart: Plugin = {
    name: 'foyer:lazy-parts-stay-apart',
    enforce: 'pre',
    resolveId(source) {
      const name = basename(source);
      if (files.has(name)) return { id: join(outDir, name), moduleSideEffects: true };
      return /^foyer-.*\.js$/.test(name) ? { id: `./${name}`, external: true } : undefined;
    },
    // The messages of this language need no request, and other languages are only requested if the page uses them.
    transform(code) {
      const [importWords, name = ''] = /import\("\.\/foyer-"\+([^"]+)\+"-\w+\.js"\)/.exec(code) ?? [];
      if (!importWords) return undefined;
      const own = `${name}===${languageHere}?Promise.resolve({templates:${wordsHere}}):${importWords}`;
      return code.replace(importWords, () => own);
    },
  };
  const result = await build({
    ...common,
    plugins: [virtual('one-file', () => entry), apart],
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: 'virtual:one-file', formats: ['es'] },
      rolldownOptions: { output: { minify: true, codeSplitting: false } },
    },
  });
  const [output] = [result].flat();
  const [chunk] = output && 'output' in output ? output.output : [];
  return minifyMore(chunk?.type === 'chunk' ? chunk.code : '');
}

/** A file for each language: the first view of the widgets with their messages. */
async function writeOneFiles(one: OneFile): Promise<void> {
  const { name, widgets, chunks } = one;
  const files = new Set(widgets.flatMap((tag) => filesOf(tag, chunks)));
  const inside = new Set(chunks.filter(({ fileName }) => files.has(fileName)).flatMap(({ moduleIds }) => moduleIds));
  const spoken = numbersSpoken(widgets, chunks, (id) => inside.has(id) || !isLazyPart(id));
  const joined = await joinFirstView(one, files);
  const places = [wordsHere, languageHere].map((place) => joined.split(place).length - 1);
  if (places.join() !== '1,1') throw new Error(`${name} has ${places.join(' and ')} places for words and language`);
  for (const language of messages.languages()) {
    const isWanted = (number: number) => number < messages.countAtRest && spoken.has(number);
    const module = await minifyMore(messages.wordsOf(language, isWanted));
    const words = module.slice('export const templates='.length).replace(/;\s*$/, '');
    const code = joined.replace(wordsHere, () => words).replace(languageHere, () => JSON.stringify(language));
    writeFileSync(join(outDir, `${name}.${language}.js`), inBrowsersOnly(code));
  }
}

/** Makes a script file do nothing in Node, where Lit's browser build would throw. */
function inBrowsersOnly(code: string): string {
  return `if(typeof document<"u"){${code}}`;
}

async function writeEverything(): Promise<void> {
  await writeAlone('foyer.all.js', { entry: `import'${resolve('src/all.ts')}'`, format: 'iife' });
  const path = join(outDir, 'foyer.all.js');
  writeFileSync(path, inBrowsersOnly(readFileSync(path, 'utf8')));
  // Optimizers do not minify a file with this name.
  copyFileSync(path, join(outDir, 'foyer.min.js'));
}

function writeIntegrity(): void {
  const files = readdirSync(outDir).filter((name) => name.endsWith('.js'));
  const rows = files.map((name) => {
    const code = readFileSync(join(outDir, name));
    const integrity = `sha384-${createHash('sha384').update(code).digest('base64')}`;
    const brotli = brotliCompressSync(code).length;
    return [name, { integrity, bytes: code.length, brotli, version: manifest.version }];
  });
  writeFileSync(join(outDir, 'integrity.json'), `${JSON.stringify(Object.fromEntries(rows), null, 1)}\n`);
}

rmSync(outDir, { recursive: true, force: true });
const chunks = await buildChunks();
await writeLoaders(chunks);
await writeWords(chunks);
for (const tag of tags) await writeOneFiles({ name: tag, widgets: [tag], chunks });
// For pages with three or more widgets.
const together = tags.filter((tag) => tag !== 'foyer-math-captcha');
await writeOneFiles({ name: 'foyer-widgets', widgets: together, chunks });
await writeEverything();
writeIntegrity();
