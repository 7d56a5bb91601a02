// /inbox/deliveries: mails and calls of hooks that were given up; the owner sends them again, or removes them.
import { problemResponse } from '@foyer/protocol/server';
import type { Context } from 'hono';
import type { Records } from '../domain/ports.ts';
import { sendAgain } from '../domain/send-again.ts';
import { deliveriesPage } from '../pages/deliveries-page.ts';
import { linkTo, pageQuery } from '../pages/list-link.ts';
import { type InboxResult, resultQuery } from '../pages/inbox-result.ts';
import { type InboxRoute, placeOf, queryOf } from './inbox.ts';
import { readDecision } from './inbox-decision.ts';
import { readResult } from './inbox-result.ts';
import { loginRequired, ownerOf, prefersJson, redirectTo } from './inbox-session.ts';
import { readListRequest } from './list-request.ts';
import { byMethod } from './reply.ts';
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
  const inbox = await route.inbox();
  const deliveries = await inbox.listFailed(request.value);
  const closedHooks = await inbox.closedHooks(route.hooks);
  if (prefersJson(context)) {
    const next = deliveries.next === null ? null : String(deliveries.next);
    const body = { deliveries: deliveries.items, next, closedHooks };
    return Response.json(body, { headers: { 'Cache-Control': 'no-store' } });
  }
  const state = { result: readResult(query), areTicked: query.has('select') };
  return deliveriesPage({ deliveries, closedHooks, request: request.value, ...state }, placeOf(context, route, owner));
}

const outcomes = { 'send-again': 'retried', dismiss: 'dismissed', reopen: 'reopened' } as const;

function act(
  records: Records,
  {
    decision,
    now,
    selected,
  }: { readonly decision: keyof typeof outcomes; readonly selected: readonly string[]; readonly now: number },
): Promise<number> {
  switch (decision) {
    case 'send-again':
      return sendAgain(records, { deliveryIds: selected }, now);
    case 'dismiss':
      return records.outbox.removeFailed(selected);
    case 'reopen':
      return records.outbox.reopen(selected[0] ?? '');
  }
}

async function decide(context: Context, route: DeliveriesRoute): Promise<Response> {
  const reading = await readDecision(context, route, ['send-again', 'dismiss', 'reopen']);
  if (!reading.ok) return reading.response;
  const { decision, form } = reading;
  const selected = form.getAll(decision === 'reopen' ? 'hook' : 'id').map(withoutNul);
  const store = await route.store();
  const count = await store.transaction((records) => act(records, { decision, selected, now: route.now() }));
  if (prefersJson(context)) return Response.json({ count });
  const result: InboxResult = { outcome: selected.length === 0 ? 'none' : outcomes[decision], count };
  const list = readListRequest(new URLSearchParams(form.get('list') ?? ''));
  const query = { ...(list.ok && pageQuery(list.value)), ...resultQuery(result) };
  return redirectTo(context, linkTo(`${route.path}/deliveries`, query));
}
