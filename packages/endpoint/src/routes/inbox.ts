// /inbox and /inbox/subscribers: lists as HTML with a session, as JSON with a bearer token.
import { problemResponse } from '@foyer/protocol/server';
import type { Context } from 'hono';
import { beaconSpanDays, dayOf } from '../domain/beacon.ts';
import type { HookSettings, InboxReader, ListedMessage, ListRequest, SubscriberWithConsent } from '../domain/inbox.ts';
import { inboxPage } from '../pages/inbox-page.ts';
import { logIn, type InboxAccess, loginRequired, type Owner, ownerOf, prefersJson } from './inbox-session.ts';
import { readEntry } from './inbox-form.ts';
import { readListRequest } from './list-request.ts';
import { readResult } from './inbox-result.ts';
import { browserLocale, byMethod, onlyMethod } from './reply.ts';
import { withoutNul } from './without-nul.ts';

export interface InboxRoute extends InboxAccess {
  readonly inbox: () => Promise<InboxReader>;
  /** Ids of the configured forms. */
  readonly forms: readonly string[];
  readonly hooks: HookSettings;
}

/** JSON has messages and suspected spam in one list; HTML shows two. */
export function messagesRoute(route: InboxRoute) {
  return byMethod({
    GET: async (context) => {
      const token = context.req.query('token');
      return token === undefined ? listMessages(context, route) : logIn(context, route, token);
    },
    POST: async (context) => logIn(context, route, await readEntry(context, 'token')),
  });
}

export function subscribersRoute(route: InboxRoute) {
  return onlyMethod('GET', async (context) => {
    const owner = ownerOf(context, route);
    if (owner === undefined) return loginRequired(context, route);
    const request = readListRequest(queryOf(context));
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
  const request = readListRequest(queryOf(context));
  if (!request.ok) return problemResponse(request.problem);
  const inbox = await route.inbox();
  if (prefersJson(context)) {
    const { items, next } = await inbox.listSubmissions(request.value);
    return json({ messages: items.map(publicMessage), next: cursor(next) });
  }
  return messagesAsPage(context, request.value, { ...route, owner, opened: inbox });
}

/** The overview shows all lists; a filter of messages, and a later page, one of them. */
async function messagesAsPage(
  context: Context,
  request: ListRequest,
  { opened: inbox, owner, ...route }: InboxRoute & { readonly owner: Owner; readonly opened: InboxReader },
): Promise<Response> {
  const { form, search, suspected = false } = request;
  const isOverview = isFirstOfAll(request);
  const lists = {
    ...(!suspected && { messages: await inbox.listSubmissions({ ...request, suspected: false }) }),
    ...(isOverview && { subscribers: await inbox.listSubscribers(request) }),
    ...(isOverview && search === undefined && { beacons: await recentBeacons(inbox, request, route.now()) }),
    ...((isOverview || suspected) && { suspected: await inbox.listSubmissions({ ...request, suspected: true }) }),
  };
  const content = { ...lists, ...pageState(context), counts: await countsOf(inbox, form, route.hooks) };
  return inboxPage({ ...content, request, forms: route.forms }, placeOf(context, route, owner));
}

async function countsOf(inbox: InboxReader, form: string | undefined, hooks: HookSettings) {
  const closed = await inbox.closedHooks(hooks);
  return { unread: await inbox.countUnread(form), failed: await inbox.countFailed(), closedHooks: closed.length };
}

function isFirstOfAll({ after, suspected, unread }: ListRequest): boolean {
  return after === undefined && suspected !== true && unread !== true;
}

/** The result of the previous page's action, and what is checked. */
function pageState(context: Context) {
  const query = queryOf(context);
  return { result: readResult(query), ticked: query.get('select') ?? '' };
}

function recentBeacons(inbox: InboxReader, { form }: ListRequest, now: number) {
  return inbox.sumBeacons({ form, sinceDay: dayOf(now - beaconSpanDays * 24 * 60 * 60_000) });
}

export function queryOf(context: Context): URLSearchParams {
  return new URL(context.req.url).searchParams;
}

/** View context of an inbox page. */
export function placeOf(context: Context, { now, path, timeZone }: InboxAccess, owner: Owner) {
  const csrfToken = owner.via === 'cookie' ? owner.csrfToken : '';
  return { path, wording: browserLocale(context), timeZone, now: now(), csrfToken };
}

/** Id in the path. */
export function idIn(context: Context): string {
  return withoutNul(context.req.param('id') ?? '');
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
