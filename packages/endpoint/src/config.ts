// The endpoint's options and their defaults. Knows neither the environment nor YAML.
import { type BrandOptions, defineBrand } from './brand-options.ts';
import type { Log } from './domain/log-event.ts';
import type { SpamRules } from './domain/spam-score.ts';
import type { Brand } from './domain/brand.ts';
import { serverTimeZone } from './domain/time-text.ts';
import type { FeedOptions } from './feed-options.ts';
import type { FormOptions } from './form-options.ts';
import type { HookOptions } from './hook-options.ts';
import { logFor, type LogOption } from './log/log-writer.ts';
import { parseOptions } from './settings/parse-options.ts';
import { optionsSchema } from './settings/settings-schema.ts';

export interface MailOptions {
  /** `smtp://` or `smtps://` URL; without it mails stay in the outbox. */
  readonly smtpUrl?: string;
  /** Sender of all mails. */
  readonly from?: string;
  /** Receives notifications of new messages; several addresses with commas. */
  readonly to?: string;
}

export interface CaptchaOptions {
  /** Lifetime of a challenge in seconds; default 1800. */
  readonly seconds?: number;
  /** Parts that every challenge must contain; by default a visitor may omit either. */
  readonly demand?: readonly ('question' | 'pow')[];
}

export interface SpamOptions {
  /** More links than this are suspicious; default 3. */
  readonly links?: number;
  /** Words that mark a message as suspected spam; default none. */
  readonly words?: readonly string[];
}

/** Options of `createEndpoint`. */
export interface EndpointOptions extends HookOptions {
  /** Folder of `foyer.sqlite` and of the generated keys; default `.data`. */
  readonly dataDirectory?: string;
  /** `postgres://…` URL, for large databases or several processes; default is `foyer.sqlite`. */
  readonly databaseUrl?: string;
  /** Path below which the endpoint is mounted, such as `/forms`; default none. */
  readonly basePath?: string;
  /** Public URL of the endpoint without `basePath`; links in mails start with it. Default `http://127.0.0.1:8787`. */
  readonly publicUrl?: string;
  /**
   * Origins of pages that may post, besides the endpoint's own. `loopback` allows all pages of this machine, for
   * development.
   */
  readonly origins?: readonly string[];
  /** At least 32 characters; a list, newest first, during a rotation. Generated and stored by default. */
  readonly secret?: string | readonly string[];
  /** Opens the inbox; at least 8 characters that cannot be guessed. Generated and stored by default. */
  readonly inboxToken?: string;
  /** Read-only access to the inbox as JSON; at least 24 characters. Default none. */
  readonly apiKey?: string;
  /** Opens `/metrics` for Prometheus; at least 8 characters. Without it the route does not exist. */
  readonly metricsToken?: string;
  /** Forms by id; default `contact` and `newsletter`. */
  readonly forms?: Readonly<Record<string, FormOptions>>;
  /** Feeds of other hosts, served at `/feed/{name}`: `https` URLs by name. Default none. */
  readonly feeds?: Readonly<Record<string, string | FeedOptions>>;
  readonly captcha?: CaptchaOptions;
  readonly spam?: SpamOptions;
  /** Messages per minute and address: `on` is 10; `off` lifts all limits except those on mails. */
  readonly rateLimit?: 'on' | 'off' | number;
  /** Number of proxies in front of the endpoint that add the client's address to `X-Forwarded-For`; default 0. */
  readonly trustProxy?: number;
  readonly mail?: MailOptions;
  /** How mails and pages look. */
  readonly brand?: BrandOptions;
  /** IANA name of the zone in which the owner reads times, such as `Europe/Berlin`; default is the server's. */
  readonly timeZone?: string;
  /** Folder of the built scripts; default is the package's own. */
  readonly scripts?: string | URL;
  /**
   * `text` or `json` lines on stderr, or a function that receives entries; default: text on a terminal, JSON
   * otherwise.
   */
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
  /** Public URL plus base path, without trailing slash; every link starts with it. */
  readonly baseUrl: string;
  readonly origins: readonly string[];
  /** Empty where the endpoint generates its own. */
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
  /** Messages per minute and address; undefined where there is no limit. */
  readonly perMinute: number | undefined;
  readonly trustProxy: number;
  readonly mail: MailOptions;
  readonly brand: Brand;
  readonly timeZone: string;
  readonly hooks: HookOptions;
  readonly scripts: string | URL | undefined;
  readonly log: Log;
  readonly now: () => number;
}

/** Throws a RangeError that names each invalid option, and what is allowed. */
export function resolveOptions(given: EndpointOptions): ResolvedOptions {
  const options: EndpointOptions = parseOptions(optionsSchema, given);
  const { dataDirectory = defaults.dataDirectory, origins = [], mail = {}, now = Date.now } = options;
  const { databaseUrl, feeds, forms, scripts, secret = [] } = options;
  return {
    dataDirectory,
    databaseUrl,
    origins,
    mail,
    brand: defineBrand(options.brand),
    timeZone: options.timeZone ?? serverTimeZone(),
    log: logFor(options.log, now),
    now,
    captcha: resolveCaptcha(options.captcha),
    spam: resolveSpam(options.spam),
    perMinute: resolveRateLimit(options),
    trustProxy: options.trustProxy ?? defaults.trustProxy,
    secrets: typeof secret === 'string' ? [secret] : secret,
    inboxToken: options.inboxToken,
    apiKey: options.apiKey,
    metricsToken: options.metricsToken,
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
  if (typeof rateLimit === 'number') return rateLimit;
  return rateLimit === 'on' ? defaults.perMinute : undefined;
}

function resolveCaptcha({ seconds = defaults.captchaSeconds, demand = [] }: CaptchaOptions = {}) {
  return { seconds, minFill: defaults.minFillSeconds, required: demand };
}
