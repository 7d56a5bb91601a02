// A temporary copy of the tree, in which violations are planted and taken out again. The tree itself is never touched.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

const NOT_COPIED = /^(\.git|\.data|\.cache|node_modules)$|(^|\/)node_modules\/\.(cache|vite)|(^|\/)(coverage|\.astro)$/;

export class SeededTree {
  readonly root: string;
  readonly #before = new Map<string, string | undefined>();

  constructor(original: string) {
    this.root = mkdtempSync(join(tmpdir(), 'foyer-seeded-'));
    cpSync(original, this.root, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (source) => !NOT_COPIED.test(relative(original, source)),
    });
    symlinkSync(join(original, 'node_modules'), join(this.root, 'node_modules'));
  }

  write(path: string, text: string): void {
    const target = join(this.root, path);
    if (!this.#before.has(path)) this.#before.set(path, existsSync(target) ? readFileSync(target, 'utf8') : undefined);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }

  /** Throws where there is nothing to replace: a seed that plants nothing proves nothing. */
  replace(path: string, old: string | RegExp, text: string): void {
    const before = readFileSync(join(this.root, path), 'utf8');
    const after = before.replace(old, text);
    if (after === before) throw new Error(`${path} has no ${String(old)} to replace`);
    this.write(path, after);
  }

  append(path: string, text: string): void {
    this.write(path, readFileSync(join(this.root, path), 'utf8') + text);
  }

  /** Takes out what was planted since the last time. */
  restore(): void {
    for (const [path, text] of this.#before) {
      const target = join(this.root, path);
      if (text === undefined) rmSync(target);
      else writeFileSync(target, text);
    }
    this.#before.clear();
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
