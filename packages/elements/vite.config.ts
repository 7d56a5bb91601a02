// The script files for pages without a build step: `foyer.js` with its chunks, one self-registering file a tag, and
// everything in one classic script. Each is listed in integrity.json.
import { createHash } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { minifyHTMLLiterals } from 'minify-literals';
import { minify } from 'terser';
import terser from 'terser/package.json' with { type: 'json' };
import { defineConfig, type Plugin } from 'vite';
import { compileMessages } from './build/compile-messages.ts';
import { leaveOutPolyfills } from './build/leave-out-polyfills.ts';
import manifest from './package.json' with { type: 'json' };

const outDir = 'cdn';
const tags = readdirSync('src/elements');

// A template may begin with the space that parts it from the words before it.
const html = { conservativeCollapse: true };

const minifyTemplates: Plugin = {
  name: 'foyer:minify-templates', // after the types are gone: its parser leaves out files whose types it does not know
  async transform(code, id) {
    if (!id.includes('/elements/src/') || !/\b(?:html|css|svg)\s*`/.test(code)) return undefined;
    return (await minifyHTMLLiterals(code, { fileName: id, html })) ?? undefined;
  },
};

/** The loader has its own copy of what the files a tag share: else every page would ask for a file of 0.2 kB. */
const ownPageOptions: Plugin = {
  name: 'foyer:own-page-options',
  enforce: 'pre',
  async resolveId(source, importer) {
    if (!source.endsWith('/use-page-options.ts') || !importer?.endsWith('/src/loader.ts')) return undefined;
    const resolved = await this.resolve(source, importer, { skipSelf: true });
    return resolved && `${resolved.id}?loader`;
  },
};

/** A second minifier over the first one's work: 2 % of what a visitor downloads. */
const minifyMore: Plugin = {
  name: 'foyer:minify-more',
  // Names of chunks are for ever, so they change with what is written here, too.
  augmentChunkHash: () => `terser ${terser.version}`,
  async generateBundle(_options, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'chunk') continue;
      const { code } = await minify(file.code, { module: true, ecma: 2020, compress: { passes: 3 } });
      file.code = code ?? file.code;
    }
  },
};

/** In Node the one-file script does nothing, where Lit's browser build would throw. */
const inBrowsersOnly: Plugin = {
  name: 'foyer:in-browsers-only',
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type === 'chunk') file.code = `if(typeof document<"u"){${file.code}}`;
    }
  },
};

/** Runs after the last build: `foyer.min.js` is the name that optimizers leave alone. */
const integrity: Plugin = {
  name: 'foyer:integrity',
  closeBundle() {
    copyFileSync(join(outDir, 'foyer.all.js'), join(outDir, 'foyer.min.js'));
    const files = readdirSync(outDir).filter((name) => name.endsWith('.js'));
    const rows = files.map((name) => {
      const code = readFileSync(join(outDir, name));
      const hash = createHash('sha384').update(code).digest('base64');
      return [
        name,
        {
          integrity: `sha384-${hash}`,
          bytes: code.length,
          brotli: brotliCompressSync(code).length,
          version: manifest.version,
        },
      ];
    });
    writeFileSync(join(outDir, 'integrity.json'), `${JSON.stringify(Object.fromEntries(rows), null, 1)}\n`);
  },
};

/** A chunk is named by what it holds; services, which consent blockers know by name, by hash alone. */
function chunkFileNames({ name, moduleIds }: { name: string; moduleIds: string[] }): string {
  const tag = /src\/elements\/([\w-]+)\/[\w-]+\.ts$/.exec(moduleIds.at(-1) ?? '')?.[1];
  const isService = moduleIds.some((id) => id.includes('/src/services/')) && moduleIds.length === 1;
  return `foyer-${isService ? 'x' : (tag ?? name)}-[hash].js`;
}

/** Few, larger files compress better and arrive sooner than many small ones. */
const groups = [
  {
    name: 'session', // but for its entry, which would bring a helper of the bundler into every page
    test: /\/src\/(?:base\/session\/(?!form-session|editor-note)|services\/(?:registry|foyer|reply)\.ts$)|\/submission\/(?!field|captcha-|diagnosis)|\/browser\/(?:transport|connectivity|draft-store|web-crypto)\.ts$/,
  },
  {
    name: 'form',
    test: /\/src\/base\/(?:foyer-form-element|fill-in|field-view|field-labels|form\.styles)\.ts$|\/submission\/(?:fields|captcha-mode)\.ts$|\/browser\/draft-trace\.ts$/,
  },
  {
    name: 'core',
    test: /node_modules\/.*(?:lit|localize)|foyer:runtime-msg|decorate|\/src\/(?:base|browser)\/(?:foyer-element|page-options|attributes|locale|define|icons|property|tokens|controls|safe-url|warn)/,
  },
];

// `vite build`: foyer.js, the files a tag, and their chunks. `vite build --mode all`: foyer.all.js, foyer.min.js.
export default defineConfig(({ mode }) => {
  const all = mode === 'all';
  const entries = Object.fromEntries(tags.map((tag) => [`foyer-${tag}`, `src/elements/${tag}/script.ts`]));
  return {
    plugins: [
      compileMessages(),
      leaveOutPolyfills,
      minifyTemplates,
      ...(all ? [inBrowsersOnly, minifyMore, integrity] : [ownPageOptions, minifyMore]),
    ],
    resolve: { conditions: ['foyer:source', 'module', 'browser', 'production'] },
    build: {
      outDir,
      emptyOutDir: !all,
      target: 'es2022',
      modulePreload: false,
      lib: all
        ? { entry: 'src/all.ts', formats: ['iife'], name: 'Foyer', fileName: () => 'foyer.all.js' }
        : { entry: { foyer: 'src/loader.ts', ...entries }, formats: ['es'] },
      rolldownOptions: all
        ? {}
        : {
            preserveEntrySignatures: 'allow-extension',
            output: {
              minify: true,
              entryFileNames: '[name].js',
              chunkFileNames,
              codeSplitting: { includeDependenciesRecursively: false, groups },
            },
          },
    },
  };
});
