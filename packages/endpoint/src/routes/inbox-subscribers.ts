// /inbox/subscribers/{subscriberId}: the proof of one consent.
import { notFoundPage } from '../pages/login-page.ts';
import { subscriberPage } from '../pages/subscriber-page.ts';
import { idIn, placeOf, type InboxRoute } from './inbox.ts';
import { loginRequired, ownerOf } from './inbox-session.ts';
import { browserLocale, onlyMethod } from './reply.ts';

export function subscriberRoute(route: InboxRoute) {
  return onlyMethod('GET', async (context) => {
    const owner = ownerOf(context, route);
    if (owner === undefined) return loginRequired(context, route);
    const subscriber = await (await route.inbox()).openSubscriber(idIn(context));
    if (subscriber === undefined) return notFoundPage(browserLocale(context));
    const now = new Date(route.now()).toISOString();
    return subscriberPage(subscriber, { ...placeOf(context, route, owner), now });
  });
}
