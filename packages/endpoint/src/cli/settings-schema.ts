// Schema of foyer.yaml with a description of the allowed values. Knows neither files nor the environment.
import * as v from 'valibot';
import { minApiKeyLength } from '../domain/inbox-access.ts';
import { minSecretLength } from '../domain/key-ring.ts';
import { feedsSchema } from './feed-schema.ts';
import { formsSchema } from './form-schema.ts';
import { listmonkSchema, webhooksSchema } from './hook-schema.ts';
import { checkRelations } from './settings-relations.ts';
import { aMap, isMailbox, isMailboxList, mailboxes, text, textThat, wholeNumber } from './schema-parts.ts';

const secret = textThat((value) => value.length >= minSecretLength, `at least ${minSecretLength} characters`);

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
    smtpUrl: v.exactOptional(textThat(isMailServer, 'an smtp:// or smtps:// URL with a host')),
    from: v.exactOptional(textThat(isMailbox, 'an address such as Forms <forms@example.org>')),
    to: v.exactOptional(textThat(isMailboxList, mailboxes)),
  },
  aMap('to: office@example.org'),
);

const settings = v.strictObject(
  {
    port: v.exactOptional(wholeNumber(1, 65_535)),
    host: v.exactOptional(text('an address or a name of this machine')),
    publicUrl: v.exactOptional(textThat(isPublicUrl, 'an http or https URL without query, hash and password')),
    dataDirectory: v.exactOptional(text('a folder')),
    databaseUrl: v.exactOptional(textThat(isDatabase, 'a postgres:// URL')),
    origins: v.exactOptional(
      v.array(textThat(isOrigin, 'an origin such as https://example.org, without a path'), 'a list of origins'),
    ),
    inboxToken: v.exactOptional(textThat((value) => value.trim() !== '', 'a text that cannot be guessed')),
    apiKey: v.exactOptional(
      textThat((value) => value.length >= minApiKeyLength, `at least ${minApiKeyLength} characters`),
    ),
    metricsToken: v.exactOptional(textThat((value) => value.trim() !== '', 'a text that cannot be guessed')),
    secret: v.exactOptional(v.union([secret, v.pipe(v.array(secret), v.minLength(1, secrets))], secrets)),
    captcha: v.exactOptional(captcha),
    spam: v.exactOptional(spam),
    rateLimit: v.exactOptional(rateLimit),
    log: v.exactOptional(v.picklist(['text', 'json'], 'text or json')),
    trustProxy: v.exactOptional(wholeNumber(0, 10)),
    mail: v.exactOptional(mail),
    webhooks: v.exactOptional(webhooksSchema),
    listmonk: v.exactOptional(listmonkSchema),
    feeds: v.exactOptional(feedsSchema),
    forms: v.exactOptional(formsSchema),
  },
  aMap('port: 8787'),
);

export const settingsSchema = v.pipe(
  settings,
  v.rawCheck(({ addIssue, dataset }) => {
    if (dataset.typed) checkRelations(dataset.value, addIssue);
  }),
);

export type Settings = v.InferOutput<typeof settingsSchema>;

function perMinute(): string {
  return `on, off, or messages per minute and address: a whole number from 1 to ${highestRate}`;
}

function isRateLimit(value: string | number): boolean {
  if (typeof value === 'string') return value === 'on' || value === 'off';
  return Number.isInteger(value) && value >= 1 && value <= highestRate;
}

/** Exactly as a browser sends it: a trailing slash would never match. */
function isOrigin(value: string): boolean {
  if (value === 'null' || value === 'loopback') return true;
  // Wildcards are not supported.
  if (value.includes('*')) return false;
  return /^https?:$/.test(URL.canParse(value) ? new URL(value).protocol : '') && new URL(value).origin === value;
}

function isPublicUrl(value: string): boolean {
  // Links start with it: a `?` or `#` would swallow their paths.
  return /^https?:\/\//i.test(value) && URL.canParse(value) && !/[?#@]/.test(value);
}

function isDatabase(value: string): boolean {
  return /^postgres(ql)?:\/\//i.test(value) && URL.canParse(value);
}

function isMailServer(value: string): boolean {
  return /^smtps?:\/\//i.test(value) && URL.canParse(value) && new URL(value).hostname !== '';
}
