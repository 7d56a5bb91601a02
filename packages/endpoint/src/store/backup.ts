// Copies a SQLite file during writes: consistent, verified, and synced to disk before it returns.
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export interface Backup {
  readonly messages: number;
}

/** Throws on failure; then there is no file at `to`. */
export function backupFile(from: string, to: string): Backup {
  const unfinished = `${to}.unfinished`;
  rmSync(unfinished, { force: true });
  // Private from the first byte: SQLite fills an empty file, and would make a new one readable by everyone.
  closeSync(openSync(unfinished, 'wx', 0o600));
  try {
    copy(from, unfinished);
    const backup = readBack(unfinished);
    sync(unfinished);
    renameSync(unfinished, to);
    sync(dirname(to));
    return backup;
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

/** A consistent snapshot without freed pages, so erased data is not in it. */
function copy(from: string, to: string): void {
  const database = new DatabaseSync(from, { readOnly: true });
  try {
    database.prepare('vacuum into ?').run(to);
  } finally {
    database.close();
  }
}

function readBack(path: string): Backup {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const verdict = database.prepare('pragma integrity_check').get()?.['integrity_check'];
    if (verdict !== 'ok') throw new Error(`the copy is damaged: ${String(verdict)}`);
    return { messages: Number(database.prepare('select count(*) as messages from submissions').get()?.['messages']) };
  } finally {
    database.close();
  }
}

function sync(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
