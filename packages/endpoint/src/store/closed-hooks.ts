// Hooks whose receiver wants no more events. Their entries wait, as those of a hook that left the settings.
import type { Kysely } from 'kysely';
import { type ClosedHook, countLimit, type HookSettings } from '../domain/inbox.ts';
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

/** Returns how many were closed. */
export async function openHooks(db: Kysely<Tables>, hooks: readonly string[]): Promise<number> {
  if (hooks.length === 0) return 0;
  const names = hooks.map(nameOf);
  const { numDeletedRows } = await db
    .deleteFrom('endpoint_properties')
    .where('name', 'in', names)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

export async function closedHooks(db: Kysely<Tables>, configured: HookSettings): Promise<readonly ClosedHook[]> {
  const closed: ClosedHook[] = [];
  for (const [hook, { settings }] of configured) {
    if (await isHookClosed(db, hook, settings)) closed.push({ hook, waiting: await countWaiting(db, hook) });
  }
  return closed;
}

async function countWaiting(db: Kysely<Tables>, hook: string): Promise<number> {
  const rows = await db
    .selectFrom('outbox')
    .select('sequence')
    .where('hook', '=', hook)
    .where('sent_at', 'is', null)
    .where('failed_at', 'is', null)
    .limit(countLimit)
    .execute();
  return rows.length;
}

function nameOf(hook: string): string {
  return `closed-hook ${hook}`;
}
