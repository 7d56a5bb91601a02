// The door of the inbox: token in, cookie out, and who may pass. Knows nothing of what is inside.
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { bearerRights, formKey, type InboxKeys, isOpen, isSame, openSession } from '../domain/inbox-access.ts';
import type { Clock } from '../domain/needs.ts';
import { lockedPage } from '../pages/locked-page.ts';
import type { RateLimits } from './rate-limits.ts';
import { browserLocale, problemResponse, unauthorized } from './reply.ts';
import { problem } from '../domain/problem.ts';

export interface InboxDoor {
  readonly keys: InboxKeys;
  /** Path of the inbox as browsers see it. */
  readonly path: string;
  readonly secure: boolean;
  readonly now: Clock;
  readonly rateLimits: RateLimits;
  /** Whether a link can be mailed to the owner. */
  readonly mailsLinks: boolean;
}

/** Who stands before the door. A program has no forms, so nobody can lend it one; with a key it only reads. */
export type Owner = { readonly via: 'bearer' | 'key' } | { readonly via: 'cookie'; readonly formKey: string };

const cookieName = 'foyer-inbox';

export function ownerOf(context: Context, { keys, now }: InboxDoor): Owner | undefined {
  const bearer = bearerOf(context);
  if (bearer !== undefined) {
    const rights = bearerRights(bearer, keys);
    return rights && { via: rights === 'all' ? 'bearer' : 'key' };
  }
  const session = getCookie(context, cookieName);
  return session !== undefined && isOpen(session, keys, now())
    ? { via: 'cookie', formKey: formKey(session, keys) }
    : undefined;
}

function bearerOf(context: Context): string | undefined {
  return /^Bearer +(\S.*)$/i.exec(context.req.header('authorization') ?? '')?.[1];
}

/** Before every page: what a program shows is right, good for reading alone, or a guess that is counted. */
export function bearerGuard(door: InboxDoor): MiddlewareHandler {
  return async (context, next) => {
    const bearer = bearerOf(context);
    if (bearer !== undefined) {
      const rights = bearerRights(bearer, door.keys);
      if (rights === undefined) return countGuess(context, door);
      if (rights === 'read' && !readingMethods.includes(context.req.method)) return problemResponse(onlyReads);
    }
    await next();
    return undefined;
  };
}

const readingMethods: readonly string[] = ['GET', 'HEAD'];
const onlyReads = { type: 'about:blank', title: 'Forbidden', status: 403, detail: 'The API key can only read.' };

/** The door opens for whoever knows the token; guessing it is counted. */
export async function enter(context: Context, door: InboxDoor, token: string): Promise<Response> {
  return isSame(token, door.keys.token) ? letIn(context, door) : countGuess(context, door);
}

async function countGuess(context: Context, door: InboxDoor): Promise<Response> {
  const { allowed, retryAfter } = await door.rateLimits.admit(context, { kind: 'message', form: 'inbox' });
  return allowed ? locked(context, door) : problemResponse(problem('rate-limited', { retryAfter }));
}

export function letIn(context: Context, { keys, now, path, secure }: InboxDoor): Response {
  setCookie(context, cookieName, openSession(keys, now()), { ...cookie, path, secure });
  return leaveFor(context, path);
}

export function leave(context: Context, { path, secure }: InboxDoor): Response {
  setCookie(context, cookieName, '', { ...cookie, path, secure, maxAge: 0 });
  return leaveFor(context, path);
}

const cookie = { httpOnly: true, sameSite: 'Strict' } as const;

/** The token must not stay in the address, nor travel on in a Referer. */
export function leaveFor(context: Context, path: string): Response {
  context.header('Cache-Control', 'no-store');
  context.header('Referrer-Policy', 'no-referrer');
  return context.redirect(path, 303);
}

export async function locked(context: Context, { mailsLinks, path }: InboxDoor): Promise<Response> {
  if (!wantsJson(context)) return lockedPage(browserLocale(context), { action: path, mailsLinks });
  return unauthorized('Send the API key or the inbox token as Authorization: Bearer.');
}

export function wantsJson(context: Context): boolean {
  const accept = context.req.header('accept') ?? '';
  return (
    accept.includes('json') || (!accept.includes('text/html') && context.req.header('authorization') !== undefined)
  );
}

/** A form of ours carries our key; a browser that says that another site sent it is believed. */
export function isForged(context: Context, owner: Owner, { key, own }: { key: string; own: string }): boolean {
  if (owner.via !== 'cookie') return owner.via === 'key';
  const origin = context.req.header('origin');
  const isForeign = origin !== undefined && origin !== 'null' && origin !== own;
  return isForeign || context.req.header('sec-fetch-site') === 'cross-site' || !isSame(key, owner.formKey);
}
