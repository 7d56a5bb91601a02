// Runs in a worker thread: SQLite's calls block the thread that makes them, and visitors wait on the main one. Opens the
// search index, with the endpoint's database attached read-only. Knows no table.
import { rmSync } from 'node:fs';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import * as v from 'valibot';
import { foldText } from '../domain/fold-text.ts';
import { searchableText } from './searchable-text.ts';

const paths = v.parse(v.object({ source: v.string(), index: v.string() }), workerData);
const request = v.object({
  id: v.number(),
  sql: v.string(),
  parameters: v.array(v.union([v.string(), v.number(), v.bigint(), v.null()])),
});
const maxPrepared = 100;

const database = openIndex();
const statements = new Map<string, StatementSync>();

parentPort?.on('message', (message: unknown) => {
  if (message === 'close') close();
  else parentPort?.postMessage(answer(v.parse(request, message)));
});

function answer({ id, sql, parameters }: v.InferOutput<typeof request>) {
  try {
    const statement = prepare(sql);
    if (statement.columns().length > 0) return { id, rows: statement.all(...parameters), changes: 0 };
    return { id, rows: [], changes: Number(statement.run(...parameters).changes) };
  } catch (error) {
    return { id, error };
  }
}

function prepare(sql: string): StatementSync {
  const known = statements.get(sql);
  if (known !== undefined) return known;
  const statement = database.prepare(sql);
  if (statements.size < maxPrepared) statements.set(sql, statement);
  return statement;
}

function close(): void {
  database.close();
  // Ends this thread alone. Deno's port has no close().
  process.exit();
}

/** A damaged index is built again. */
function openIndex(): DatabaseSync {
  try {
    return open();
  } catch {
    for (const end of ['', '-wal', '-shm']) rmSync(paths.index + end, { force: true });
    return open();
  }
}

function open(): DatabaseSync {
  const opened = new DatabaseSync(paths.index);
  // The index can be rebuilt from the database, so its commits need not wait for the disk.
  opened.exec('pragma busy_timeout=5000; pragma journal_mode=wal; pragma synchronous=normal; pragma secure_delete=on');
  opened.prepare('attach ? as store').run(`${paths.source}?mode=ro`);
  opened.function('fold_text', { deterministic: true }, (text) => (text === null ? null : foldText(String(text))));
  opened.function('searchable_text', { deterministic: true }, (fields) => searchableText(String(fields)));
  return opened;
}
