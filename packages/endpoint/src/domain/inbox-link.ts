// A link that opens the inbox once: mailed to the owner, who is not at the machine where the token was printed.
import { randomBytes, randomUUID } from 'node:crypto';
import { hashToken } from './opt-in.ts';
import type { Records } from './ports.ts';

const lifeMs = 15 * 60_000;
/** Anybody may ask for the mail: once in a while is enough. */
const gapMs = 10 * 60_000;
/** Stands where an address stands in mails to subscribers, for counting. */
const receiver = 'the owner of the inbox';

export async function requestInboxLink(records: Records, now: number): Promise<void> {
  const times = await records.outbox.timesSince(receiver, new Date(now - gapMs).toISOString());
  if (times.some((time) => Date.parse(time) <= now)) return;
  await records.outbox.add({
    entryId: randomUUID(),
    kind: 'inbox-link',
    createdAt: new Date(now).toISOString(),
    addressKey: receiver,
    submissionId: null,
    subscriberId: null,
  });
}

/** The time begins when the mail leaves. */
export async function createInboxLink(records: Records, now: number): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(now + lifeMs).toISOString();
  await records.tokens.addLink({ tokenHash: hashToken(token), purpose: 'inbox', subscriberId: receiver, expiresAt });
  return token;
}

/** Looks at a link without using it up, as a mail scanner does. */
export async function isInboxLink(records: Records, token: string, now: number): Promise<boolean> {
  const link = await records.tokens.link(hashToken(token), 'inbox');
  return link !== undefined && link.withdrawnAt === null && Date.parse(link.expiresAt ?? '') > now;
}

/** Run it in a transaction. A second use finds it used. */
export async function useInboxLink(records: Records, token: string, now: number): Promise<boolean> {
  if (!(await isInboxLink(records, token, now))) return false;
  return records.tokens.withdrawLink(hashToken(token), new Date(now).toISOString());
}
