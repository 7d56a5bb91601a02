// The database, opened by whoever needs it first. Knows not what is asked of it.
import { databaseDialect, type DatabaseSettings } from './database.ts';
import { migrateDatabase, type EndpointStore, openStore } from './store.ts';

export interface LazyStore {
  /** Rejects while the database is out of reach; the next who asks tries again, for it may start later than we do. */
  store(): Promise<EndpointStore>;
  close(): Promise<void>;
}

export function lazyStore(settings: DatabaseSettings): LazyStore {
  let current: Promise<EndpointStore> | undefined;
  const open = async () => {
    try {
      // An index over years of messages takes longer than a visitor would wait.
      await migrateDatabase(await databaseDialect({ ...settings, longTimeouts: true }));
      return await openStore(await databaseDialect(settings));
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
