// POST /inbox/messages: the owner's decision about several messages.
import type { Context } from 'hono';
import type { StoredSubmission } from '../domain/stored-submission.ts';
import { reviews } from '../domain/review.ts';
import { deletionPage } from '../pages/deletion-page.ts';
import { linkTo, pageQuery } from '../pages/list-link.ts';
import { resultQuery, type InboxResult } from '../pages/inbox-result.ts';
import { placeOf } from './inbox.ts';
import { carryOut, type InboxMessagesRoute, readDecision } from './inbox-decision.ts';
import { type Owner, prefersJson, redirectTo } from './inbox-session.ts';
import { readListRequest } from './list-request.ts';
import { byMethod } from './reply.ts';
import { withoutNul } from './without-nul.ts';

/** GET is for owners who return to the page that asks before a deletion. */
export function selectionRoute(route: InboxMessagesRoute) {
  return byMethod({
    GET: (context) => Promise.resolve(redirectTo(context, route.path)),
    POST: (context) => decide(context, route),
  });
}

async function decide(context: Context, route: InboxMessagesRoute): Promise<Response> {
  const reading = await readDecision(context, route, reviews);
  if (!reading.ok) return reading.response;
  const { decision, form, owner } = reading;
  const ids = form.getAll('id').map(withoutNul);
  if (prefersJson(context)) return Response.json({ count: await carryOut({ decision, ids }, route) });
  const list = form.get('list') ?? '';
  if (ids.length === 0) return redirectTo(context, backTo(list, route, { outcome: 'none', count: 0 }));
  if (decision === 'delete' && !form.has('confirmed')) return askToDelete(context, { ...route, owner, ids, list });
  const count = await carryOut({ decision, ids }, route);
  return redirectTo(context, backTo(list, route, { outcome: decision, count }));
}

interface Asked extends InboxMessagesRoute {
  readonly owner: Owner;
  readonly ids: readonly string[];
  /** The query of the list that the owner came from. */
  readonly list: string;
}

async function askToDelete(context: Context, { ids, list, owner, ...route }: Asked): Promise<Response> {
  const { submissions } = await route.store();
  const messages: StoredSubmission[] = [];
  for (const id of ids) {
    const message = await submissions.read(id);
    if (message !== undefined) messages.push(message);
  }
  if (messages.length === 0) return redirectTo(context, backTo(list, route, { outcome: 'delete', count: 0 }));
  return deletionPage({ messages, list, back: backTo(list, route) }, placeOf(context, route, owner));
}

/** Never a URL from the form. */
function backTo(list: string, { path }: InboxMessagesRoute, result?: InboxResult): string {
  const request = readListRequest(new URLSearchParams(list));
  return linkTo(path, { ...(request.ok && pageQuery(request.value)), ...(result && resultQuery(result)) });
}
