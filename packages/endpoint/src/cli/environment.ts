// Settings from environment variables. Each variable stands for one key of foyer.yaml.
import * as v from 'valibot';
import { explain, keysOf } from '../settings/explain.ts';
import { nearest } from '../settings/nearest.ts';
import { settingsSchema } from '../settings/settings-schema.ts';
import type { SettingsReading } from './config-file.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

interface Variable {
  /** Path of the key in foyer.yaml. */
  readonly keys: readonly [string] | readonly [string, string];
  readonly read: (text: string) => unknown;
  readonly summary: string;
}

const asText = (text: string) => text;
const asNumber = (text: string) => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text);
const asList = (text: string) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');

export const variables = {
  PORT: { keys: ['port'], read: asNumber, summary: 'port to listen on (8787)' },
  HOST: { keys: ['host'], read: asText, summary: 'address to listen on (127.0.0.1)' },
  DATABASE_URL: { keys: ['databaseUrl'], read: asText, summary: 'postgres:// URL instead of a file (none)' },
  FOYER_DATA: { keys: ['dataDirectory'], read: asText, summary: 'folder of the database and the keys (.data)' },
  FOYER_PUBLIC_URL: {
    keys: ['publicUrl'],
    read: asText,
    summary: 'public URL of the endpoint (http://HOST:PORT)',
  },
  FOYER_ORIGINS: {
    keys: ['origins'],
    read: asList,
    summary: 'origins of pages that may post, with commas between them',
  },
  FOYER_INBOX_TOKEN: {
    keys: ['inboxToken'],
    read: asText,
    summary: 'opens the inbox; at least 8 characters (generated once and stored)',
  },
  FOYER_API_KEY: {
    keys: ['apiKey'],
    read: asText,
    summary: 'lets a program read the inbox as JSON; at least 24 characters (none)',
  },
  FOYER_METRICS_TOKEN: {
    keys: ['metricsToken'],
    read: asText,
    summary: 'opens /metrics, for Prometheus; at least 8 characters (no /metrics)',
  },
  FOYER_SECRET: {
    keys: ['secret'],
    read: asList,
    summary: 'at least 32 characters; the newest of several first (generated once and stored)',
  },
  SMTP_URL: { keys: ['mail', 'smtpUrl'], read: asText, summary: 'mail server; without it mails wait' },
  FOYER_MAIL_FROM: { keys: ['mail', 'from'], read: asText, summary: 'sender of all mails' },
  FOYER_MAIL_TO: {
    keys: ['mail', 'to'],
    read: asText,
    summary: 'receives notifications of new messages; several with commas',
  },
  FOYER_BRAND_NAME: { keys: ['brand', 'name'], read: asText, summary: 'your name on mails and pages (none)' },
  FOYER_BRAND_COLOR: { keys: ['brand', 'color'], read: asText, summary: 'of their buttons, such as #7a1f3d (Foyer’s)' },
  FOYER_BRAND_LOGO: {
    keys: ['brand', 'logo'],
    read: asText,
    summary: 'PNG, JPEG or GIF file on mails and pages (none)',
  },
  FOYER_TIME_ZONE: {
    keys: ['timeZone'],
    read: asText,
    summary: 'zone of the times that the owner reads, such as Europe/Berlin (the server’s)',
  },
  FOYER_CAPTCHA_SECONDS: {
    keys: ['captcha', 'seconds'],
    read: asNumber,
    summary: 'lifetime of a challenge in seconds (1800)',
  },
  FOYER_RATE_LIMIT: {
    keys: ['rateLimit'],
    read: asNumber,
    summary: 'messages per minute and address: on (10), a number, or off',
  },
  FOYER_LOG: { keys: ['log'], read: asText, summary: 'lines on stderr: text or json (text on a terminal)' },
  FOYER_TRUST_PROXY: {
    keys: ['trustProxy'],
    read: asNumber,
    summary: 'number of proxies that set X-Forwarded-For (0)',
  },
} as const satisfies Record<string, Variable>;

export function readEnvironment(environment: Environment): SettingsReading {
  const settings: Record<string, unknown> = {};
  for (const [name, { keys, read }] of Object.entries<Variable>(variables)) {
    const text = unwrapped(environment[name] ?? '');
    if (text === '') continue;
    const [first, second] = keys;
    const group = settings[first];
    settings[first] =
      second === undefined ? read(text) : { ...(typeof group === 'object' ? group : {}), [second]: read(text) };
  }
  const reading = v.safeParse(settingsSchema, settings);
  if (reading.success) return { status: 'read', settings: reading.output };
  return {
    status: 'refused',
    problems: reading.issues.map((issue) => explain(issue, [variableOf(issue)], settingsSchema)),
  };
}

/** Docker's `--env-file` keeps quotes, and the line ends of Windows. */
function unwrapped(value: string): string {
  const text = value.trim();
  return /^(["'])(.*)\1$/s.exec(text)?.[2]?.trim() ?? text;
}

/** Warns about `FOYER_*` variables that have no effect. */
export function environmentWarnings(environment: Environment): readonly string[] {
  const known = Object.keys(variables);
  return Object.keys(environment).flatMap((name) => {
    if (!name.startsWith('FOYER_') || known.includes(name)) return [];
    const meant = nearest(name, known);
    return meant === undefined ? [] : [`${name} has no effect: did you mean ${meant}?`];
  });
}

function variableOf(issue: v.BaseIssue<unknown>): string {
  const place = keysOf(issue);
  const row = Object.entries<Variable>(variables).find(([, { keys }]) =>
    keys.every((key, index) => place[index] === key),
  );
  return row?.[0] ?? place.join('.');
}
