// The script files for pages without a build step: `foyer.js` with its chunks, one self-registering file a tag, and
// everything in one classic script. Each is listed in integrity.json.
import { createHash } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { minifyHTMLLiterals } from 'minify-literals';
import { defineConfig, type Plugin } from 'vite';
import manifest from './package.json' with { type: 'json' };

const outDir = 'cdn';
const tags = readdirSync('src/elements');

// A template may begin with the space that parts it from the words before it.
const html = { conservativeCollapse: true };

const minifyTemplates: Plugin = {
  name: 'foyer:minify-templates',
  enforce: 'pre',
  async transform(code, id) {
    if (!id.includes('/elements/src/') || !/\b(?:html|css|svg)\s*`/.test(code)) return undefined;
    return (await minifyHTMLLiterals(code, { fileName: id, html })) ?? undefined;
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
    name: 'session',
    test: /\/src\/(?:base\/session|services)\/|\/submission\/(?:machine|outcome|payload|validate|config|captcha)\.ts$/,
  },
  {
    name: 'form',
    test: /\/src\/base\/(?:foyer-form-element|fill-in|field-view|field-labels|form\.styles)\.ts$|\/submission\/(?:fields|captcha-mode)\.ts$/,
  },
  {
    name: 'core',
    test: /node_modules\/.*(?:lit|localize)|decorate|rolldown.runtime|\/src\/(?:base|browser)\/(?:foyer-element|attributes|locale|define|icons|property|tokens|controls|safe-url|warn)/,
  },
];

// `vite build`: foyer.js, the files a tag, and their chunks. `vite build --mode all`: foyer.all.js, foyer.min.js.
export default defineConfig(({ mode }) => {
  const all = mode === 'all';
  const entries = Object.fromEntries(tags.map((tag) => [`foyer-${tag}`, `src/elements/${tag}/script.ts`]));
  return {
    plugins: [minifyTemplates, ...(all ? [inBrowsersOnly, integrity] : [])],
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
