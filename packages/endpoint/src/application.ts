// Which address is answered by which route. Knows neither how a part is made nor when it ends: that is endpoint.ts.
import { Hono } from 'hono';
import type { ResolvedOptions } from './config.ts';
import type { CaptchaPolicy } from './domain/captcha.ts';
import type { Forms } from './domain/forms.ts';
import type { RateLimit } from './domain/rate-limit.ts';
import { challengeRoute } from './routes/challenge.ts';
import { crossOrigin, type OriginPolicy } from './routes/cross-origin.ts';
import { receiveFormPost } from './routes/form-posts.ts';
import { healthRoute } from './routes/health.ts';
import { messagesRoute, subscribersRoute } from './routes/inbox.ts';
import { messagesExport, subscribersExport } from './routes/inbox-exports.ts';
import { inboxLeaveRoute, inboxLinkRoute, inboxOpenRoute } from './routes/inbox-links.ts';
import { messageRoute } from './routes/inbox-messages.ts';
import { subscriberRoute } from './routes/inbox-subscribers.ts';
import { bearerGuard } from './routes/inbox-session.ts';
import { linksRoute } from './routes/links.ts';
import { type RateLimits, rateLimits as countRequests } from './routes/rate-limits.ts';
import { knownForm, refusal, unavailable } from './routes/reply.ts';
import { resendRoute } from './routes/resend.ts';
import { scriptsRoute } from './routes/scripts.ts';
import { submissionsRoute } from './routes/submissions.ts';
import { thanksRoute } from './routes/thanks.ts';
import { scriptsFolder } from './scripts-folder.ts';
import type { EndpointStore } from './store/store.ts';

export interface ApplicationParts {
  readonly options: ResolvedOptions;
  readonly forms: Forms;
  readonly captcha: CaptchaPolicy;
  readonly origins: OriginPolicy;
  readonly inboxToken: string;
  readonly rateLimit: RateLimit;
  readonly store: () => Promise<EndpointStore>;
  /** Called where there may be mail to send. */
  readonly onStored: () => void;
}

interface CountedParts extends ApplicationParts {
  readonly rateLimits: RateLimits;
  readonly onFault: (error: unknown) => void;
}

export function application(parts: ApplicationParts): Hono {
  const onFault = (error: unknown) =>
    parts.options.log(`foyer-endpoint: ${error instanceof Error ? error.message : String(error)}`);
  const { rateLimit: limit, store } = parts;
  const { basePath, log, trustProxy } = parts.options;
  const warn = (line: string) => log(`foyer-endpoint: ${line}`);
  const counted = { ...parts, onFault, rateLimits: countRequests({ limit, trustProxy, store, warn }) };
  const app = new Hono({ strict: false }).basePath(basePath);
  ownersRoutes(app, counted);
  scriptRoutes(app, parts);
  visitorsRoutes(app, counted);
  app.notFound(() => refusal('unknown-form'));
  app.onError((error) => {
    onFault(error);
    return unavailable();
  });
  return app;
}

/** Links of mails and the inbox: whoever has the token may, wherever they come from. */
function ownersRoutes(app: Hono, parts: CountedParts): void {
  const { options, forms, captcha, inboxToken, origins, rateLimits, store, onStored } = parts;
  const { mail, now, publicUrl } = options;
  app.all('/confirm/:token', linksRoute('confirm', { forms, store, now, onStored }));
  app.all('/unsubscribe/:token', linksRoute('unsubscribe', { forms, store, now, onStored }));
  const door = {
    keys: { token: inboxToken, apiKey: options.apiKey, sessionKey: captcha.keys[0].inboxSession },
    path: `${publicPath(options)}/inbox`,
    secure: publicUrl.protocol === 'https:',
    mailsLinks: mail.to !== undefined && mail.smtpUrl !== undefined,
    own: origins.own,
    rateLimits,
    now,
    store,
    onStored,
  };
  const inbox = { ...door, inbox: store, forms: [...forms.keys()], definitions: forms };
  app.use('/inbox/*', rateLimits.headers, bearerGuard(door));
  app.all('/inbox', messagesRoute(inbox));
  app.all('/inbox/link', inboxLinkRoute(door));
  app.all('/inbox/open/:secret', inboxOpenRoute(door));
  app.all('/inbox/leave', inboxLeaveRoute(door));
  app.all('/inbox/messages.csv', messagesExport(inbox));
  app.all('/inbox/messages/:id', messageRoute(inbox));
  app.all('/inbox/subscribers', subscribersRoute(inbox));
  app.all('/inbox/subscribers.csv', subscribersExport(inbox));
  app.all('/inbox/subscribers/:id', subscriberRoute(inbox));
}

function scriptRoutes(app: Hono, { options }: ApplicationParts): void {
  const scripts = scriptsRoute(scriptsFolder(options.scripts));
  app.all('/integrity.json', scripts);
  app.all('/:file{[\\w.-]+\\.js}', scripts);
}

/** What pages of the allowed origins ask for. */
function visitorsRoutes(app: Hono, parts: CountedParts): void {
  const { options, forms, captcha, origins, rateLimits, store, onFault, onStored } = parts;
  const { spam } = options;
  const submissions = { forms, captcha, spam, origins, rateLimits, store, onStored, onFault };
  const formPosts = { ...submissions, path: publicPath(options) };
  app.use(crossOrigin(origins), rateLimits.headers);
  app.all('/health', healthRoute(store, options.now));
  app.all('/:form/challenge', knownForm(forms), challengeRoute({ forms, captcha, origins, rateLimits }));
  app.all('/:form/resend', knownForm(forms), resendRoute({ forms, rateLimits, store, now: options.now, onStored }));
  app.all('/:form/thanks', knownForm(forms), thanksRoute(forms));
  app.all(
    '/:form',
    knownForm(forms),
    submissionsRoute(submissions, (context, form) => receiveFormPost(context, form, formPosts)),
  );
}

/** Path of the endpoint as browsers see it, without trailing slash. */
function publicPath({ baseUrl }: ResolvedOptions): string {
  return new URL(baseUrl).pathname.replace(/\/$/, '');
}
