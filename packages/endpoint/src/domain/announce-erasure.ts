// Tells the hooks that received a person's data to erase it (GDPR, Article 19). Knows hooks only by name.
import { randomUUID } from 'node:crypto';
import { addressKey } from '@foyer/protocol';
import type { NewOutboxEntry } from './outbox.ts';
import type { Records, Told } from './ports.ts';

/** A message or a subscriber that is erased. */
export interface Forgotten {
  readonly email: string;
  readonly form: string;
  readonly submissionId: string | null;
  readonly subscriberId: string | null;
}

/** Call in the transaction that erases them, before their mails are removed. */
export async function announceErasure(
  { outbox, persons }: Records,
  erased: readonly Forgotten[],
  now: number,
): Promise<void> {
  const told = await persons.toldHooks({
    submissionIds: erased.flatMap(({ submissionId }) => submissionId ?? []),
    subscriberIds: erased.flatMap(({ subscriberId }) => subscriberId ?? []),
  });
  for (const forgotten of erased) {
    const about = told.filter((event) => isAbout(event, forgotten));
    for (const hook of new Set(about.map((event) => event.hook))) {
      const busyUntil = about.flatMap((event) => (event.hook === hook ? (event.busyUntil ?? []) : []));
      await outbox.add(announcement(forgotten, { hook, busyUntil, now }));
    }
  }
}

/** The message of a sign-up is announced as its subscriber. */
function isAbout({ submissionId, subscriberId }: Told, forgotten: Forgotten): boolean {
  if (forgotten.subscriberId !== null) return subscriberId === forgotten.subscriberId;
  return subscriberId === null && submissionId === forgotten.submissionId;
}

function announcement(
  { email, form, ...about }: Forgotten,
  { busyUntil, hook, now }: { readonly hook: string; readonly busyUntil: readonly string[]; readonly now: number },
): NewOutboxEntry {
  const createdAt = new Date(now).toISOString();
  // After the event that a worker is delivering, which can no longer be stopped.
  const dueAt = [createdAt, ...busyUntil].toSorted().at(-1) ?? createdAt;
  return {
    ...about,
    deliveryId: randomUUID(),
    kind: 'hook',
    createdAt,
    dueAt,
    addressKey: addressKey(email),
    hook: { name: hook, event: 'erased' },
    erased: { email, form },
  };
}
