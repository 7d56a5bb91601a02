// Opens the configured database for commands; an endpoint may be running on it.
import { existsSync } from 'node:fs';
import { defaults } from '../config.ts';
import { databasePath } from '../store/database.ts';
import { type EndpointStore, openPresentStore } from '../store/store.ts';
import { type CommandCall, settingsFor } from './command.ts';

/** Opens the store, runs `work`, closes the store; resolves with the exit code. */
export async function withStore(call: CommandCall, work: (store: EndpointStore) => Promise<number>): Promise<number> {
  const settings = settingsFor(call);
  if (settings === undefined) return 1;
  const { databaseUrl, dataDirectory = defaults.dataDirectory } = settings;
  const path = databasePath(dataDirectory);
  if (databaseUrl === undefined && !existsSync(path)) {
    call.output.warn(`There is no ${path}: set FOYER_DATA to its folder.`);
    return 1;
  }
  try {
    const store = await openPresentStore({ databaseUrl, dataDirectory, longTimeouts: true });
    return await work(store).finally(() => store.close());
  } catch (error) {
    call.output.warn(`foyer-endpoint: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
}
