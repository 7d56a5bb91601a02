// /inbox/messages/{submissionId}: one message, and the owner's decision about it.
import type { Context } from 'hono';
import type { Forms } from '../domain/forms.ts';
import { type Review, review } from '../domain/review.ts';
import { forgedPage, notFoundPage } from '../pages/login-page.ts';
import { messagePage } from '../pages/message-page.ts';
import { idIn, placeOf, type InboxRoute } from './inbox.ts';
import { readForm } from './inbox-form.ts';
import { isForged, redirectTo, loginRequired, ownerOf, prefersJson } from './inbox-session.ts';
import { browserLocale, byMethod, problemFor } from './reply.ts';

export interface InboxMessagesRoute extends InboxRoute {
  readonly definitions: Forms;
  /** The endpoint's own origin. */
  readonly ownOrigin: string;
}

const decisions = ['release', 'spam', 'delete', 'send-again'] as const satisfies readonly Review[];

export function messageRoute(route: InboxMessagesRoute) {
  return byMethod({ GET: (context) => show(context, route), POST: (context) => decide(context, route) });
}

async function show(context: Context, route: InboxMessagesRoute): Promise<Response> {
  const owner = ownerOf(context, route);
  if (owner === undefined) return loginRequired(context, route);
  const message = await (await route.inbox()).openMessage(idIn(context));
  if (message === undefined) return missing(context);
  if (prefersJson(context)) {
    const { subscriberId: _ours, unread: _ownersOnly, ...shown } = message;
    return Response.json(shown, { headers: { 'Cache-Control': 'no-store' } });
  }
  // Opened by a person; programs read without a trace.
  if (owner.via === 'cookie' && message.unread) await markRead(message.submissionId, route);
  const subject = route.definitions.get(message.form)?.subject ?? '';
  return messagePage(message, { ...placeOf(context, route, owner), subject });
}

async function markRead(submissionId: string, route: InboxMessagesRoute): Promise<void> {
  const store = await route.store();
  await store.transaction(({ submissions }) => submissions.markRead(submissionId, true));
}

async function decide(context: Context, route: InboxMessagesRoute): Promise<Response> {
  const owner = ownerOf(context, route);
  if (owner === undefined) return loginRequired(context, route);
  const form = await readForm(context);
  if (isForged(context, owner, { key: form.get('key') ?? '', own: route.ownOrigin }))
    return forgedPage(browserLocale(context));
  const decision = decisions.find((known) => known === form.get('decision'));
  if (decision === undefined) return problemFor('malformed');
  const found = await decideOn(idIn(context), decision, route);
  if (!found) return missing(context);
  if (prefersJson(context)) return new Response(null, { status: 204 });
  return redirectTo(context, decision === 'delete' ? route.path : `${route.path}/messages/${idIn(context)}`);
}

async function decideOn(submissionId: string, decision: Review, route: InboxMessagesRoute): Promise<boolean> {
  const store = await route.store();
  return store.transaction(async (records) => {
    const message = await records.submissions.read(submissionId);
    const form = message && route.definitions.get(message.form);
    return review(records, { submissionId, decision }, { form, now: route.now() });
  });
}

function missing(context: Context): Promise<Response> | Response {
  if (!prefersJson(context)) return notFoundPage(browserLocale(context));
  const gone = { type: 'about:blank', title: 'Not Found', status: 404 };
  return Response.json(gone, { status: 404, headers: { 'Content-Type': 'application/problem+json' } });
}
