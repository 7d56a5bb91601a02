// The declarations of all doors, in dist/types: without internal members, and with no more files than the doors share.
// TypeScript writes one for every module, which only the projects of this checkout read.
import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { rolldown } from 'rolldown';
import { dts } from 'rolldown-plugin-dts';
import { attributeNames, tagAttributes } from './attribute-tags.ts';

const outDir = 'dist/types';

const doors: Record<string, string> = {};
for (const name of ['index', 'all', 'ssr', 'loader']) doors[name] = `./src/${name}.ts`;
for (const name of readdirSync('src/elements')) {
  doors[name] = `./src/elements/${name}/define.ts`;
  doors[`${name}/element`] = `./src/elements/${name}/${name}.ts`;
}

const names = attributeNames(readFileSync('custom-elements.json', 'utf8'));

rmSync(outDir, { recursive: true, force: true });
const bundle = await rolldown({
  input: doors,
  external: /^[^./]/,
  plugins: [
    dts({ dtsOnly: true, compilerOptions: { stripInternal: true, composite: false, incremental: false } }),
    { name: 'foyer:attribute-tags', renderChunk: (code) => tagAttributes(code, names) },
  ],
});
await bundle.write({ dir: outDir, entryFileNames: '[name].d.ts', chunkFileNames: 'shared/[name].d.ts' });

// Who imports the types of the package also gets those of `document.querySelector('foyer-…')`.
appendFileSync(`${outDir}/index.d.ts`, `\nimport './all.js';\n`);

// Messages by id, the same for every language.
writeFileSync(
  `${outDir}/locale.d.ts`,
  `import type { LocaleModule } from '@lit/localize';\nexport declare const templates: LocaleModule['templates'];\n`,
);
