// The composition root: the only file that knows everybody.
import { join } from 'node:path';
import type { CaptchaProblemCode } from '@foyer/protocol';
import { Hono } from 'hono';
import { defaults, defineForms, type EndpointOptions } from './config.ts';
import { spendCaptcha } from './domain/accept-submission.ts';
import { type CaptchaPolicy, judgeCaptcha } from './domain/captcha.ts';
import { readCaptchaEntry } from './domain/captcha-entry.ts';
import { keyRing } from './domain/key-ring.ts';
import { challengeRoute } from './routes/challenge.ts';
import { crossOrigin, type OriginPolicy } from './routes/cross-origin.ts';
import { refusal, unavailable } from './routes/reply.ts';
import { submissionsRoute } from './routes/submissions.ts';
import { keptSecret } from './store/kept-secret.ts';
import { sqliteDialect } from './store/sqlite.ts';
import { type EndpointStore, openStore } from './store/store.ts';

export type CaptchaCheck = { readonly ok: true } | { readonly ok: false; readonly code: CaptchaProblemCode };

export interface Endpoint {
  /** Answers one request; never throws. */
  fetch(request: Request): Promise<Response>;
  /**
   * Checks what `foyer-math-captcha` sent inside a form of your own, and spends its token: a second call with the same
   * value says `captcha-used`. `origin` is the request's `Origin` header; without one the endpoint's own is meant.
   * Rejects where the store fails.
   */
  verifyCaptcha(value: unknown, place: { readonly form: string; readonly origin?: string | null }): Promise<CaptchaCheck>;
  /** Resolves when the database is open and up to date; rejects with the reason where it is not. */
  readonly ready: Promise<void>;
  /** Ends the mail worker and closes the database. */
  close(): Promise<void>;
}

/**
 * An endpoint on Web `Request` and `Response`, for any server that speaks them.
 * @throws where the data folder cannot be written or an option is not valid.
 * @example
 * const endpoint = createEndpoint({ dataDirectory: '/var/lib/foyer', publicUrl: 'https://forms.example.org' });
 * serve({ fetch: endpoint.fetch, port: 8787 });
 */
export function createEndpoint(options: EndpointOptions = {}): Endpoint {
  const { basePath = '', log = console.error } = options;
  const directory = options.dataDirectory ?? defaults.dataDirectory;
  const secrets = secretsOf(options, directory);
  const publicUrl = new URL(options.publicUrl ?? defaults.publicUrl);
  const origins = originPolicy(publicUrl, options.origins ?? []);
  const captcha = captchaPolicy(options, secrets);
  const forms = defineForms(options.forms);
  const opening = openStore(sqliteDialect(join(directory, databaseFile)));
  opening.catch(() => undefined);
  const parts = { forms, captcha, origins, store: () => opening, onStored: () => undefined };

  const app = new Hono({ strict: false }).basePath(basePath);
  app.use(crossOrigin(origins));
  app.all('/:form/challenge', challengeRoute(parts));
  app.all('/:form', submissionsRoute(parts));
  app.notFound(() => refusal('unknown-form'));
  app.onError((error) => {
    log(`foyer-endpoint: ${error.message}`);
    return unavailable();
  });

  return {
    fetch: async (request) => app.fetch(request),
    verifyCaptcha: async (value, { form, origin }) => {
      const place = { form, origin: origin ?? origins.own };
      return spendCaptcha(await judgeCaptcha(captcha, place, readCaptchaEntry(value)), await opening);
    },
    ready: opening.then(() => undefined),
    close: () => closeStore(opening),
  };
}

export const databaseFile = 'foyer.sqlite';

function secretsOf({ secret }: EndpointOptions, directory: string): readonly [string, ...string[]] {
  const [current, ...former] = typeof secret === 'string' ? [secret] : (secret ?? []);
  return current === undefined ? [keptSecret(directory, 'secret')] : [current, ...former];
}

/** The token that opens the inbox: configured, else made once and kept. */
export function inboxTokenOf({ inboxToken, dataDirectory = defaults.dataDirectory }: EndpointOptions): string {
  return inboxToken ?? keptSecret(dataDirectory, 'inbox-token');
}

function originPolicy(publicUrl: URL, listed: readonly string[]): OriginPolicy {
  const allowed = new Set(listed.filter((origin) => origin !== 'loopback'));
  return { own: publicUrl.origin, allowed, loopback: listed.includes('loopback') };
}

function captchaPolicy({ captcha, now = Date.now, publicUrl }: EndpointOptions, secrets: readonly [string, ...string[]]): CaptchaPolicy {
  return {
    keys: keyRing(secrets),
    // Endpoints that share a secret but not a database must not take each other's tokens.
    audience: publicUrl ?? 'foyer',
    seconds: captcha?.seconds ?? defaults.captchaSeconds,
    minFill: defaults.minFillSeconds,
    demanded: captcha?.demand ?? [],
    now,
  };
}

async function closeStore(opening: Promise<EndpointStore>): Promise<void> {
  const store = await opening.catch(() => undefined);
  await store?.close();
}
