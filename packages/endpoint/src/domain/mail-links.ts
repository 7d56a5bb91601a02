// The links in mails to subscribers. A link to confirm belongs to one request. Knows no URLs.
import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { Records } from './ports.ts';
import { detailsOf } from './sign-up-request.ts';
import type { StoredSubmission } from './stored-submission.ts';
import type { Link, LinkPurpose, Subscriber } from './subscriber.ts';

const day = 24 * 60 * 60_000;
const confirmLinkLifeMs = 7 * day;

export interface LinkResult {
  /** `deleted`: the sign-up is no longer stored. */
  readonly status: 'done' | 'unknown' | 'gone' | 'deleted';
  readonly subscriber?: Subscriber;
  /** The request that a link to confirm belongs to. */
  readonly submissionId?: string;
  /** Locale of the mail, for the page that its link opens. */
  readonly locale?: string;
}

/** 256 bits in base64url. */
const tokenLength = 43;

/** Mail programs append what stands behind a link: a period, a bracket, a space. */
export function linkTokenIn(segment: string): string {
  return segment.slice(0, tokenLength);
}

/** Only the hash is stored: read access to the database is not enough to confirm for others. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Creates a link's secret. Only the mail contains it. The lifetime starts when the mail is sent. */
export async function createConfirmLink(
  { tokens }: Records,
  { now, ...link }: { readonly subscriberId: string; readonly submissionId: string | null; readonly now: number },
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(now + confirmLinkLifeMs).toISOString();
  await tokens.addLink({ ...link, purpose: 'confirm', tokenHash: hashToken(token), expiresAt });
  return token;
}

/** The same in all mails to a subscriber, because it must work as long as the subscriber exists. */
export async function createUnsubscribeLink(
  { tokens }: Records,
  { key, subscriberId }: { readonly key: Uint8Array; readonly subscriberId: string },
): Promise<string> {
  const token = createHmac('sha256', key).update(subscriberId).digest('base64url');
  const link = { purpose: 'unsubscribe' as const, subscriberId, submissionId: null, expiresAt: null };
  await tokens.addLink({ ...link, tokenHash: hashToken(token) });
  return token;
}

/** Checks a link without changing anything, as a mail scanner would. */
export async function inspectLink(
  records: Records,
  { token, purpose, now }: { token: string; purpose: LinkPurpose; now: number },
): Promise<LinkResult> {
  const link = await records.tokens.link(hashToken(token), purpose);
  if (link === undefined) return { status: 'unknown' };
  const subscriber = await records.subscribers.read(link.subscriberId);
  if (subscriber === undefined) return { status: 'deleted' };
  const { locale } = subscriber;
  if (purpose === 'unsubscribe') return { status: 'done', subscriber, locale };
  const { submissionId } = link;
  if (submissionId === null) return { status: 'gone', subscriber, locale };
  const message = await records.submissions.read(submissionId);
  const shown = { subscriber, locale: message === undefined ? locale : detailsOf(message).locale };
  const status = confirmStatus(link, message, now);
  return { status, ...shown, ...(status === 'done' && { submissionId }) };
}

function confirmStatus(link: Link, message: StoredSubmission | undefined, now: number): LinkResult['status'] {
  // A message that expired after its confirmation withdrew nothing.
  if (message === undefined && link.withdrawnAt !== null) return 'deleted';
  // Not stored with the link, so that releasing the message restores it.
  return isOver(link, now) || message?.status === 'spam' ? 'gone' : 'done';
}

function isOver({ expiresAt, withdrawnAt }: Link, now: number): boolean {
  return withdrawnAt !== null || (expiresAt !== null && Date.parse(expiresAt) <= now);
}
