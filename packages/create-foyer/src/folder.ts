// The folder of a new site: never one with something in it, and empty again where the work was not finished.
import { accessSync, constants, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Says why the folder cannot be taken; undefined where it can. */
export function findObstacle(folder: string): string | undefined {
  try {
    return obstacleAt(folder);
  } catch (error) {
    return `${cut(folder)} cannot be used: ${cut(reasonOf(error))}. Name another folder.`;
  }
}

function obstacleAt(folder: string): string | undefined {
  const stats = statSync(folder, { throwIfNoEntry: false });
  // It is made below the nearest folder that there is.
  if (stats === undefined) return writable(nearest(dirname(resolve(folder))));
  const [first] = stats.isDirectory() ? readdirSync(folder) : [];
  if (first !== undefined) return `${folder} is not empty: it has ${first}. Name a new or an empty folder.`;
  return writable(folder);
}

function nearest(path: string): string {
  return statSync(path, { throwIfNoEntry: false }) === undefined ? nearest(dirname(path)) : path;
}

function writable(path: string): string | undefined {
  if (!statSync(path).isDirectory()) return `${path} is a file; name a new or an empty folder.`;
  try {
    accessSync(path, constants.W_OK | constants.X_OK);
    return undefined;
  } catch {
    return `You may not write in ${path}; name a folder in a place of your own.`;
  }
}

export const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

const cut = (text: string) => (text.length > 80 ? `${text.slice(0, 80)}…` : text);

/** On Windows a file may be in use for a moment longer than its program runs. */
const removal = { recursive: true, force: true, maxRetries: 10, retryDelay: 100 } as const;

/**
 * Writes all files.
 *
 * @param folder absolute
 * @returns a function that takes everything away again, also what was installed meanwhile
 */
export function writeSite(folder: string, files: Readonly<Record<string, string>>): () => void {
  const made = mkdirSync(folder, { recursive: true });
  const undo = () => {
    if (made !== undefined) rmSync(made, removal);
    else for (const name of readdirSync(folder)) rmSync(join(folder, name), removal);
  };
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  } catch (error) {
    if (existsSync(folder)) undo();
    throw error;
  }
  return undo;
}
