// What a page loads before the first interaction, brotli, against scripts/size-limit.json. size-limit measures files; this
// follows a page: foyer.js, the chunks of its widgets, what those import, and one language.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Check } from './guard.ts';

export interface ByteLimits {
  readonly pages: readonly Page[];
  /** Chunks that load at the first interaction, beyond what the page has. */
  readonly onInteraction: readonly { readonly chunk: string; readonly limit: number }[];
  /** Of the file of one service, and of the one that names all. */
  readonly services: { readonly adapter: number; readonly rows: number };
  /** Every page is measured in the largest of these. */
  readonly languages: readonly string[];
}

interface Page {
  readonly name: string;
  readonly elements: readonly string[];
  /** Loaded on demand, and yet before the visitor does anything. */
  readonly chunks?: readonly string[];
  /** What the page was meant to stay below, where it does not yet: `limit` only keeps it from growing. */
  readonly agreed?: number;
  readonly limit: number;
}

export interface Measurement {
  readonly name: string;
  readonly bytes: number;
  readonly agreed?: number;
  readonly limit: number;
  readonly files: readonly string[];
}

const CDN = 'packages/elements/cdn';
const STATIC_IMPORT = /(?:\bfrom|\bimport)\s*["'`]\.\/([\w.-]+\.js)["'`]/g;

export function readLimits(root: string): ByteLimits {
  return JSON.parse(readFileSync(join(root, 'scripts/size-limit.json'), 'utf8')) as ByteLimits;
}

export function bytes(root: string): Check[] {
  if (!existsSync(join(root, CDN, 'foyer.js'))) {
    return [{ name: 'the script files are built', findings: [`${CDN}/foyer.js is missing: run "pnpm build:cdn"`] }];
  }
  return measure(root).map(({ name, bytes: measured, limit, agreed, files }) => ({
    name: `${name}: ${kilobytes(measured)} of ${kilobytes(limit)}${agreed ? ` (agreed: ${kilobytes(agreed)})` : ''}`,
    findings: measured > limit ? [`${kilobytes(measured)} in ${files.join(', ')}`] : [],
  }));
}

export function measure(root: string): Measurement[] {
  const { pages, onInteraction, languages } = readLimits(root);
  const cdn = new Cdn(join(root, CDN));
  const languageChunk = languages.map((id) => cdn.chunk(id)).sort((a, b) => cdn.bytes([b]) - cdn.bytes([a]))[0];
  const pageFiles = ({ elements, chunks = [] }: Page) => {
    const named = [...elements, ...chunks].map((name) => cdn.chunk(name));
    return cdn.closure(['foyer.js', ...named, ...(languageChunk ? [languageChunk] : [])]);
  };

  const measured = pages.map((page) => {
    const files = pageFiles(page);
    return { ...page, files, bytes: cdn.bytes(files) };
  });
  const everything = new Set(pages.flatMap(pageFiles));
  const later = onInteraction.map(({ chunk, limit }) => {
    const files = cdn.closure([cdn.chunk(chunk)]).filter((file) => !everything.has(file));
    return { name: `${chunk} at the first interaction`, limit, files, bytes: cdn.bytes(files) };
  });
  return [...measured, ...later];
}

/** The built files and who imports whom. */
class Cdn {
  readonly #folder: string;
  readonly #names: readonly string[];

  constructor(folder: string) {
    this.#folder = folder;
    this.#names = readdirSync(folder);
  }

  /**
   * The hashed file of one chunk: `contact-card` → `foyer-contact-card-BpCk2x7q.js`. Of several with that name it is the one
   * that foyer.js asks for; the others follow later.
   */
  chunk(name: string): string {
    const isIt = new RegExp(`^foyer-${name}-[\\w-]{8}\\.js$`);
    const files = this.#names.filter((candidate) => isIt.test(candidate));
    const loader = this.#read('foyer.js').toString();
    const file = files.length > 1 ? files.find((candidate) => loader.includes(candidate)) : files[0];
    if (!file) throw new Error(`${CDN} has no chunk foyer-${name}-<hash>.js that foyer.js asks for`);
    return file;
  }

  /** `files` and all that they import statically. */
  closure(files: readonly string[]): string[] {
    const found = new Set<string>();
    const pending = [...files];
    for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
      if (found.has(file)) continue;
      found.add(file);
      for (const [, imported = ''] of this.#read(file).toString().matchAll(STATIC_IMPORT)) pending.push(imported);
    }
    return [...found].sort();
  }

  bytes(files: readonly string[]): number {
    return files.reduce((sum, file) => sum + brotliCompressSync(this.#read(file)).length, 0);
  }

  #read(file: string): Buffer {
    return readFileSync(join(this.#folder, file));
  }
}

const kilobytes = (count: number) => `${(count / 1000).toFixed(2)} kB`;
