// /inbox/link mails a link, /inbox/open/{secret} opens the inbox with it, /inbox/leave logs out.
import { problem, problemResponse } from '@foyer/protocol/server';
import { isInboxLink, requestInboxLink, useInboxLink } from '../domain/inbox-link.ts';
import { linkTokenIn } from '../domain/mail-links.ts';
import { linkGonePage, forgedPage, linkSentPage, openLinkPage } from '../pages/login-page.ts';
import { readEntry } from './inbox-form.ts';
import { type InboxAccess, isForged, logOut, startSession, loginRequired, ownerOf } from './inbox-session.ts';
import { browserLocale, byMethod, onlyMethod } from './reply.ts';

export interface InboxLinksRoute extends InboxAccess {
  /** The endpoint's own origin. */
  readonly ownOrigin: string;
}

/** The same answer whether or not the owner's address is configured. */
export function inboxLinkRoute(route: InboxLinksRoute) {
  return onlyMethod('POST', async (context) => {
    const { allowed, retryAfter } = route.rateLimits.check(context, { kind: 'login', form: 'inbox' });
    if (!allowed) return problemResponse(problem('rate-limited', { retryAfter }));
    const { mailboxes: owners } = route;
    if (owners.length > 0) {
      const store = await route.store();
      await store.transaction((records) => requestInboxLink(records, { owners, now: route.now() }));
    }
    return linkSentPage(browserLocale(context));
  });
}

export function inboxOpenRoute(route: InboxLinksRoute) {
  return byMethod({
    GET: async (context) => {
      const isGood = await isInboxLink(
        await route.store(),
        linkTokenIn(context.req.param('secret') ?? ''),
        route.now(),
      );
      return isGood ? openLinkPage(browserLocale(context)) : linkGonePage(browserLocale(context), route.path);
    },
    POST: async (context) => {
      const store = await route.store();
      const secret = linkTokenIn(context.req.param('secret') ?? '');
      // Unknown links cost no write, because anyone can invent one.
      const isGood =
        (await isInboxLink(store, secret, route.now())) &&
        (await store.transaction((records) => useInboxLink(records, secret, route.now())));
      return isGood ? startSession(context, route) : linkGonePage(browserLocale(context), route.path);
    },
  });
}

export function inboxLogoutRoute(route: InboxLinksRoute) {
  return onlyMethod('POST', async (context) => {
    const owner = ownerOf(context, route);
    if (owner === undefined) return loginRequired(context, route);
    const key = await readEntry(context, 'key');
    return isForged(context, owner, { key, own: route.ownOrigin })
      ? forgedPage(browserLocale(context), route.path)
      : logOut(context, route);
  });
}
