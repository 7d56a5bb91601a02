// Sessions of the inbox: token in, cookie out. Knows nothing of its content.
import { problem, problemResponse } from '@foyer/protocol/server';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import {
  bearerRights,
  csrfToken,
  endSession,
  type InboxKeys,
  isSessionEnded,
  isSessionValid,
  isEqual,
  createSession,
} from '../domain/inbox-access.ts';
import type { Clock, Store } from '../domain/ports.ts';
import { askAgainPage, loginPage } from '../pages/login-page.ts';
import { preferredType } from './preferred-type.ts';
import type { RateLimits } from './rate-limits.ts';
import { browserLocale, unauthorized } from './reply.ts';

export interface InboxAccess {
  readonly keys: InboxKeys;
  /** Path of the inbox as browsers see it. */
  readonly path: string;
  readonly secure: boolean;
  readonly now: Clock;
  /** Of the times that an owner reads, IANA. */
  readonly timeZone: string;
  readonly store: () => Promise<Store>;
  /** Of the current requests. */
  readonly owners: WeakMap<Request, Owner>;
  readonly rateLimits: RateLimits;
  /** Mailboxes that a link can be mailed to. */
  readonly mailboxes: readonly string[];
}

/** How the caller is authenticated. Only cookies need a CSRF token; an API key is read-only. */
export type Owner = { readonly via: 'bearer' | 'key' } | { readonly via: 'cookie'; readonly csrfToken: string };

const cookieName = 'foyer-inbox';

/** The caller that `inboxGuard` has authenticated. */
export function ownerOf(context: Context, { owners }: InboxAccess): Owner | undefined {
  return owners.get(context.req.raw);
}

/** Runs before every inbox route: finds the owner, refuses writes with an API key, counts wrong bearer tokens. */
export function inboxGuard(access: InboxAccess): MiddlewareHandler {
  return async (context, next) => {
    const bearer = bearerOf(context);
    const owner = bearer === undefined ? await ownerOfSession(context, access) : ownerOfBearer(bearer, access);
    if (bearer !== undefined && owner === undefined) return countFailedLogin(context, access);
    if (owner?.via === 'key' && !readMethods.includes(context.req.method)) return problemResponse(readOnlyProblem);
    if (owner !== undefined) access.owners.set(context.req.raw, owner);
    if (owner !== undefined && hasAskedAgain(context)) return redirectTo(context, ownUrl(context));
    await next();
    return undefined;
  };
}

function bearerOf(context: Context): string | undefined {
  return /^Bearer +(\S.*)$/i.exec(context.req.header('authorization') ?? '')?.[1];
}

function ownerOfBearer(bearer: string, { keys }: InboxAccess): Owner | undefined {
  const rights = bearerRights(bearer, keys);
  return rights && { via: rights === 'all' ? 'bearer' : 'key' };
}

async function ownerOfSession(context: Context, { keys, now, store }: InboxAccess): Promise<Owner | undefined> {
  const session = getCookie(context, cookieName);
  if (session === undefined || !isSessionValid(session, keys, now())) return undefined;
  if (await isSessionEnded(await store(), session)) return undefined;
  return { via: 'cookie', csrfToken: csrfToken(session, keys) };
}

const readMethods: readonly string[] = ['GET', 'HEAD'];
const readOnlyProblem = { type: 'about:blank', title: 'Forbidden', status: 403, detail: 'The API key is read-only.' };

/** Rate-limited: wrong tokens are counted. */
export async function logIn(context: Context, access: InboxAccess, token: string): Promise<Response> {
  return isEqual(token, access.keys.token) ? startSession(context, access) : countFailedLogin(context, access);
}

async function countFailedLogin(context: Context, access: InboxAccess): Promise<Response> {
  const { allowed, retryAfter } = access.rateLimits.check(context, { kind: 'login', form: 'inbox' });
  return allowed ? loginRequired(context, access) : problemResponse(problem('rate-limited', { retryAfter }));
}

export function startSession(context: Context, { keys, now, path, secure }: InboxAccess): Response {
  setCookie(context, cookieName, createSession(keys, now()), { ...cookie, path, secure });
  return redirectTo(context, path);
}

export async function logOut(context: Context, { keys, now, path, secure, store }: InboxAccess): Promise<Response> {
  const session = getCookie(context, cookieName);
  if (session !== undefined && isSessionValid(session, keys, now())) {
    await (await store()).transaction((records) => endSession(records, session));
  }
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

export async function loginRequired(context: Context, { mailboxes, path }: InboxAccess): Promise<Response> {
  if (isFollowedLink(context)) return askAgainPage(browserLocale(context), ownUrl(context, { [askedAgain]: '1' }));
  const canMailLink = mailboxes.length > 0;
  if (!prefersJson(context)) return loginPage(browserLocale(context), { action: path, canMailLink });
  return unauthorized('Send the API key or the inbox token as Authorization: Bearer.');
}

const askedAgain = 'again';

/**
 * With a link on another site, such as a webmail, browsers withhold the cookie (SameSite=Strict). They send it once
 * the page asks again from its own origin.
 */
function isFollowedLink(context: Context): boolean {
  const { method } = context.req;
  const site = context.req.header('sec-fetch-site') ?? (hasForeignReferrer(context) ? 'cross-site' : 'none');
  return method === 'GET' && site === 'cross-site' && !hasAskedAgain(context) && !prefersJson(context);
}

/** Safari before 16.4 sends no Sec-Fetch-Site. */
function hasForeignReferrer(context: Context): boolean {
  const referrer = context.req.header('referer') ?? '';
  return URL.canParse(referrer) && new URL(referrer).host !== context.req.header('host');
}

/** Reloads at most once, because an extension may change the headers that browsers send. */
function hasAskedAgain(context: Context): boolean {
  return context.req.query(askedAgain) !== undefined;
}

/** Relative, since a proxy may have removed a path. */
function ownUrl(context: Context, more: Readonly<Record<string, string>> = {}): string {
  const { pathname, searchParams } = new URL(context.req.url);
  searchParams.delete(askedAgain);
  for (const [name, value] of Object.entries(more)) searchParams.set(name, value);
  const query = String(searchParams);
  return `./${pathname.split('/').at(-1) ?? ''}${query === '' ? '' : `?${query}`}`;
}

export function prefersJson(context: Context): boolean {
  const preferred = preferredType(context);
  return preferred === 'json' || (preferred === undefined && context.req.header('authorization') !== undefined);
}

/** Checks the CSRF token, `Origin` and `Sec-Fetch-Site`. */
export function isForged(context: Context, owner: Owner, { key, own }: { key: string; own: string }): boolean {
  if (owner.via !== 'cookie') return owner.via === 'key';
  const origin = context.req.header('origin');
  const isForeign = origin !== undefined && origin !== 'null' && origin !== own;
  return isForeign || context.req.header('sec-fetch-site') === 'cross-site' || !isEqual(key, owner.csrfToken);
}
