// Who may read: whoever has the token, or a session that was opened with it. Pure: times and keys are handed in.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** A key that is shorter could be guessed in time. */
export const minApiKeyLength = 24;

export interface InboxKeys {
  /** Opens the inbox; a new one ends all sessions. */
  readonly token: string;
  /** Lets a program read, and do nothing else. */
  readonly apiKey?: string | undefined;
  readonly sessionKey: Uint8Array;
}

const sessionLifeMs = 7 * 24 * 60 * 60_000;

/** Digests are equally long, so that the comparison tells nothing by its time. */
export function isEqual(left: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}

/** What a program may that shows this; undefined where it is a guess. */
export function bearerRights(shown: string, { apiKey, token }: InboxKeys): 'all' | 'read' | undefined {
  if (isEqual(shown, token)) return 'all';
  return apiKey !== undefined && isEqual(shown, apiKey) ? 'read' : undefined;
}

/** Not the token itself: whoever finds a cookie cannot use it elsewhere, nor for longer than a week. */
export function createSession(keys: InboxKeys, now: number): string {
  const began = now.toString(36);
  return `${began}.${sign(keys, `session ${began}`)}`;
}

export function isSessionValid(session: string, keys: InboxKeys, now: number): boolean {
  const [began = '', signature = ''] = session.split('.');
  if (!isEqual(signature, sign(keys, `session ${began}`))) return false;
  const age = now - Number.parseInt(began, 36);
  return age < sessionLifeMs && age > -sessionLifeMs;
}

/** Stands in every form of a session's pages: a page of somebody else cannot know it. */
export function csrfToken(session: string, keys: InboxKeys): string {
  return sign(keys, `form ${session}`);
}

function sign({ sessionKey, token }: InboxKeys, purpose: string): string {
  return createHmac('sha256', sessionKey)
    .update(JSON.stringify([purpose, token]))
    .digest('base64url');
}
