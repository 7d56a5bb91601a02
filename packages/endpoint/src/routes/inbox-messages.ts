// /inbox/messages/{submissionId}: one message, and the owner's decision about it.
import type { Context } from 'hono';
import { reviews } from '../domain/review.ts';
import { notFoundPage } from '../pages/login-page.ts';
import { messagePage } from '../pages/message-page.ts';
import { idIn, placeOf } from './inbox.ts';
import { carryOut, type InboxMessagesRoute, readDecision } from './inbox-decision.ts';
import { loginRequired, ownerOf, prefersJson, redirectTo } from './inbox-session.ts';
import { browserLocale, byMethod } from './reply.ts';

export function messageRoute(route: InboxMessagesRoute) {
  return byMethod({ GET: (context) => show(context, route), POST: (context) => decide(context, route) });
}

async function show(context: Context, route: InboxMessagesRoute): Promise<Response> {
  const owner = ownerOf(context, route);
  if (owner === undefined) return loginRequired(context, route);
  const message = await (await route.inbox()).openMessage(idIn(context));
  if (message === undefined) return missing(context, route);
  if (prefersJson(context)) {
    const { subscriberId: _ours, unread: _ownersOnly, ...shown } = message;
    return Response.json(shown, { headers: { 'Cache-Control': 'no-store' } });
  }
  // Opened by a person; programs read without a trace.
  if (owner.via === 'cookie' && message.unread)
    await carryOut({ decision: 'read', ids: [message.submissionId] }, route);
  const subject = route.definitions.get(message.form)?.subject ?? '';
  return messagePage(message, { ...placeOf(context, route, owner), subject });
}

async function decide(context: Context, route: InboxMessagesRoute): Promise<Response> {
  const reading = await readDecision(context, route, reviews);
  if (!reading.ok) return reading.response;
  const { decision } = reading;
  if ((await carryOut({ decision, ids: [idIn(context)] }, route)) === 0) return missing(context, route);
  if (prefersJson(context)) return new Response(null, { status: 204 });
  const isLeft = decision === 'delete' || decision === 'unread';
  return redirectTo(context, isLeft ? route.path : `${route.path}/messages/${idIn(context)}`);
}

function missing(context: Context, route: InboxMessagesRoute): Promise<Response> | Response {
  if (!prefersJson(context)) return notFoundPage(browserLocale(context), route.path);
  const gone = { type: 'about:blank', title: 'Not Found', status: 404 };
  return Response.json(gone, { status: 404, headers: { 'Content-Type': 'application/problem+json' } });
}
