// `foyer-endpoint migrate --to postgres://…`: copies SQLite to PostgreSQL and verifies counts and checksums.
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { defaults } from '../config.ts';
import { copyDatabase } from '../store/copy.ts';
import { databaseDialect, databasePath } from '../store/database.ts';
import { sqliteDialect } from '../store/sqlite.ts';
import { type CommandCall, settingsFor } from './command.ts';

export async function migrate(call: CommandCall): Promise<number> {
  const settings = settingsFor(call);
  if (settings === undefined) return 1;
  const url = call.options['to'] ?? '';
  const path = databasePath(settings.dataDirectory ?? defaults.dataDirectory);
  const problem = await move(path, url, call).catch((error: unknown) => `migrate: ${reasonOf(error)}`);
  if (problem === undefined) return 0;
  call.output.warn(`foyer-endpoint ${problem}`);
  return 1;
}

/** Resolves with an error message, or undefined on success. */
async function move(path: string, url: string, { output }: CommandCall): Promise<string | undefined> {
  if (!/^postgres(ql)?:\/\//.test(url)) return 'migrate: --to needs a postgres:// URL.';
  if (!existsSync(path)) return `migrate: there is no ${path}: set FOYER_DATA to its folder.`;
  const target = await databaseDialect({ databaseUrl: url, dataDirectory: dirname(path), longTimeouts: true });
  const result = await copyDatabase(sqliteDialect(path), target);
  switch (result.status) {
    case 'not-empty':
      return `migrate: the target must be empty, and ${result.table} has rows. Nothing was changed.`;
    case 'differs':
      return `migrate: ${result.table} differs after copying. Nothing was kept.`;
    case 'copied':
      for (const { table, rows, checksum } of result.tables)
        output.print(`${table.padEnd(20)} ${String(rows).padStart(9)} rows, checksum ${checksum.slice(0, 16)}`);
      output.print(`Copied. Set DATABASE_URL, start again, and keep ${path} until you trust it.`);
      return undefined;
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
