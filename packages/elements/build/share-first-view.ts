// Lets the lazy chunks use the Lit and widget code that the first view has loaded: the chunks that foyer.js requests,
// or the single file of a widget. A static import would load the chunks a second time beside that file.
import type { Plugin } from 'vite';
import { minifyMore } from './plugins.ts';

interface Chunk {
  readonly type: 'chunk';
  readonly fileName: string;
  readonly name: string;
  readonly isEntry: boolean;
  readonly imports: readonly string[];
  readonly dynamicImports: readonly string[];
  code: string;
}

const importPattern = /import\s*\{([^}]*)\}\s*from\s*["']\.\/([\w.-]+)["'];?/g;
const exportPattern = /export\s*\{([^}]*)\};?\s*$/;

/** `a as b` → `a: b`. */
const asProperties = (names: string) => names.replaceAll(/\s+as\s+/g, ':');

/** Property of the page that holds the exports of a first-view chunk. */
const keptAt = (fileName: string) => `document[Symbol.for(${JSON.stringify(fileName.replace('.js', ''))})]`;

/** @param isFirstView true for entries that a page loads before any interaction */
export function shareFirstView(isFirstView: (entry: string) => boolean): Plugin {
  return {
    name: 'foyer:share-first-view',
    async generateBundle(_options, bundle) {
      const chunks = new Map<string, Chunk>();
      for (const file of Object.values(bundle)) if (file.type === 'chunk') chunks.set(file.fileName, file);
      const first = closure(
        [...chunks.values()].filter((chunk) => chunk.isEntry && isFirstView(chunk.name)),
        chunks,
      );
      const shared = new Map<string, Set<string>>();
      for (const chunk of chunks.values()) if (!first.has(chunk)) takeFromPage(chunk, first, shared);
      for (const chunk of chunks.values())
        if (chunk.isEntry && isFirstView(chunk.name)) checkEntry(chunk, chunks, first);
      for (const chunk of first) keepOnPage(chunk, shared.get(chunk.fileName) ?? new Set());
      for (const chunk of chunks.values()) chunk.code = await minifyMore(chunk.code);
    },
  };
}

function closure(entries: readonly Chunk[], chunks: ReadonlyMap<string, Chunk>): ReadonlySet<Chunk> {
  const found = new Set(entries);
  for (const { imports } of found) {
    for (const name of imports) {
      const chunk = chunks.get(name);
      if (chunk) found.add(chunk);
    }
  }
  return found;
}

/** `import{a as b}from"./core.js"` → `const{a:b}=…`. */
function takeFromPage(chunk: Chunk, first: ReadonlySet<Chunk>, shared: Map<string, Set<string>>): void {
  const names = new Set([...first].map(({ fileName }) => fileName));
  chunk.code = chunk.code.replaceAll(importPattern, (statement: string, imported: string, fileName: string) => {
    if (!names.has(fileName)) return statement;
    const wanted = shared.get(fileName) ?? new Set();
    for (const name of imported.split(',')) wanted.add(name.trim().split(/\s+as\s+/)[0] ?? '');
    shared.set(fileName, wanted);
    return `const{${asProperties(imported)}}=${keptAt(fileName)};`;
  });
  const left = chunk.imports.filter(
    (name) => names.has(name) && new RegExp(`from\\s*["']\\./${name}`).test(chunk.code),
  );
  if (left.length > 0) throw new Error(`${chunk.fileName} still imports ${left.join(', ')}`);
}

/** A lazy chunk of a widget may use from the page only what the widget itself has loaded. */
function checkEntry(entry: Chunk, chunks: ReadonlyMap<string, Chunk>, first: ReadonlySet<Chunk>): void {
  const brought = closure([entry], chunks);
  const reached = new Set(brought);
  for (const { imports, dynamicImports } of reached) {
    for (const name of [...imports, ...dynamicImports]) {
      const chunk = chunks.get(name);
      if (chunk && !first.has(chunk)) reached.add(chunk);
    }
  }
  for (const chunk of reached) {
    const lazy = chunk.dynamicImports.filter((name) => [...first].some(({ fileName }) => fileName === name));
    if (lazy.length > 0) throw new Error(`${chunk.fileName} loads ${lazy.join(', ')}, which is part of a first view`);
    const missing = chunk.imports.filter((name) => {
      const imported = chunks.get(name);
      return imported && first.has(imported) && !brought.has(imported);
    });
    if (missing.length > 0) throw new Error(`${entry.name}: ${chunk.fileName} needs ${missing.join(', ')}`);
  }
}

function keepOnPage(chunk: Chunk, wanted: ReadonlySet<string>): void {
  if (wanted.size === 0) return;
  const exported = exportPattern.exec(chunk.code)?.[1];
  if (exported === undefined) throw new Error(`${chunk.fileName} exports nothing that can be shared`);
  const properties = exported
    .split(',')
    .map((name) => name.trim().split(/\s+as\s+/))
    .filter(([local = '', outside = local]) => wanted.has(outside))
    .map(([local = '', outside = local]) => `${outside}:${local}`);
  // A second copy on the page changes nothing.
  chunk.code += `\n${keptAt(chunk.fileName)}??={${properties.join()}};`;
}
