// The folder of a new site: never one with something in it, and empty again where the work was not finished.
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const template = resolve(import.meta.dirname, '../template');

/** Says why the folder cannot be taken; undefined where it can. */
export function findObstacle(folder: string): string | undefined {
  const stats = statSync(folder, { throwIfNoEntry: false });
  if (stats === undefined) return undefined;
  if (!stats.isDirectory()) return `${folder} is a file; name a new or an empty folder.`;
  const [first] = readdirSync(folder);
  return first === undefined ? undefined : `${folder} is not empty: it has ${first}. Name a new or an empty folder.`;
}

/**
 * Writes all files.
 *
 * @param folder absolute
 * @returns a function that takes everything away again, also what was installed meanwhile
 */
export function writeSite(folder: string, files: Readonly<Record<string, string>>): () => void {
  const made = mkdirSync(folder, { recursive: true });
  const undo = () => {
    if (made !== undefined) rmSync(made, { recursive: true, force: true });
    else for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true });
  };
  try {
    cpSync(template, folder, { recursive: true });
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    // npm packs no file of that name.
    cpSync(join(folder, 'gitignore'), join(folder, '.gitignore'));
    rmSync(join(folder, 'gitignore'));
  } catch (error) {
    if (existsSync(folder)) undo();
    throw error;
  }
  return undo;
}
