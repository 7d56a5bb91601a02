// What may stand in foyer.yaml, and in words what is allowed where. Knows neither files nor the environment.
import { fieldNamePattern, hasControlCharacter } from '@foyer/protocol';
import * as v from 'valibot';
import { formIdPattern, reservedFormIds } from '../domain/forms.ts';
import { minSecretLength } from '../domain/key-ring.ts';

const text = (allowed: string) => v.pipe(v.string(allowed), v.minLength(1, allowed));

const textThat = (isAllowed: (value: string) => boolean, allowed: string) =>
  v.pipe(v.string(allowed), v.check(isAllowed, allowed));

const wholeNumber = (lowest: number, highest: number) => {
  const allowed = `a whole number from ${lowest} to ${highest}`;
  return v.pipe(v.number(allowed), v.integer(allowed), v.minValue(lowest, allowed), v.maxValue(highest, allowed));
};

const line = textThat((value) => value !== '' && !hasControlCharacter(value, false), 'one line of text');
const aMap = (example: string) => `keys with values, such as ${example}`;

const trueOrFalse = v.boolean('true or false');
const secret = textThat((value) => value.length >= minSecretLength, `at least ${minSecretLength} characters`);

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
    smtpUrl: v.exactOptional(textThat(isMailServer, 'an smtp:// or smtps:// URL')),
    from: v.exactOptional(textThat(isMailbox, 'an address such as Forms <forms@example.org>')),
    to: v.exactOptional(
      textThat(
        (list) => list.split(',').every(isMailbox),
        'an address such as office@example.org, several with commas between them',
      ),
    ),
  },
  aMap('to: office@example.org'),
);

const form = v.strictObject(
  {
    fields: v.exactOptional(textThat(isFieldList, 'field names with spaces between them, each may end in ?')),
    doubleOptIn: v.exactOptional(trueOrFalse),
    consentRequired: v.exactOptional(trueOrFalse),
    locale: v.exactOptional(
      textThat((value) => /^[a-z]{2,3}(-[a-z0-9]+)*$/i.test(value), 'a language such as de or en'),
    ),
    formality: v.exactOptional(v.picklist(['formal', 'informal'], 'formal or informal')),
    subject: v.exactOptional(line),
    sender: v.exactOptional(line),
    retentionDays: v.exactOptional(wholeNumber(1, 36_500)),
    pendingDays: v.exactOptional(wholeNumber(1, 365)),
  },
  aMap('fields: email message'),
);

const severalForms = 'forms by their names, each with keys of its own';
const forms = v.pipe(
  v.record(
    textThat(isFormId, `a name of letters, digits, - and _, but not ${reservedFormIds.join(', ')}`),
    form,
    severalForms,
  ),
  v.check((found) => Object.keys(found).length > 0, severalForms),
);

/** The keys of foyer.yaml. */
export const settingsSchema = v.strictObject(
  {
    port: v.exactOptional(wholeNumber(1, 65_535)),
    host: v.exactOptional(text('an address or a name of this machine')),
    publicUrl: v.exactOptional(textThat(isPublicUrl, 'an http or https URL without query and hash')),
    dataDirectory: v.exactOptional(text('a folder')),
    databaseUrl: v.exactOptional(textThat(isDatabase, 'a postgres:// URL')),
    origins: v.exactOptional(
      v.array(textThat(isOrigin, 'an origin such as https://example.org, without a path'), 'a list of origins'),
    ),
    inboxToken: v.exactOptional(text('a text that nobody guesses')),
    secret: v.exactOptional(
      v.union([secret, v.array(secret)], `at least ${minSecretLength} characters, or a list of such`),
    ),
    captcha: v.exactOptional(captcha),
    spam: v.exactOptional(spam),
    rateLimit: v.exactOptional(rateLimit),
    trustProxy: v.exactOptional(wholeNumber(0, 10)),
    mail: v.exactOptional(mail),
    forms: v.exactOptional(forms),
  },
  aMap('port: 8787'),
);

export type Settings = v.InferOutput<typeof settingsSchema>;

/** The keys that are known at a place, for a suggestion where one is not. */
export function knownKeys([first, ...rest]: readonly string[]): readonly string[] {
  if (first === undefined) return Object.keys(settingsSchema.entries);
  if (first === 'captcha') return Object.keys(captcha.entries);
  if (first === 'spam') return Object.keys(spam.entries);
  if (first === 'mail') return Object.keys(mail.entries);
  return first === 'forms' && rest.length === 1 ? Object.keys(form.entries) : [];
}

function perMinute(): string {
  return `on, off, or messages a minute and address: a whole number from 1 to ${highestRate}`;
}

function isRateLimit(value: string | number): boolean {
  if (typeof value === 'string') return value === 'on' || value === 'off';
  return Number.isInteger(value) && value >= 1 && value <= highestRate;
}

function isFieldList(list: string): boolean {
  const names = list
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => word.replace(/\?$/, ''));
  return names.length > 0 && names.every((name) => fieldNamePattern.test(name) && !name.startsWith('foyer.'));
}

function isFormId(id: string): boolean {
  return formIdPattern.test(id) && !reservedFormIds.includes(id);
}

/** Exactly what a browser sends: a trailing slash would never match. */
function isOrigin(value: string): boolean {
  if (value === 'null' || value === 'loopback') return true;
  return /^https?:$/.test(URL.canParse(value) ? new URL(value).protocol : '') && new URL(value).origin === value;
}

function isPublicUrl(value: string): boolean {
  // Links begin with it: what came behind a `?` would swallow their paths.
  return /^https?:\/\//i.test(value) && URL.canParse(value) && !/[?#]/.test(value);
}

function isDatabase(value: string): boolean {
  return /^postgres(ql)?:\/\//i.test(value) && URL.canParse(value);
}

function isMailServer(value: string): boolean {
  return /^smtps?:\/\//i.test(value) && URL.canParse(value);
}

/** `name@host`, or `Some Name <name@host>`. What is beyond that the mail server judges. */
function isMailbox(value: string): boolean {
  const address = /^[^<>]*<([^<>]*)>$/.exec(value.trim())?.[1] ?? value.trim();
  return /^[^\s<>@;,]+@[^\s<>@;,]+$/.test(address) && !hasControlCharacter(value, false);
}
