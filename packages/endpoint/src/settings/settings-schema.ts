// Schema of all settings with a description of the allowed values, wherever they come from: foyer.yaml, the
// environment, or a program.
import * as v from 'valibot';
import type { LogOption } from '../log/log-writer.ts';
import { minApiKeyLength } from '../domain/inbox-access.ts';
import { minSecretLength } from '../domain/key-ring.ts';
import { howToEncode, isLoginEncoded } from '../domain/login-url.ts';
import { allowedMailServer, isMailServer } from '../domain/mail-server.ts';
import { isTimeZone } from '../domain/time-text.ts';
import { brandSchema } from './brand-schema.ts';
import { feedsSchema } from './feed-schema.ts';
import { formsSchema } from './form-schema.ts';
import { hookEntries } from './hook-schema.ts';
import { checkRelations } from './settings-relations.ts';
import { aMap, isMailbox, isMailboxList, mailboxes, text, textThat, wholeNumber } from './schema-parts.ts';

const secret = textThat((value) => value.length >= minSecretLength, `at least ${minSecretLength} characters`);

const minTokenLength = 8;

const secrets = `at least ${minSecretLength} characters, or a list of such`;

const captcha = v.strictObject(
  {
    seconds: v.exactOptional(wholeNumber(1, 86_400)),
    demand: v.exactOptional(v.array(v.picklist(['question', 'pow'], 'question or pow'), 'a list of question and pow')),
  },
  aMap('seconds: 1800'),
);

const highestRate = 100_000;
const rateLimit = v.pipe(
  v.union([v.string(), v.number()], perMinute()),
  v.check((value) => isRateLimit(value), perMinute()),
  v.transform((value) => (value === 'on' || value === 'off' ? value : Number(value))),
);

const spam = v.strictObject(
  {
    links: v.exactOptional(wholeNumber(0, 100)),
    words: v.exactOptional(v.array(text('a word'), 'a list of words')),
  },
  aMap('links: 3'),
);

const mail = v.strictObject(
  {
    smtpUrl: v.exactOptional(textThat(isMailServer, allowedMailServer)),
    from: v.exactOptional(textThat(isMailbox, 'an address such as Forms <forms@example.org>')),
    to: v.exactOptional(textThat(isMailboxList, mailboxes)),
  },
  aMap('to: office@example.org'),
);

const token = textThat(isUnguessable, `at least ${minTokenLength} characters that cannot be guessed`);

const origin = v.pipe(
  textThat(isOrigin, 'an origin such as https://example.org, without a path'),
  // As browsers send it: in lower case, with the host in A-labels and without a default port.
  v.transform((value) => (value === 'null' || value === 'loopback' ? value : new URL(value).origin)),
);

/** Where a server listens. */
const place = {
  port: v.exactOptional(wholeNumber(1, 65_535)),
  host: v.exactOptional(text('an address or a name of this machine')),
};

const common = {
  publicUrl: v.exactOptional(
    textThat(isPublicUrl, 'an http or https URL without query, hash and password, which visitors can open'),
  ),
  dataDirectory: v.exactOptional(text('a folder')),
  databaseUrl: v.exactOptional(textThat(isDatabase, `a postgres:// URL; ${howToEncode}`)),
  origins: v.exactOptional(v.array(origin, 'a list of origins')),
  inboxToken: v.exactOptional(token),
  apiKey: v.exactOptional(
    textThat((value) => value.length >= minApiKeyLength, `at least ${minApiKeyLength} characters`),
  ),
  metricsToken: v.exactOptional(token),
  secret: v.exactOptional(v.union([secret, v.pipe(v.array(secret), v.minLength(1, secrets))], secrets)),
  captcha: v.exactOptional(captcha),
  spam: v.exactOptional(spam),
  rateLimit: v.exactOptional(rateLimit),
  trustProxy: v.exactOptional(wholeNumber(0, 10)),
  mail: v.exactOptional(mail),
  brand: v.exactOptional(brandSchema),
  timeZone: v.exactOptional(textThat(isTimeZone, 'the IANA name of a time zone, such as Europe/Berlin')),
  ...hookEntries,
  feeds: v.exactOptional(feedsSchema),
  forms: v.exactOptional(formsSchema),
};

const fileSettings = v.strictObject(
  { ...place, ...common, log: v.exactOptional(v.picklist(['text', 'json'], 'text or json')) },
  aMap('port: 8787'),
);

const programOptions = v.strictObject(
  {
    ...common,
    basePath: v.exactOptional(textThat((value) => /^[\w.~/-]*$/.test(value), 'a path such as /forms')),
    scripts: v.exactOptional(
      v.custom<string | URL>((value) => typeof value === 'string' || value instanceof URL, 'a folder or its URL'),
    ),
    log: v.exactOptional(v.custom<LogOption>(isLogOption, 'text, json or a function')),
    now: v.exactOptional(v.custom<() => number>((value) => typeof value === 'function', 'a function')),
  },
  aMap('dataDirectory: "/var/lib/foyer"'),
);

/** Of foyer.yaml and the environment. */
export const settingsSchema = v.pipe(
  fileSettings,
  v.rawCheck(({ addIssue, dataset }) => {
    if (dataset.typed) checkRelations(dataset.value, addIssue);
  }),
);

/** Of `createEndpoint`. */
export const optionsSchema = v.pipe(
  programOptions,
  v.rawCheck(({ addIssue, dataset }) => {
    if (dataset.typed) checkRelations(dataset.value, addIssue);
  }),
);

export const placeSchema = v.strictObject(place, aMap('port: 8787'));

export type Settings = v.InferOutput<typeof settingsSchema>;

function isLogOption(value: unknown): boolean {
  return value === 'text' || value === 'json' || typeof value === 'function';
}

/** Anyone can try ten tokens per minute and address, so a token must be long and not repetitive. */
function isUnguessable(value: string): boolean {
  return value.length >= minTokenLength && new Set(value).size >= minTokenLength / 2;
}

function perMinute(): string {
  return `on, off, or messages per minute and address: a whole number from 1 to ${highestRate}`;
}

function isRateLimit(value: string | number): boolean {
  if (typeof value === 'string') return value === 'on' || value === 'off';
  return Number.isInteger(value) && value >= 1 && value <= highestRate;
}

/** Scheme, host and port, and nothing else. Wildcards are not supported. */
function isOrigin(value: string): boolean {
  if (value === 'null' || value === 'loopback') return true;
  return /^https?:\/\/[^/\\?#@*\s]+$/i.test(value) && URL.canParse(value);
}

/** Links start with it: a `?` or `#` would swallow their paths, and no browser opens 0.0.0.0. */
function isPublicUrl(value: string): boolean {
  if (!/^https?:\/\/[^?#@\\\s]+$/i.test(value) || !URL.canParse(value)) return false;
  const { hostname, pathname } = new URL(value);
  return hostname !== '0.0.0.0' && hostname !== '[::]' && !pathname.includes('//');
}

function isDatabase(value: string): boolean {
  return /^postgres(ql)?:\/\//i.test(value) && URL.canParse(value) && isLoginEncoded(new URL(value));
}
