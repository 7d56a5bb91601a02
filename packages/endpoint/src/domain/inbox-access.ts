// Authenticates access to the inbox: by token, API key or session. Pure: time and keys are arguments.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

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

/** Not the token itself: a stolen cookie is valid for a week and for this cookie only. */
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

/** Included in every form of the inbox; other sites cannot know it. */
export function csrfToken(session: string, keys: InboxKeys): string {
  return sign(keys, `form ${session}`);
}

function sign({ sessionKey, token }: InboxKeys, purpose: string): string {
  return createHmac('sha256', sessionKey)
    .update(JSON.stringify([purpose, token]))
    .digest('base64url');
}
