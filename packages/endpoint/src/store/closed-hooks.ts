// Hooks whose receiver wants no more events. Their entries wait, as those of a hook that left the settings.
import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** `settings` identifies the hook's settings: a hook whose settings have changed is open. */
export async function isHookClosed(db: Kysely<Tables>, hook: string, settings: string): Promise<boolean> {
  const row = await db
    .selectFrom('endpoint_properties')
    .select('value')
    .where('name', '=', nameOf(hook))
    .executeTakeFirst();
  return row?.value === settings;
}

export async function closeHook(db: Kysely<Tables>, hook: string, settings: string): Promise<void> {
  await db
    .insertInto('endpoint_properties')
    .values({ name: nameOf(hook), value: settings })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: settings }))
    .execute();
}

export async function openHooks(db: Kysely<Tables>, hooks: readonly string[]): Promise<void> {
  if (hooks.length === 0) return;
  await db.deleteFrom('endpoint_properties').where('name', 'in', hooks.map(nameOf)).execute();
}

function nameOf(hook: string): string {
  return `closed-hook ${hook}`;
}
