// /inbox and /inbox/subscribers: the owner's view, as pages behind a cookie and as JSON behind a bearer token.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Inbox, PageRequest, SubmissionFilter, SubscriberWithConsent } from '../domain/inbox.ts';
import { wordingForLanguages } from '../domain/wording.ts';
import { inboxPage, lockedPage } from '../pages/inbox-page.ts';
import { onlyMethod } from './reply.ts';

export interface InboxRoute {
  readonly inbox: () => Promise<Inbox>;
  readonly token: string;
  readonly sessionKey: Uint8Array;
  /** Path of the inbox as browsers see it. */
  readonly cookiePath: string;
  readonly secure: boolean;
}

const cookieName = 'foyer-inbox';
const pageSize = { usual: 50, highest: 200 } as const;

/** Messages and suspected spam in one list for programs, in two for people. */
export function messagesRoute(route: InboxRoute) {
  return onlyMethod('GET', async (context) => {
    const token = context.req.query('token');
    if (token !== undefined) return isEqual(token, route.token) ? openSession(context, route) : locked(context);
    if (!isOwner(context, route)) return locked(context);
    const inbox = await route.inbox();
    return wantsJson(context) ? messagesAsJson(context, inbox) : messagesAsPage(context, inbox);
  });
}

async function messagesAsJson(context: Context, inbox: Inbox): Promise<Response> {
  const { items, next } = await inbox.listSubmissions(submissionFilter(context));
  return json({ messages: items, next: cursor(next) });
}

/** The first page shows all three lists, an older one only the list that it continues. */
async function messagesAsPage(context: Context, inbox: Inbox): Promise<Response> {
  const filter = submissionFilter(context);
  const continued = filter.after !== undefined;
  const suspectedOnly = continued && context.req.query('suspected') !== undefined;
  const shown = {
    ...(!suspectedOnly && { messages: await inbox.listSubmissions({ ...filter, suspected: false }) }),
    ...(!continued && { subscribers: await inbox.listSubscribers({ limit: filter.limit }) }),
    ...((!continued || suspectedOnly) && { suspected: await inbox.listSubmissions({ ...filter, suspected: true }) }),
  };
  return inboxPage({ ...shown, continued, path: inboxPath(context) }, wordingOf(context));
}

export function subscribersRoute(route: InboxRoute) {
  return onlyMethod('GET', async (context) => {
    if (!isOwner(context, route)) return locked(context);
    const inbox = await route.inbox();
    const page = await inbox.listSubscribers(pageRequest(context));
    if (wantsJson(context)) return json({ subscribers: page.items.map(publicSubscriber), next: cursor(page.next) });
    return inboxPage({ subscribers: page, continued: true, path: '../inbox' }, wordingOf(context));
  });
}

function openSession(context: Context, { token, sessionKey, cookiePath, secure }: InboxRoute): Response {
  const value = sessionOf(token, sessionKey);
  setCookie(context, cookieName, value, { httpOnly: true, sameSite: 'Strict', path: cookiePath, secure });
  context.header('Cache-Control', 'no-store');
  context.header('Referrer-Policy', 'no-referrer');
  return context.redirect(inboxPath(context), 303);
}

function isOwner(context: Context, { token, sessionKey }: InboxRoute): boolean {
  const bearer = /^Bearer (.+)$/i.exec(context.req.header('authorization') ?? '')?.[1];
  if (bearer !== undefined) return isEqual(bearer, token);
  const session = getCookie(context, cookieName);
  return session !== undefined && isEqual(session, sessionOf(token, sessionKey));
}

/** Not the token itself: whoever finds the cookie cannot use it elsewhere, and a new token ends all sessions. */
function sessionOf(token: string, sessionKey: Uint8Array): string {
  return createHmac('sha256', sessionKey).update(token).digest('base64url');
}

/** Digests are equally long, so that the comparison tells nothing by its time. */
function isEqual(left: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}

async function locked(context: Context): Promise<Response> {
  if (!wantsJson(context)) return lockedPage(wordingOf(context), inboxPath(context));
  const problem = {
    type: 'about:blank',
    title: 'Unauthorized',
    status: 401,
    detail: 'Send the inbox token as Authorization: Bearer.',
  };
  const headers = {
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
    'WWW-Authenticate': 'Bearer',
  };
  return new Response(JSON.stringify(problem), { status: 401, headers });
}

function wantsJson(context: Context): boolean {
  const accept = context.req.header('accept') ?? '';
  return (
    accept.includes('json') || (!accept.includes('text/html') && context.req.header('authorization') !== undefined)
  );
}

function json(value: unknown): Response {
  return Response.json(value, { headers: { 'Cache-Control': 'no-store' } });
}

function pageRequest(context: Context): PageRequest {
  const limit = positiveInteger(context.req.query('limit')) ?? pageSize.usual;
  const after = positiveInteger(context.req.query('after'));
  return { limit: Math.min(limit, pageSize.highest), ...(after !== undefined && { after }) };
}

function submissionFilter(context: Context): SubmissionFilter {
  const form = context.req.query('form');
  return { ...pageRequest(context), ...(form !== undefined && { form }) };
}

function positiveInteger(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
}

/** Positions travel as text: what they are is the endpoint's affair. */
function cursor(next: number | null): string | null {
  return next === null ? null : String(next);
}

function publicSubscriber({ email, name, status, consent }: SubscriberWithConsent) {
  const steps = consent.map(({ kind, at, text, locale, form }) => ({ kind, at, text, locale, form }));
  return { email, name, status, consent: steps };
}

/** Relative, so that it holds behind a proxy that adds a prefix. */
function inboxPath(context: Context): string {
  return context.req.path.endsWith('/') ? '../inbox' : 'inbox';
}

function wordingOf(context: Context) {
  return wordingForLanguages(context.req.header('accept-language') ?? '');
}
