// Queues events for hooks. Knows only their names; the settings define them.
import { randomUUID } from 'node:crypto';
import { addressKey } from '@foyer/protocol';
import type { FormDefinition } from './forms.ts';
import type { HookEvent } from './outbox.ts';
import type { Records } from './ports.ts';

export interface HookContext {
  /** Undefined where the form is no longer configured. */
  readonly form: Pick<FormDefinition, 'hooks'> | undefined;
  /** Whom the event is about; undefined for a message without an address. */
  readonly email: string | undefined;
  readonly submissionId: string | null;
  readonly subscriberId: string | null;
  readonly now: number;
}

/** Adds one outbox entry for each hook of the form that listens to the event. */
export async function queueHooks(
  records: Records,
  event: HookEvent,
  { email, form, now, ...about }: HookContext,
): Promise<void> {
  const hooks = form?.hooks.filter(({ events }) => events.includes(event)) ?? [];
  for (const { name } of hooks) {
    await records.outbox.add({
      ...about,
      deliveryId: randomUUID(),
      kind: 'hook',
      createdAt: new Date(now).toISOString(),
      addressKey: email === undefined ? null : addressKey(email),
      hook: { name, event },
    });
  }
}
