// Parses the owner's decisions from the inbox's forms, and carries them out.
import { problemFor } from '@foyer/protocol/server';
import type { Context } from 'hono';
import type { Forms } from '../domain/forms.ts';
import { type Review, reviewAll } from '../domain/review.ts';
import { forgedPage } from '../pages/login-page.ts';
import type { InboxRoute } from './inbox.ts';
import { readForm } from './inbox-form.ts';
import { type InboxAccess, isForged, loginRequired, type Owner, ownerOf } from './inbox-session.ts';
import { browserLocale } from './reply.ts';

export interface InboxMessagesRoute extends InboxRoute {
  readonly definitions: Forms;
  /** The endpoint's own origin. */
  readonly ownOrigin: string;
}

type Reading<Decision> =
  | { readonly ok: true; readonly owner: Owner; readonly form: URLSearchParams; readonly decision: Decision }
  | { readonly ok: false; readonly response: Response };

export async function readDecision<Decision extends string>(
  context: Context,
  route: InboxAccess & { readonly ownOrigin: string },
  known: readonly Decision[],
): Promise<Reading<Decision>> {
  const owner = ownerOf(context, route);
  if (owner === undefined) return refused(await loginRequired(context, route));
  const form = await readForm(context);
  if (isForged(context, owner, { key: form.get('key') ?? '', own: route.ownOrigin }))
    return refused(await forgedPage(browserLocale(context), route.path));
  const decision = known.find((name) => name === form.get('decision'));
  return decision === undefined ? refused(problemFor('malformed')) : { ok: true, owner, form, decision };
}

function refused(response: Response): Reading<never> {
  return { ok: false, response };
}

/** Returns how many of the messages exist. */
export async function carryOut(
  { decision, ids }: { readonly decision: Review; readonly ids: readonly string[] },
  { definitions: forms, now, store }: InboxMessagesRoute,
): Promise<number> {
  return reviewAll(await store(), { submissionIds: ids, decision }, { forms, now: now() });
}
