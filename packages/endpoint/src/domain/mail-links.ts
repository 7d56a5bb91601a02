// The links in mails to subscribers. A link to confirm belongs to one request. Knows no URLs.
import { createHash, randomBytes } from 'node:crypto';
import type { Records } from './ports.ts';
import type { Link, LinkPurpose, Subscriber } from './subscriber.ts';

const day = 24 * 60 * 60_000;
const confirmLinkLifeMs = 7 * day;

export interface LinkResult {
  readonly status: 'done' | 'unknown' | 'gone';
  readonly subscriber?: Subscriber;
  /** The request that a link to confirm belongs to. */
  readonly submissionId?: string;
}

/** Only the hash is stored: read access to the database is not enough to confirm for others. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Creates a link's secret. Only the mail contains it. The lifetime starts when the mail is sent. */
export async function createLink(
  records: Records,
  {
    now,
    ...link
  }: {
    readonly purpose: LinkPurpose;
    readonly subscriberId: string;
    readonly submissionId: string | null;
    readonly now: number;
  },
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = link.purpose === 'confirm' ? new Date(now + confirmLinkLifeMs).toISOString() : null;
  await records.tokens.addLink({ ...link, tokenHash: hashToken(token), expiresAt });
  return token;
}

/** Checks a link without changing anything, as a mail scanner would. */
export async function inspectLink(
  records: Records,
  { token, purpose, now }: { token: string; purpose: LinkPurpose; now: number },
): Promise<LinkResult> {
  const link = await records.tokens.link(hashToken(token), purpose);
  const subscriber = link && (await records.subscribers.read(link.subscriberId));
  if (link === undefined || subscriber === undefined) return { status: 'unknown' };
  if (purpose === 'unsubscribe') return { status: 'done', subscriber };
  const { submissionId } = link;
  if (submissionId === null || isOver(link, now) || (await isSpam(records, submissionId)))
    return { status: 'gone', subscriber };
  return { status: 'done', subscriber, submissionId };
}

function isOver({ expiresAt, withdrawnAt }: Link, now: number): boolean {
  return withdrawnAt !== null || (expiresAt !== null && Date.parse(expiresAt) <= now);
}

/** Not stored with the link, so that releasing the message restores it. */
async function isSpam({ submissions }: Records, submissionId: string): Promise<boolean> {
  return (await submissions.read(submissionId))?.status === 'spam';
}
