// /inbox and /inbox/subscribers: lists as HTML with a session, as JSON with a bearer token.
import type { Problem } from '@foyer/protocol';
import type { Context } from 'hono';
import { beaconSpanDays, dayOf } from '../domain/beacon.ts';
import type { InboxReader, ListedMessage, PageRequest, SubscriberWithConsent } from '../domain/inbox.ts';
import { problem } from '../domain/problem.ts';
import { inboxPage } from '../pages/inbox-page.ts';
import { logIn, type InboxAccess, loginRequired, type Owner, ownerOf, prefersJson } from './inbox-session.ts';
import { readEntry } from './inbox-form.ts';
import { browserLocale, byMethod, onlyMethod, problemResponse } from './reply.ts';

export interface InboxRoute extends InboxAccess {
  readonly inbox: () => Promise<InboxReader>;
  /** Ids of the configured forms. */
  readonly forms: readonly string[];
}

const pageSize = { usual: 50, highest: 200 } as const;

/** JSON has messages and suspected spam in one list; HTML shows two. */
export function messagesRoute(route: InboxRoute) {
  return byMethod({
    GET: async (context) => {
      const token = context.req.query('token');
      return token === undefined ? listMessages(context, route) : logIn(context, route, token);
    },
    POST: async (context) => logIn(context, route, (await readEntry(context, 'token')) ?? ''),
  });
}

export function subscribersRoute(route: InboxRoute) {
  return onlyMethod('GET', async (context) => {
    const owner = ownerOf(context, route);
    if (owner === undefined) return loginRequired(context, route);
    const request = pageRequest(context);
    if (!request.ok) return problemResponse(request.problem);
    const subscribers = await (await route.inbox()).listSubscribers(request.value);
    if (prefersJson(context)) {
      return json({ subscribers: subscribers.items.map(publicSubscriber), next: cursor(subscribers.next) });
    }
    return inboxPage({ subscribers, request: request.value, forms: route.forms }, placeOf(context, route, owner));
  });
}

async function listMessages(context: Context, route: InboxRoute): Promise<Response> {
  const owner = ownerOf(context, route);
  if (owner === undefined) return loginRequired(context, route);
  const request = pageRequest(context);
  if (!request.ok) return problemResponse(request.problem);
  const inbox = await route.inbox();
  if (prefersJson(context)) {
    const { items, next } = await inbox.listSubmissions(request.value);
    return json({ messages: items.map(publicMessage), next: cursor(next) });
  }
  return messagesAsPage(context, request.value, { ...route, owner, opened: inbox });
}

/** The first page shows all lists, a later one only the list that it continues. */
async function messagesAsPage(
  context: Context,
  request: PageRequest,
  { opened: inbox, owner, ...route }: InboxRoute & { readonly owner: Owner; readonly opened: InboxReader },
): Promise<Response> {
  const isContinued = request.after !== undefined;
  const suspectedOnly = isContinued && context.req.query('suspected') !== undefined;
  const lists = {
    ...(!suspectedOnly && { messages: await inbox.listSubmissions({ ...request, suspected: false }) }),
    ...(!isContinued && { subscribers: await inbox.listSubscribers(request) }),
    ...(!isContinued && request.search === undefined && { beacons: await recentBeacons(inbox, request, route.now()) }),
    ...((!isContinued || suspectedOnly) && { suspected: await inbox.listSubmissions({ ...request, suspected: true }) }),
  };
  return inboxPage({ ...lists, request, forms: route.forms }, placeOf(context, route, owner));
}

function recentBeacons(inbox: InboxReader, { form }: PageRequest, now: number) {
  return inbox.sumBeacons({ form, sinceDay: dayOf(now - beaconSpanDays * 24 * 60 * 60_000) });
}

/** View context of an inbox page. */
export function placeOf(context: Context, { path }: InboxAccess, owner: Owner) {
  return { path, wording: browserLocale(context), csrfToken: owner.via === 'cookie' ? owner.csrfToken : '' };
}

/** Parses the query of a list. */
export function pageRequest(
  context: Context,
): { readonly ok: true; readonly value: PageRequest } | { readonly ok: false; readonly problem: Problem } {
  const { limit = String(pageSize.usual), after, form = '', q = '' } = context.req.query();
  if (wholeNumber(limit) === undefined) return { ok: false, problem: noNumber('limit') };
  if (after !== undefined && wholeNumber(after) === undefined) return { ok: false, problem: noNumber('after') };
  const search = withoutNul(q).trim().slice(0, 200);
  const value = {
    limit: Math.min(Number(limit), pageSize.highest),
    ...(after !== undefined && { after: Number(after) }),
    ...(form !== '' && { form: withoutNul(form) }),
    ...(search !== '' && { search }),
  };
  return { ok: true, value };
}

/** Id in the path. */
export function idIn(context: Context): string {
  return withoutNul(context.req.param('id') ?? '');
}

/** Stored text never contains NUL, and PostgreSQL rejects it in queries. */
function withoutNul(text: string): string {
  return text.replaceAll('\0', '');
}

function noNumber(name: string): Problem {
  return problem('malformed', { detail: `\`${name}\` must be a whole number above 0.` });
}

function wholeNumber(text: string): number | undefined {
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
}

function json(value: unknown): Response {
  return Response.json(value, { headers: { 'Cache-Control': 'no-store' } });
}

/** A string, since cursors are opaque to clients. */
function cursor(next: number | null): string | null {
  return next === null ? null : String(next);
}

function publicMessage({ unread: _ownersOnly, ...message }: ListedMessage) {
  return message;
}

function publicSubscriber({ email, name, status, consent }: SubscriberWithConsent) {
  const steps = consent.map(({ kind, at, text, locale, form, translated }) => ({
    kind,
    at,
    text,
    locale,
    form,
    ...(translated && { translated }),
  }));
  return { email, name, status, consent: steps };
}
