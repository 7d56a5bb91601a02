// /inbox/subscribers/{subscriberId}: the proof of one consent, and its confirmation mail once more.
import type { Context } from 'hono';
import { resendForOwner } from '../domain/resend.ts';
import { type InboxResult, resultQuery } from '../pages/inbox-result.ts';
import { linkTo } from '../pages/list-link.ts';
import { notFoundPage } from '../pages/login-page.ts';
import { subscriberPage } from '../pages/subscriber-page.ts';
import { idIn, placeOf, type InboxRoute, queryOf } from './inbox.ts';
import { readDecision } from './inbox-decision.ts';
import { readResult } from './inbox-result.ts';
import { loginRequired, ownerOf, prefersJson, redirectTo } from './inbox-session.ts';
import { browserLocale, byMethod } from './reply.ts';

export interface SubscriberRoute extends InboxRoute {
  /** The endpoint's own origin. */
  readonly ownOrigin: string;
}

export function subscriberRoute(route: SubscriberRoute) {
  return byMethod({ GET: (context) => show(context, route), POST: (context) => decide(context, route) });
}

async function show(context: Context, route: SubscriberRoute): Promise<Response> {
  const owner = ownerOf(context, route);
  if (owner === undefined) return loginRequired(context, route);
  const subscriber = await (await route.inbox()).openSubscriber(idIn(context));
  if (subscriber === undefined) return notFoundPage(browserLocale(context), route.path);
  const result = readResult(queryOf(context));
  return subscriberPage({ subscriber, result }, placeOf(context, route, owner));
}

async function decide(context: Context, route: SubscriberRoute): Promise<Response> {
  const reading = await readDecision(context, route, ['resend']);
  if (!reading.ok) return reading.response;
  const subscriberId = idIn(context);
  const store = await route.store();
  const isSent = await store.transaction((records) => resendForOwner(records, subscriberId, route.now()));
  const result: InboxResult = { outcome: 'resent', count: isSent ? 1 : 0 };
  if (prefersJson(context)) return Response.json({ count: result.count });
  return redirectTo(
    context,
    linkTo(`${route.path}/subscribers/${encodeURIComponent(subscriberId)}`, resultQuery(result)),
  );
}
