// Opens the database on first use.
import type { DatabaseSettings } from './database.ts';
import { type EndpointStore, migrateDatabase, type OnLanesQueued, openStore } from './store.ts';

export interface LazyStore {
  /** Rejects while the database is unavailable; the next call tries again, since the database may start later. */
  store(): Promise<EndpointStore>;
  close(): Promise<void>;
}

export function lazyStore(settings: DatabaseSettings, onQueued: OnLanesQueued): LazyStore {
  let current: Promise<EndpointStore> | undefined;
  const open = async () => {
    try {
      await migrateDatabase(settings);
      return await openStore(settings, onQueued);
    } catch (error) {
      current = undefined;
      throw error;
    }
  };
  return {
    store: () => (current ??= open()),
    async close() {
      const store = await current?.catch(() => undefined);
      await store?.close();
    },
  };
}
