// Mails to the owner: one for each recipient, since a server may silently reject one of several recipients.
import { randomUUID } from 'node:crypto';
import type { NewOutboxEntry } from './outbox.ts';
import type { Records } from './ports.ts';

/** Splits a configured list of mailboxes, whose names contain no commas. */
export function mailboxesIn(list: string | undefined): readonly string[] {
  const mailboxes = list?.split(',').map((mailbox) => mailbox.trim()) ?? [];
  return [...new Set(mailboxes)].filter((mailbox) => mailbox !== '');
}

type OwnersEntry = Pick<NewOutboxEntry, 'kind' | 'createdAt'> &
  Partial<Pick<NewOutboxEntry, 'deliveryId' | 'addressKey' | 'submissionId'>>;

/** Adds one entry for each recipient. */
export async function queueForOwners(
  { outbox }: Records,
  owners: readonly string[],
  { deliveryId = randomUUID(), addressKey = null, submissionId = null, ...entry }: OwnersEntry,
): Promise<void> {
  for (const [position, mailbox] of owners.entries()) {
    await outbox.add({
      ...entry,
      deliveryId: position === 0 ? deliveryId : `${deliveryId}-${position + 1}`,
      addressKey,
      submissionId,
      subscriberId: null,
      owner: { position, domain: domainOf(mailbox) },
    });
  }
}

function domainOf(mailbox: string): string {
  return mailbox
    .slice(mailbox.lastIndexOf('@') + 1)
    .replace('>', '')
    .toLowerCase();
}
