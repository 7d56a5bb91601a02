// /inbox/deliveries: mails and calls of hooks that were given up; the owner sends them again, or removes them.
import type { Context } from 'hono';
import { sendAgain } from '../domain/send-again.ts';
import { deliveriesPage } from '../pages/deliveries-page.ts';
import { linkTo, pageQuery } from '../pages/list-link.ts';
import { type InboxResult, resultQuery } from '../pages/inbox-result.ts';
import { type InboxRoute, placeOf, queryOf } from './inbox.ts';
import { readDecision } from './inbox-decision.ts';
import { readResult } from './inbox-result.ts';
import { loginRequired, ownerOf, prefersJson, redirectTo } from './inbox-session.ts';
import { readListRequest } from './list-request.ts';
import { byMethod, problemResponse } from './reply.ts';
import { withoutNul } from './without-nul.ts';

export interface DeliveriesRoute extends InboxRoute {
  /** The endpoint's own origin. */
  readonly ownOrigin: string;
}

export function deliveriesRoute(route: DeliveriesRoute) {
  return byMethod({ GET: (context) => show(context, route), POST: (context) => decide(context, route) });
}

async function show(context: Context, route: DeliveriesRoute): Promise<Response> {
  const owner = ownerOf(context, route);
  if (owner === undefined) return loginRequired(context, route);
  const query = queryOf(context);
  const request = readListRequest(query);
  if (!request.ok) return problemResponse(request.problem);
  const deliveries = await (await route.inbox()).listFailed(request.value);
  if (prefersJson(context)) {
    const next = deliveries.next === null ? null : String(deliveries.next);
    return Response.json({ deliveries: deliveries.items, next }, { headers: { 'Cache-Control': 'no-store' } });
  }
  const content = { deliveries, request: request.value, result: readResult(query), areTicked: query.has('select') };
  return deliveriesPage(content, placeOf(context, route, owner));
}

async function decide(context: Context, route: DeliveriesRoute): Promise<Response> {
  const reading = await readDecision(context, route, ['send-again', 'dismiss']);
  if (!reading.ok) return reading.response;
  const { decision, form } = reading;
  const ids = form.getAll('id').map(withoutNul);
  const store = await route.store();
  const count = await store.transaction((records) =>
    decision === 'dismiss' ? records.outbox.removeFailed(ids) : sendAgain(records, { deliveryIds: ids }, route.now()),
  );
  if (prefersJson(context)) return Response.json({ count });
  const outcome = decision === 'dismiss' ? 'dismissed' : 'retried';
  const result: InboxResult = { outcome: ids.length === 0 ? 'none' : outcome, count };
  const list = readListRequest(new URLSearchParams(form.get('list') ?? ''));
  const query = { ...(list.ok && pageQuery(list.value)), ...resultQuery(result) };
  return redirectTo(context, linkTo(`${route.path}/deliveries`, query));
}
