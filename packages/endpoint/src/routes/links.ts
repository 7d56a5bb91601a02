// /confirm/{token} and /unsubscribe/{token}: GET shows a page, POST acts. Authorized by the token, so Origin is not
// checked.
import { methodNotAllowed } from '@foyer/protocol/server';
import type { Context } from 'hono';
import type { Brand } from '../domain/brand.ts';
import type { Forms } from '../domain/forms.ts';
import { inspectLink, linkTokenIn, type LinkResult } from '../domain/mail-links.ts';
import { confirmSubscription, unsubscribe } from '../domain/opt-in.ts';
import type { Clock, Store } from '../domain/ports.ts';
import type { LinkPurpose } from '../domain/subscriber.ts';
import { type Wording, wordingFor, wordingForLanguages } from '../domain/wording.ts';
import { linkPage } from '../pages/link-page.ts';

export interface LinksRoute {
  readonly brand: Brand;
  readonly forms: Forms;
  readonly store: () => Promise<Store>;
  readonly now: Clock;
}

const acts = { confirm: confirmSubscription, unsubscribe } as const;

export function linksRoute(purpose: LinkPurpose, { brand, forms, store, now }: LinksRoute) {
  return async (context: Context): Promise<Response> => {
    const { method } = context.req;
    const token = linkTokenIn(context.req.param('token') ?? '');
    const records = await store();
    const isPost = method === 'POST';
    if (!isPost && method !== 'GET' && method !== 'HEAD') return methodNotAllowed(['GET', 'HEAD', 'POST']);
    const found = await inspectLink(records, { token, purpose, now: now() });
    const page = { brand, purpose, wording: wordingOf(found, forms, context) };
    // Unknown links cost no write, because anyone can invent one.
    if (found.status !== 'done') return linkPage(found.status, page);
    if (!isPost) return linkPage('ask', page);
    const done = await records.transaction((transaction) => acts[purpose](transaction, { token, forms, now: now() }));
    return linkPage(done.status, page);
  };
}

function wordingOf({ locale, subscriber }: LinkResult, forms: Forms, context: Context): Wording {
  if (subscriber === undefined) return wordingForLanguages(context.req.header('accept-language') ?? '');
  return wordingFor(forms.get(subscriber.form), locale ?? subscriber.locale);
}
