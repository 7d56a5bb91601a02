// Builds one entry with Vite as a site's own build would, and keeps the files in memory.
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** What a page links to, and every file that may be asked for later. */
export interface Bundle {
  readonly entry: string;
  /** Chunks that the entry imports statically: Vite writes a modulepreload line for each. */
  readonly preloads: readonly string[];
  readonly styleSheets: readonly string[];
  readonly files: ReadonlyMap<string, string | Uint8Array>;
}

/** True: `@foyer/elements` is bundled from its TypeScript. False: from `dist`, as it is published; run `pnpm build:types` first. */
const FROM_SOURCE = false;

const conditions = [...(FROM_SOURCE ? ['foyer:source'] : []), 'module', 'browser', 'production'];

interface Chunk {
  readonly fileName: string;
  readonly imports: readonly string[];
}

/** @param entry path below `bench/ready` */
export async function bundle(entry: string): Promise<Bundle> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions },
    build: {
      write: false,
      target: 'es2022',
      modulePreload: { polyfill: false },
      rolldownOptions: { input: fileURLToPath(new URL(entry, import.meta.url)) },
    },
  });
  const [output] = Array.isArray(result) ? result : [result];
  const written = output && 'output' in output ? output.output : [];
  const chunks = new Map<string, Chunk>();
  const files = new Map<string, string | Uint8Array>();
  let first: string | undefined;
  for (const file of written) {
    files.set(file.fileName, file.type === 'chunk' ? file.code : file.source);
    if (file.type !== 'chunk') continue;
    chunks.set(file.fileName, file);
    if (file.isEntry) first = file.fileName;
  }
  if (first === undefined) throw new Error(`${entry} gives no script`);
  const preloads = staticImports(first, chunks);
  return { entry: first, preloads, styleSheets: [...files.keys()].filter((name) => name.endsWith('.css')), files };
}

function staticImports(entry: string, chunks: ReadonlyMap<string, Chunk>): string[] {
  const found = new Set<string>();
  const visit = (name: string) => {
    for (const imported of chunks.get(name)?.imports ?? []) {
      if (found.has(imported)) continue;
      found.add(imported);
      visit(imported);
    }
  };
  visit(entry);
  return [...found];
}
