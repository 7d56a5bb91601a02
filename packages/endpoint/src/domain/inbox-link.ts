// One-time link that opens the inbox, mailed to the owner.
import { randomBytes } from 'node:crypto';
import { hashToken } from './mail-links.ts';
import { queueForOwners } from './owners.ts';
import type { Records } from './ports.ts';

const lifeMs = 15 * 60_000;
/** Anyone can request this mail, so it is limited to one in ten minutes. */
const gapMs = 10 * 60_000;
/** Takes the place of a subscriber's address, for the mail limit. */
const receiver = 'the owner of the inbox';

export async function requestInboxLink(
  records: Records,
  { owners, now }: { readonly owners: readonly string[]; readonly now: number },
): Promise<void> {
  const times = await records.outbox.timesSince(receiver, new Date(now - gapMs).toISOString());
  if (times.some((time) => Date.parse(time) <= now)) return;
  const createdAt = new Date(now).toISOString();
  await queueForOwners(records, owners, { kind: 'inbox-link', createdAt, addressKey: receiver });
}

/** The lifetime starts when the mail is sent. */
export async function createInboxLink(records: Records, now: number): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(now + lifeMs).toISOString();
  const link = { tokenHash: hashToken(token), purpose: 'inbox' as const, subscriberId: receiver, submissionId: null };
  await records.tokens.addLink({ ...link, expiresAt });
  return token;
}

/** Checks a link without using it up, as a mail scanner would. */
export async function isInboxLink(records: Records, token: string, now: number): Promise<boolean> {
  const link = await records.tokens.link(hashToken(token), 'inbox');
  return link !== undefined && link.withdrawnAt === null && Date.parse(link.expiresAt ?? '') > now;
}

/** Call in a transaction. Returns false for a link that was already used. */
export async function useInboxLink(records: Records, token: string, now: number): Promise<boolean> {
  if (!(await isInboxLink(records, token, now))) return false;
  return records.tokens.withdrawLink(hashToken(token), new Date(now).toISOString());
}
