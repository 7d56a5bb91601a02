// What an owner can decide, in the words of the code, with its defaults. Knows neither the environment nor YAML.
import { minApiKeyLength } from './domain/inbox-access.ts';
import type { Log } from './domain/log-event.ts';
import { minSecretLength } from './domain/key-ring.ts';
import type { SpamRules } from './domain/spam-score.ts';
import type { FeedOptions } from './feed-options.ts';
import type { FormOptions } from './form-options.ts';
import type { HookOptions } from './hook-options.ts';
import { logFor, type LogOption } from './log/log-writer.ts';

export interface MailOptions {
  /** `smtp://` or `smtps://` URL; without it mails wait in the outbox. */
  readonly smtpUrl?: string;
  /** Sender of all mails. */
  readonly from?: string;
  /** Who is told of new messages. */
  readonly to?: string;
}

export interface CaptchaOptions {
  /** Seconds for which a challenge is good; default 1800. */
  readonly seconds?: number;
  /** Parts that a visitor may not go without; by default either may be left out. */
  readonly demand?: readonly ('question' | 'pow')[];
}

export interface SpamOptions {
  /** More links than that are suspicious; default 3. */
  readonly links?: number;
  /** Words that nobody uses here in earnest; default none. */
  readonly words?: readonly string[];
}

/** What `createEndpoint` takes. */
export interface EndpointOptions extends HookOptions {
  /** Folder of `foyer.sqlite` and of the keys that the endpoint makes for itself; default `.data`. */
  readonly dataDirectory?: string;
  /** `postgres://…` where one file is outgrown, or several processes share the load; by default `foyer.sqlite`. */
  readonly databaseUrl?: string;
  /** Path below which the endpoint is mounted, such as `/forms`; default none. */
  readonly basePath?: string;
  /** Where the world finds the endpoint, without `basePath`; links in mails begin with it. Default `http://127.0.0.1:8787`. */
  readonly publicUrl?: string;
  /** Origins of pages that may post; the endpoint's own always may. `loopback` allows all pages of this machine, for development. */
  readonly origins?: readonly string[];
  /** At least 32 characters; several, the newest first, while one is being replaced. Made once and kept by default. */
  readonly secret?: string | readonly string[];
  /** Opens the inbox; made once and kept by default. */
  readonly inboxToken?: string;
  /** Lets a program read the inbox as JSON and change nothing; at least 24 characters, by default there is none. */
  readonly apiKey?: string;
  /** Opens `/metrics`, for Prometheus; without it there is no such page. */
  readonly metricsToken?: string;
  /** Forms by their id; by default `contact` and `newsletter`. */
  readonly forms?: Readonly<Record<string, FormOptions>>;
  /** Feeds of other hosts that teasers may read at `/feed/{name}`, by names of your own: their `https` URLs. None by default. */
  readonly feeds?: Readonly<Record<string, string | FeedOptions>>;
  readonly captcha?: CaptchaOptions;
  readonly spam?: SpamOptions;
  /** Messages a minute and address: `on` is 10, `off` lifts all limits but those on mails. */
  readonly rateLimit?: 'on' | 'off' | number;
  /** Proxies before the endpoint that add the client's address to `X-Forwarded-For`; default 0. */
  readonly trustProxy?: number;
  readonly mail?: MailOptions;
  /** Folder of the built script files; by default the package's own. */
  readonly scripts?: string | URL;
  /** `text` or `json` lines on stderr, or a function that is told events; default: text on a terminal, else JSON. */
  readonly log?: LogOption;
  /** Milliseconds since 1970; for tests. */
  readonly now?: () => number;
}

export const defaults = {
  dataDirectory: '.data',
  port: 8_787,
  host: '127.0.0.1',
  captchaSeconds: 1_800,
  minFillSeconds: 2,
  links: 3,
  perMinute: 10,
  trustProxy: 0,
} as const;

/** Options with their defaults filled in. */
export interface ResolvedOptions {
  readonly dataDirectory: string;
  readonly databaseUrl: string | undefined;
  readonly basePath: string;
  readonly publicUrl: URL;
  /** Begins every link: public URL and base path, without trailing slash. */
  readonly baseUrl: string;
  readonly origins: readonly string[];
  /** Empty where the endpoint makes its own. */
  readonly secrets: readonly string[];
  readonly inboxToken: string | undefined;
  readonly apiKey: string | undefined;
  readonly metricsToken: string | undefined;
  readonly forms: EndpointOptions['forms'];
  readonly feeds: EndpointOptions['feeds'];
  readonly captcha: {
    readonly seconds: number;
    readonly minFill: number;
    readonly required: readonly ('question' | 'pow')[];
  };
  readonly spam: SpamRules;
  /** Messages a minute and address; undefined where there is no limit. */
  readonly perMinute: number | undefined;
  readonly trustProxy: number;
  readonly mail: MailOptions;
  readonly hooks: HookOptions;
  readonly scripts: string | URL | undefined;
  readonly log: Log;
  readonly now: () => number;
}

/** Throws on an option that cannot be meant. */
export function resolveOptions(options: EndpointOptions): ResolvedOptions {
  const { dataDirectory = defaults.dataDirectory, origins = [], mail = {}, now = Date.now } = options;
  const { databaseUrl, feeds, forms, scripts } = options;
  const captcha = resolveCaptcha(options.captcha);
  return {
    dataDirectory,
    databaseUrl,
    origins,
    mail,
    log: logFor(options.log, now),
    now,
    captcha,
    spam: resolveSpam(options.spam),
    perMinute: resolveRateLimit(options),
    trustProxy: options.trustProxy ?? defaults.trustProxy,
    secrets: resolveSecrets(options),
    inboxToken: notBlank('inbox token', options.inboxToken),
    apiKey: resolveApiKey(options),
    metricsToken: notBlank('metrics token', options.metricsToken),
    forms,
    feeds,
    hooks: options,
    scripts,
    ...resolveAddress(options),
  };
}

function resolveAddress({ basePath: path = '', publicUrl }: EndpointOptions) {
  const url = new URL(publicUrl ?? `http://${defaults.host}:${defaults.port}`);
  const segments = path.split('/').filter((segment) => segment !== '');
  const basePath = segments.map((segment) => `/${segment}`).join('');
  return { basePath, publicUrl: url, baseUrl: url.href.replace(/\/$/, '') + basePath };
}

function resolveSpam({ links = defaults.links, words = [] }: SpamOptions = {}): SpamRules {
  return { links, words };
}

function resolveRateLimit({ rateLimit = 'on' }: EndpointOptions): number | undefined {
  if (typeof rateLimit === 'string') return rateLimit === 'on' ? defaults.perMinute : undefined;
  if (!Number.isInteger(rateLimit) || rateLimit < 1) {
    throw new RangeError('The rate limit must be "on", "off" or a whole number above 0.');
  }
  return rateLimit;
}

function resolveCaptcha({ seconds = defaults.captchaSeconds, demand = [] }: CaptchaOptions = {}) {
  return { seconds, minFill: defaults.minFillSeconds, required: demand };
}

function resolveSecrets({ secret = [] }: EndpointOptions): readonly string[] {
  const secrets = typeof secret === 'string' ? [secret] : secret;
  if (secrets.some((text) => text.length < minSecretLength)) {
    throw new RangeError(`The secret must have at least ${minSecretLength} characters.`);
  }
  return secrets;
}

/** Whoever left a variable empty did not mean a door that is open to everybody. */
function notBlank(name: string, token: string | undefined): string | undefined {
  if (token?.trim() === '') throw new RangeError(`The ${name} must not be blank.`);
  return token;
}

function resolveApiKey({ apiKey, inboxToken }: EndpointOptions): string | undefined {
  if (apiKey === undefined) return undefined;
  if (apiKey.length < minApiKeyLength)
    throw new RangeError(`The API key must have at least ${minApiKeyLength} characters.`);
  // The one would do what only the other may.
  if (apiKey === inboxToken) throw new RangeError('The API key must not be the inbox token.');
  return apiKey;
}
