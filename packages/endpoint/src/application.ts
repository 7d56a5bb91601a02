// Maps each path to its route. Knows neither how the parts are created nor when they end: that is endpoint.ts.
import { isLoopback, type OriginPolicy, problemFor } from '@foyer/protocol/server';
import { type Context, Hono } from 'hono';
import type { ResolvedOptions } from './config.ts';
import type { CaptchaPolicy } from './domain/captcha.ts';
import type { Accepted } from './domain/accept-submission.ts';
import type { FormDefinition, Forms } from './domain/forms.ts';
import type { HookSettings } from './domain/inbox.ts';
import { reasonOf } from './domain/log-event.ts';
import { mailboxesIn } from './domain/owners.ts';
import type { RateLimitPolicy } from './domain/rate-limit.ts';
import type { Feeds } from './feed-options.ts';
import type { Measurements } from './metrics/measurements.ts';
import { beaconRoute } from './routes/beacons.ts';
import { challengeRoute } from './routes/challenge.ts';
import { crossOrigin } from './routes/cross-origin.ts';
import { feedRoute, knownFeed } from './routes/feeds.ts';
import { receiveFormPost } from './routes/form-posts.ts';
import { healthRoute, readinessRoute } from './routes/health.ts';
import { messagesRoute, subscribersRoute } from './routes/inbox.ts';
import { messagesExport, subscribersExport } from './routes/inbox-exports.ts';
import { inboxLogoutRoute, inboxLinkRoute, inboxOpenRoute } from './routes/inbox-links.ts';
import { deliveriesRoute } from './routes/inbox-deliveries.ts';
import { messageRoute } from './routes/inbox-messages.ts';
import { selectionRoute } from './routes/inbox-selection.ts';
import { subscriberRoute } from './routes/inbox-subscribers.ts';
import { inboxGuard, type Owner } from './routes/inbox-session.ts';
import { linksRoute } from './routes/links.ts';
import { type RateLimits, rateLimits as countRequests } from './routes/rate-limits.ts';
import { metricsRoute } from './routes/metrics.ts';
import { problemPages } from './routes/problem-pages.ts';
import { knownForm, unavailable } from './routes/reply.ts';
import { requestLog } from './routes/request-log.ts';
import { resendRoute } from './routes/resend.ts';
import { scriptsRoute } from './routes/scripts.ts';
import { submissionsRoute } from './routes/submissions.ts';
import { thanksRoute } from './routes/thanks.ts';
import { scriptsFolder } from './scripts-folder.ts';
import type { EndpointStore } from './store/store.ts';

export interface ApplicationParts {
  readonly options: ResolvedOptions;
  readonly forms: Forms;
  readonly feeds: Feeds;
  readonly hooks: HookSettings;
  readonly captcha: CaptchaPolicy;
  readonly origins: OriginPolicy;
  readonly inboxToken: string;
  readonly measurements: Measurements;
  readonly rateLimit: RateLimitPolicy;
  readonly store: () => Promise<EndpointStore>;
}

interface CountedParts extends ApplicationParts {
  readonly rateLimits: RateLimits;
  readonly onAccepted: (context: Context, form: FormDefinition, accepted: Accepted) => void;
  readonly onFault: (context: Context, error: unknown) => void;
}

export function application(parts: ApplicationParts): Hono {
  const { forms, rateLimit: limit } = parts;
  const { basePath, brand, log, publicUrl, trustProxy } = parts.options;
  const { idOf, middleware } = requestLog({ forms, log });
  const counted: CountedParts = {
    ...parts,
    onAccepted(context, { id: form }, { receipt, suspected }) {
      const { replayed, status, submissionId } = receipt;
      const outcome = replayed === true ? 'replayed' : suspected ? 'suspected' : status;
      log({ event: 'message-stored', requestId: idOf(context), submissionId, form, outcome });
    },
    onFault: (context, error) => log({ event: 'request-failed', requestId: idOf(context), reason: reasonOf(error) }),
    rateLimits: countRequests({ limit, trustProxy, isPublic: !isLoopback(publicUrl.origin), log }),
  };
  // Registered before the base path, so that requests outside it are logged too.
  const app = new Hono({ strict: false }).use(problemPages(brand), middleware).basePath(basePath);
  ownersRoutes(app, counted);
  scriptRoutes(app, parts);
  visitorsRoutes(app, counted);
  app.notFound(() => problemFor('unknown-form'));
  app.onError((error, context) => {
    counted.onFault(context, error);
    return unavailable();
  });
  return app;
}

/** Mail links and the inbox: authorized by a token, so Origin is not checked. */
function ownersRoutes(app: Hono, parts: CountedParts): void {
  const { options, forms, captcha, inboxToken, measurements, origins, rateLimits, store } = parts;
  const { brand, mail, metricsToken: token, now, publicUrl, timeZone } = options;
  if (token !== undefined) app.all('/metrics', metricsRoute({ token, measurements, store, now }));
  app.all('/confirm/:token', linksRoute('confirm', { brand, forms, store, now }));
  app.all('/unsubscribe/:token', linksRoute('unsubscribe', { brand, forms, store, now }));
  const access = {
    keys: { token: inboxToken, apiKey: options.apiKey, sessionKey: captcha.keys[0].inboxSession },
    path: `${publicPath(options)}/inbox`,
    secure: publicUrl.protocol === 'https:',
    mailboxes: mail.smtpUrl === undefined ? [] : mailboxesIn(mail.to),
    ownOrigin: origins.own,
    rateLimits,
    now,
    timeZone,
    store,
    owners: new WeakMap<Request, Owner>(),
  };
  const inbox = { ...access, inbox: store, forms: [...forms.keys()], definitions: forms, hooks: parts.hooks };
  app.use('/inbox/*', rateLimits.headers, inboxGuard(access));
  app.all('/inbox', messagesRoute(inbox));
  app.all('/inbox/link', inboxLinkRoute(access));
  app.all('/inbox/open/:secret', inboxOpenRoute(access));
  app.all('/inbox/leave', inboxLogoutRoute(access));
  app.all('/inbox/messages.csv', messagesExport(inbox));
  app.all('/inbox/messages', selectionRoute(inbox));
  app.all('/inbox/messages/:id', messageRoute(inbox));
  app.all('/inbox/deliveries', deliveriesRoute(inbox));
  app.all('/inbox/subscribers', subscribersRoute(inbox));
  app.all('/inbox/subscribers.csv', subscribersExport(inbox));
  app.all('/inbox/subscribers/:id', subscriberRoute(inbox));
}

function scriptRoutes(app: Hono, { options }: ApplicationParts): void {
  const scripts = scriptsRoute({
    folder: scriptsFolder(options.scripts),
    server: String(options.baseUrl).replace(/\/$/, ''),
  });
  app.all('/integrity.json', scripts);
  app.all('/:file{[\\w.-]+\\.js}', scripts);
}

/** Routes for pages of the allowed origins. */
function visitorsRoutes(app: Hono, parts: CountedParts): void {
  const { options, forms, captcha, origins, rateLimits, store, onAccepted, onFault } = parts;
  const { brand, spam } = options;
  const submissions = { forms, captcha, spam, origins, rateLimits, store, onAccepted, onFault };
  const formPosts = { ...submissions, path: publicPath(options), brand };
  app.use(crossOrigin(origins), rateLimits.headers);
  app.all('/health', healthRoute(store, options.now));
  app.all('/health/ready', readinessRoute(store));
  app.all('/feed/:name', knownFeed(parts.feeds), feedRoute(parts.feeds));
  app.all('/:form/challenge', knownForm(forms), challengeRoute({ forms, captcha, origins, rateLimits }));
  app.all('/:form/resend', knownForm(forms), resendRoute({ forms, rateLimits, store, now: options.now }));
  app.all('/:form/beacon', knownForm(forms), beaconRoute({ rateLimits, store, now: options.now }));
  app.all('/:form/thanks', knownForm(forms), thanksRoute({ brand, forms }));
  app.all(
    '/:form',
    knownForm(forms),
    submissionsRoute(submissions, (context, form, encoding) =>
      receiveFormPost(context, { ...formPosts, form, encoding }),
    ),
  );
}

/** Path of the endpoint as browsers see it, without trailing slash. */
function publicPath({ baseUrl }: ResolvedOptions): string {
  return new URL(baseUrl).pathname.replace(/\/$/, '');
}
