// Composition root: creates the parts from the options, and closes them.
import type { CaptchaProblemCode } from '@foyer/protocol';
import { isLoopback, type OriginPolicy } from '@foyer/protocol/server';
import { application } from './application.ts';
import { type EndpointOptions, resolveOptions, type ResolvedOptions } from './config.ts';
import { spendCaptcha } from './domain/accept-submission.ts';
import { type CaptchaPolicy, judgeCaptcha } from './domain/captcha.ts';
import { readCaptchaEntry } from './domain/captcha-entry.ts';
import type { Forms } from './domain/forms.ts';
import { mailboxesIn } from './domain/owners.ts';
import { keyRing } from './domain/key-ring.ts';
import { planDigest } from './domain/digest.ts';
import { defineFeeds, type Feeds } from './feed-options.ts';
import { defineForms } from './form-options.ts';
import { deleteExpired } from './domain/retention.ts';
import { type Housekeeping, startHousekeeping } from './housekeeping.ts';
import { defineHooks, type Hooks } from './hook-options.ts';
import { type Measurements, measurements } from './metrics/measurements.ts';
import type { OutboxWorker } from './outbox/outbox-worker.ts';
import type { Mailer } from './mail/outgoing-mail.ts';
import { mailerOf, startOutbox } from './start-outbox.ts';
import { storedSecret } from './store/stored-secret.ts';
import { type LazyStore, lazyStore } from './store/lazy-store.ts';
import type { EndpointStore } from './store/store.ts';

export type CaptchaCheck = { readonly ok: true } | { readonly ok: false; readonly code: CaptchaProblemCode };

/** What a server knows about a connection. Compatible with Deno's second argument. */
export interface ConnectionInfo {
  /** Address of the client, or of the nearest proxy. */
  readonly remoteAddress?: string | undefined;
  readonly remoteAddr?: { readonly hostname?: string };
}

export interface Endpoint {
  /** Answers one request; never rejects. */
  fetch(request: Request, info?: ConnectionInfo): Promise<Response>;
  /**
   * Checks the value that `foyer-math-captcha` sent inside another form, and spends its token: a second call with the
   * same value returns `captcha-used`. `origin` is the request's `Origin` header; default is the endpoint's own.
   * Rejects where the store fails.
   */
  verifyCaptcha(
    value: unknown,
    place: { readonly form: string; readonly origin?: string | null },
  ): Promise<CaptchaCheck>;
  /** Resolves once the database is open and migrated; rejects with the reason otherwise. */
  readonly ready: Promise<void>;
  /** Stops the outbox workers and closes the database. */
  close(): Promise<void>;
}

/**
 * Creates an endpoint for any server that speaks web `Request` and `Response`.
 * @throws if the data folder is not writable or an option is invalid.
 * @example
 * const endpoint = createEndpoint({ dataDirectory: '/var/lib/foyer', publicUrl: 'https://forms.example.org' });
 * serve({ fetch: endpoint.fetch, port: 8787 });
 */
export function createEndpoint(options: EndpointOptions = {}): Endpoint {
  const counts = measurements();
  const parts = assemble(measured(resolveOptions(options), counts));
  const { captcha, database, forms, origins } = parts;
  const app = application({
    options: parts.options,
    forms,
    feeds: parts.feeds,
    hooks: parts.hooks.byName,
    captcha,
    origins,
    inboxToken: inboxTokenOf(parts.options),
    measurements: counts,
    rateLimit: {
      perMinute: parts.options.perMinute,
      perMinuteOf: (form) => forms.get(form)?.perMinute,
      now: parts.options.now,
    },
    store: database.store,
  });
  const ready = database.store().then(() => undefined);
  // Reported to callers of `ready` and `fetch`; an unhandled rejection would end the process.
  ready.catch(() => undefined);
  return {
    fetch: async (request, info) => app.fetch(request, info),
    verifyCaptcha: async (value, { form, origin }) => {
      const place = { form, origin: origin ?? origins.own };
      return spendCaptcha(await judgeCaptcha(captcha, place, readCaptchaEntry(value)), await database.store());
    },
    ready,
    close: () => close(parts),
  };
}

/** The configured inbox token, or the generated one. */
export function inboxTokenOf(options: Pick<ResolvedOptions, 'inboxToken' | 'dataDirectory'>): string {
  return options.inboxToken ?? storedSecret(options.dataDirectory, 'inbox-token');
}

/** Counts every log event in the metrics as well. */
function measured({ log, ...options }: ResolvedOptions, { count }: Measurements): ResolvedOptions {
  return {
    ...options,
    log(told) {
      count(told);
      log(told);
    },
  };
}

interface Parts {
  readonly options: ResolvedOptions;
  readonly forms: Forms;
  readonly feeds: Feeds;
  readonly captcha: CaptchaPolicy;
  readonly origins: OriginPolicy;
  readonly database: LazyStore;
  readonly hooks: Hooks;
  readonly mailer: Mailer | undefined;
  readonly workers: readonly OutboxWorker[];
  readonly housekeeping: readonly Housekeeping[];
}

function assemble(options: ResolvedOptions): Parts {
  const { log, now } = options;
  const hooks = defineHooks(options.hooks, options.now);
  const forms = defineForms({ ...options, hooksOf: hooks.of });
  if (options.perMinute === undefined) log({ event: 'no-rate-limit' });
  if (linksOpenNothing(options)) log({ event: 'no-public-url' });
  const workers: OutboxWorker[] = [];
  const database = lazyStore(options, (queued) => {
    for (const worker of workers) if (queued.has(worker.lane.hook ?? null)) worker.wake();
  });
  const captcha = captchaPolicy(options, database);
  const linkKey = captcha.keys[0].unsubscribeLink;
  const mailer = mailerOf(options);
  workers.push(...startOutbox({ options, forms, hooks, database, linkKey, mailer }));
  return {
    options,
    forms,
    feeds: defineFeeds(options),
    hooks,
    captcha,
    origins: originPolicy(options),
    database,
    mailer,
    workers,
    housekeeping: [
      startHousekeeping({
        now,
        log,
        async run(time) {
          await runHousekeeping(await database.store(), { forms, owners: mailboxesIn(options.mail.to), now: time });
        },
      }),
      startHousekeeping({ now, log, everyMs: searchMs, run: async () => (await database.store()).search.addNew() }),
    ],
  };
}

/** Pages of other hosts may post, but links in mails would point to this machine. */
function linksOpenNothing({ origins, publicUrl }: ResolvedOptions): boolean {
  const elsewhere = origins.filter((origin) => origin !== 'null' && origin !== 'loopback');
  return isLoopback(publicUrl.origin) && !elsewhere.every(isLoopback);
}

const searchMs = 60_000;

function originPolicy({ publicUrl, origins }: ResolvedOptions): OriginPolicy {
  const allowed = new Set(origins.filter((origin) => origin !== 'loopback'));
  return { own: publicUrl.origin, allowed, loopback: origins.includes('loopback') };
}

function captchaPolicy({ captcha, dataDirectory, now, secrets }: ResolvedOptions, database: LazyStore): CaptchaPolicy {
  const [current = storedSecret(dataDirectory, 'secret'), ...former] = secrets;
  return {
    ...captcha,
    keys: keyRing([current, ...former]),
    audience: async () => (await database.store()).endpointId,
    now,
  };
}

const clockSkewMs = 10 * 60_000;
const expiredLinksMs = 30 * 24 * 60 * 60_000;

async function runHousekeeping(
  store: EndpointStore,
  { forms, owners, now }: { readonly forms: Forms; readonly owners: readonly string[]; readonly now: number },
): Promise<void> {
  const expired = new Date(now - clockSkewMs).toISOString();
  await store.deleteExpiredTokens(expired);
  await store.deleteExpiredLinks(new Date(now - expiredLinksMs).toISOString());
  await deleteExpired(store, forms, now);
  await store.search.removeDeleted();
  if (owners.length > 0) await store.transaction((records) => planDigest(records, { owners, now }));
}

async function close({ database, housekeeping, mailer, workers }: Parts): Promise<void> {
  await Promise.all(housekeeping.map((each) => each.stop()));
  await Promise.all(workers.map((worker) => worker.stop()));
  mailer?.close();
  await database.close();
}
