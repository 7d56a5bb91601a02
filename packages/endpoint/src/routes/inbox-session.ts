// Sessions of the inbox: token in, cookie out. Knows nothing of its content.
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import {
  bearerRights,
  csrfToken,
  type InboxKeys,
  isSessionValid,
  isEqual,
  createSession,
} from '../domain/inbox-access.ts';
import type { Clock } from '../domain/ports.ts';
import { loginPage } from '../pages/login-page.ts';
import type { RateLimits } from './rate-limits.ts';
import { browserLocale, problemResponse, unauthorized } from './reply.ts';
import { problem } from '../domain/problem.ts';

export interface InboxAccess {
  readonly keys: InboxKeys;
  /** Path of the inbox as browsers see it. */
  readonly path: string;
  readonly secure: boolean;
  readonly now: Clock;
  readonly rateLimits: RateLimits;
  /** Whether a link can be mailed to the owner. */
  readonly canMailLink: boolean;
}

/** How the caller is authenticated. Only cookies need a CSRF token; an API key is read-only. */
export type Owner = { readonly via: 'bearer' | 'key' } | { readonly via: 'cookie'; readonly csrfToken: string };

const cookieName = 'foyer-inbox';

export function ownerOf(context: Context, { keys, now }: InboxAccess): Owner | undefined {
  const bearer = bearerOf(context);
  if (bearer !== undefined) {
    const rights = bearerRights(bearer, keys);
    return rights && { via: rights === 'all' ? 'bearer' : 'key' };
  }
  const session = getCookie(context, cookieName);
  return session !== undefined && isSessionValid(session, keys, now())
    ? { via: 'cookie', csrfToken: csrfToken(session, keys) }
    : undefined;
}

function bearerOf(context: Context): string | undefined {
  return /^Bearer +(\S.*)$/i.exec(context.req.header('authorization') ?? '')?.[1];
}

/** Runs before every inbox route: refuses writes with an API key, and counts wrong bearer tokens. */
export function bearerGuard(access: InboxAccess): MiddlewareHandler {
  return async (context, next) => {
    const bearer = bearerOf(context);
    if (bearer !== undefined) {
      const rights = bearerRights(bearer, access.keys);
      if (rights === undefined) return countFailedLogin(context, access);
      if (rights === 'read' && !readMethods.includes(context.req.method)) return problemResponse(readOnlyProblem);
    }
    await next();
    return undefined;
  };
}

const readMethods: readonly string[] = ['GET', 'HEAD'];
const readOnlyProblem = { type: 'about:blank', title: 'Forbidden', status: 403, detail: 'The API key is read-only.' };

/** Rate-limited: wrong tokens are counted. */
export async function logIn(context: Context, access: InboxAccess, token: string): Promise<Response> {
  return isEqual(token, access.keys.token) ? startSession(context, access) : countFailedLogin(context, access);
}

async function countFailedLogin(context: Context, access: InboxAccess): Promise<Response> {
  const { allowed, retryAfter } = access.rateLimits.check(context, { kind: 'message', form: 'inbox' });
  return allowed ? loginRequired(context, access) : problemResponse(problem('rate-limited', { retryAfter }));
}

export function startSession(context: Context, { keys, now, path, secure }: InboxAccess): Response {
  setCookie(context, cookieName, createSession(keys, now()), { ...cookie, path, secure });
  return redirectTo(context, path);
}

export function logOut(context: Context, { path, secure }: InboxAccess): Response {
  setCookie(context, cookieName, '', { ...cookie, path, secure, maxAge: 0 });
  return redirectTo(context, path);
}

const cookie = { httpOnly: true, sameSite: 'Strict' } as const;

/** Removes the token from the address bar and from the Referer header. */
export function redirectTo(context: Context, path: string): Response {
  context.header('Cache-Control', 'no-store');
  context.header('Referrer-Policy', 'no-referrer');
  return context.redirect(path, 303);
}

export async function loginRequired(context: Context, { canMailLink, path }: InboxAccess): Promise<Response> {
  if (!prefersJson(context)) return loginPage(browserLocale(context), { action: path, canMailLink });
  return unauthorized('Send the API key or the inbox token as Authorization: Bearer.');
}

export function prefersJson(context: Context): boolean {
  const accept = context.req.header('accept') ?? '';
  return (
    accept.includes('json') || (!accept.includes('text/html') && context.req.header('authorization') !== undefined)
  );
}

/** Checks the CSRF token, `Origin` and `Sec-Fetch-Site`. */
export function isForged(context: Context, owner: Owner, { key, own }: { key: string; own: string }): boolean {
  if (owner.via !== 'cookie') return owner.via === 'key';
  const origin = context.req.header('origin');
  const isForeign = origin !== undefined && origin !== 'null' && origin !== own;
  return isForeign || context.req.header('sec-fetch-site') === 'cross-site' || !isEqual(key, owner.csrfToken);
}
