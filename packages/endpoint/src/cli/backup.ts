// `foyer-endpoint backup --to folder`: copies the data folder while an endpoint is running.
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { defaults } from '../config.ts';
import { backupFile } from '../store/backup.ts';
import { databasePath } from '../store/database.ts';
import { storedSecretNames } from '../store/stored-secret.ts';
import { type CommandCall, settingsFor } from './command.ts';

export function backup(call: CommandCall): number {
  const settings = settingsFor(call);
  if (settings === undefined) return 1;
  const { databaseUrl, dataDirectory = defaults.dataDirectory } = settings;
  const folder = call.options['to'] ?? '';
  const problem = findProblem({ databaseUrl, dataDirectory, folder });
  if (problem !== undefined) {
    call.output.warn(`foyer-endpoint backup: ${problem}`);
    return 1;
  }
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { messages } = backupFile(databasePath(dataDirectory), databasePath(folder));
    for (const name of storedSecretNames)
      if (existsSync(join(dataDirectory, name))) copyFileSync(join(dataDirectory, name), join(folder, name));
    call.output.print(`Copied ${messages} messages to ${folder}. To use the copy: FOYER_DATA=${folder} foyer-endpoint`);
    return 0;
  } catch (error) {
    call.output.warn(`foyer-endpoint backup: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
}

interface Plan {
  readonly databaseUrl: string | undefined;
  readonly dataDirectory: string;
  readonly folder: string;
}

function findProblem({ databaseUrl, dataDirectory, folder }: Plan): string | undefined {
  if (databaseUrl !== undefined) return 'this database is PostgreSQL: use pg_dump, which also works during writes.';
  if (!existsSync(databasePath(dataDirectory))) return `there is no ${databasePath(dataDirectory)}: set FOYER_DATA.`;
  return existsSync(databasePath(folder)) ? `${folder} already contains a database; choose another folder.` : undefined;
}
