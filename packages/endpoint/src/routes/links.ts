// /confirm/{token} and /unsubscribe/{token}: GET shows a page, POST acts. Authorized by the token, so Origin is not
// checked.
import type { Context } from 'hono';
import type { Forms } from '../domain/forms.ts';
import { inspectLink, type LinkResult } from '../domain/mail-links.ts';
import { confirmSubscription, unsubscribe } from '../domain/opt-in.ts';
import type { Clock, Store } from '../domain/ports.ts';
import type { LinkPurpose } from '../domain/subscriber.ts';
import { type Wording, wordingFor, wordingForLanguages } from '../domain/wording.ts';
import { linkPage } from '../pages/link-page.ts';
import { methodNotAllowed } from './reply.ts';

export interface LinksRoute {
  readonly forms: Forms;
  readonly store: () => Promise<Store>;
  readonly now: Clock;
  /** Called after a write that may have queued deliveries. */
  readonly onStored: () => void;
}

const acts = { confirm: confirmSubscription, unsubscribe } as const;

export function linksRoute(purpose: LinkPurpose, { forms, store, now, onStored }: LinksRoute) {
  return async (context: Context): Promise<Response> => {
    const { method } = context.req;
    const token = context.req.param('token') ?? '';
    const records = await store();
    if (method === 'GET' || method === 'HEAD') {
      const found = await inspectLink(records, { token, purpose, now: now() });
      return linkPage(found.status === 'done' ? 'ask' : found.status, {
        purpose,
        wording: wordingOf(found, forms, context),
      });
    }
    if (method !== 'POST') return methodNotAllowed(['GET', 'HEAD', 'POST']);
    const done = await records.transaction((transaction) => acts[purpose](transaction, { token, forms, now: now() }));
    onStored();
    return linkPage(done.status, { purpose, wording: wordingOf(done, forms, context) });
  };
}

function wordingOf({ subscriber }: LinkResult, forms: Forms, context: Context): Wording {
  if (subscriber === undefined) return wordingForLanguages(context.req.header('accept-language') ?? '');
  return wordingFor(forms.get(subscriber.form), subscriber.locale);
}
