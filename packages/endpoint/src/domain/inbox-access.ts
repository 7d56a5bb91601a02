// Authenticates access to the inbox: by token, API key or session. Pure: time and keys are arguments.
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Records } from './ports.ts';

/** Shorter keys could be guessed. */
export const minApiKeyLength = 24;

export interface InboxKeys {
  /** Opens the inbox; changing it ends all sessions. */
  readonly token: string;
  /** Read-only access for programs. */
  readonly apiKey?: string | undefined;
  readonly sessionKey: Uint8Array;
}

const sessionLifeMs = 7 * 24 * 60 * 60_000;

/** Compares digests of equal length in constant time. */
export function isEqual(left: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}

/** Rights of a bearer token; undefined where it is wrong. */
export function bearerRights(shown: string, { apiKey, token }: InboxKeys): 'all' | 'read' | undefined {
  if (isEqual(shown, token)) return 'all';
  return apiKey !== undefined && isEqual(shown, apiKey) ? 'read' : undefined;
}

/** The cookie does not contain the token: a stolen cookie expires after a week and reveals nothing else. */
export function createSession(keys: InboxKeys, now: number): string {
  const name = `${now.toString(36)}-${randomBytes(9).toString('base64url')}`;
  return `${name}.${sign(keys, `session ${name}`)}`;
}

/** Checks signature and age. The store knows whether the session was ended by a logout. */
export function isSessionValid(session: string, keys: InboxKeys, now: number): boolean {
  const [name = '', signature = ''] = session.split('.');
  if (!isEqual(signature, sign(keys, `session ${name}`))) return false;
  const age = now - beginningOf(session);
  return age < sessionLifeMs && age > -sessionLifeMs;
}

/** Ends a session, so that a copied cookie is invalid too. Call in a transaction. */
export async function endSession(records: Records, session: string): Promise<void> {
  await records.tokens.spend(endedId(session), new Date(beginningOf(session) + sessionLifeMs).toISOString());
}

export function isSessionEnded(records: Records, session: string): Promise<boolean> {
  return records.tokens.isSpent(endedId(session));
}

/** Milliseconds since 1970. */
function beginningOf(session: string): number {
  return Number.parseInt(session, 36);
}

/** A hash, so that the database does not contain cookies. */
function endedId(session: string): string {
  return `inbox session ${createHash('sha256').update(session).digest('base64url')}`;
}

/** Included in every form of the inbox; other sites cannot know it. */
export function csrfToken(session: string, keys: InboxKeys): string {
  return sign(keys, `form ${session}`);
}

function sign({ sessionKey, token }: InboxKeys, purpose: string): string {
  return createHmac('sha256', sessionKey)
    .update(JSON.stringify([purpose, token]))
    .digest('base64url');
}
