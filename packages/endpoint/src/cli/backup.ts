// `foyer-endpoint backup --to folder`: a data folder that an endpoint can be started from, made while another one runs.
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
    call.output.print(`${messages} messages are in ${folder}. To use it: FOYER_DATA=${folder} foyer-endpoint`);
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
  if (databaseUrl !== undefined)
    return 'this database is PostgreSQL: use pg_dump, which also works while others write.';
  if (!existsSync(databasePath(dataDirectory))) return `there is no ${databasePath(dataDirectory)}: set FOYER_DATA.`;
  return existsSync(databasePath(folder)) ? `${folder} holds a database already; name another folder.` : undefined;
}
