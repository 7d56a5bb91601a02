// For tests: one kind of bad input against every route, in every place that the route reads.
import type { Endpoint } from '../../endpoint.ts';
import { type HostileBody, type HostileKind, urlencoded } from './kind.ts';

const origin = 'http://127.0.0.1:8787';

/** `*` stands for an id, a token or a name. */
const routes = [
  '/contact',
  '/contact/',
  '/newsletter',
  '/contact/beacon',
  '/contact/challenge',
  '/contact/thanks',
  '/newsletter/resend',
  '/confirm/*',
  '/unsubscribe/*',
  '/feed/*',
  '/health',
  '/metrics',
  '/inbox',
  '/inbox/link',
  '/inbox/open/*',
  '/inbox/leave',
  '/inbox/messages.csv',
  '/inbox/messages/*',
  '/inbox/subscribers',
  '/inbox/subscribers.csv',
  '/inbox/subscribers/*',
  '/integrity.json',
  '/foyer.js',
  '/*.js',
  '/*',
  '/*/challenge',
] as const;

/** Every query parameter that some route reads. */
const parameters = ['without', 'page', 'locale', 'limit', 'after', 'form', 'q', 'suspected'] as const;
/** Headers that are read but do not decide alone whether a request is accepted. */
const readHeaders = ['accept-language', 'idempotency-key', 'if-none-match', 'referer', 'user-agent', 'x-forwarded-for'];

export interface Attack {
  /** Method and route, and the attack. */
  readonly label: string;
  readonly isJson: boolean;
  readonly answer: () => Promise<Response>;
}

export interface Insider {
  readonly inboxToken: string;
  readonly cookie: string;
}

type Draft = RequestInit & { readonly path: string; readonly how: string };

/** Attacks also use the owner's session and token, to reach what is behind the login. */
export function* attacks(
  endpoint: Pick<Endpoint, 'fetch'>,
  kind: HostileKind,
  insider: Insider,
): Generator<Attack, void> {
  const texts = kind.texts.map((text) => ({ text, form: formOf(text) }));
  const values = [...kind.texts, ...(kind.values ?? [])].map((value) => ({
    how: `JSON of ${describe(value)}`,
    bodies: [messageOf(value), structureOf(value)],
  }));
  for (const route of routes) {
    const drafts = [
      ...values.flatMap((value) => posted(route, value, insider)),
      ...texts.flatMap((typed) => asked(route, typed, insider)),
      ...crafted(route, kind, insider),
    ];
    for (const { path, how, ...init } of drafts) {
      yield {
        label: `${init.method ?? 'GET'} ${route} with ${how}`,
        isJson: new Headers(init.headers).get('content-type') === 'application/json',
        answer: () => endpoint.fetch(new Request(origin + path, init)),
      };
    }
  }
}

function posted(
  route: string,
  { how, bodies }: { readonly how: string; readonly bodies: readonly string[] },
  { inboxToken }: Insider,
): readonly Draft[] {
  const program = { authorization: `Bearer ${inboxToken}`, accept: 'application/json' };
  return bodies.map((body) =>
    post({ path: pathOf(route, 'x'), how }, { type: 'application/json', bytes: body }, program),
  );
}

function asked(
  route: string,
  { text, form }: { readonly text: string; readonly form: string },
  { cookie, inboxToken }: Insider,
): readonly Draft[] {
  const path = `${pathOf(route, text)}?${queryOf(text)}`;
  const how = describe(text);
  const browser = { ...headersOf(text), cookie, accept: 'text/html' };
  const program = { ...headersOf(text), authorization: `Bearer ${inboxToken}`, accept: 'application/json' };
  return [
    { path, how, headers: program },
    { path, how, headers: browser },
    post({ path, how }, urlencoded(form), browser),
  ];
}

function describe(value: unknown): string {
  return JSON.stringify(typeof value === 'string' ? value.slice(0, 60) : value);
}

function crafted(route: string, { bodies = [], headers = [] }: HostileKind, insider: Insider): readonly Draft[] {
  const path = pathOf(route, 'x');
  const program = { authorization: `Bearer ${insider.inboxToken}` };
  return [
    ...bodies.map((body) => post({ path, how: `a body of ${body.type}` }, body, program)),
    ...headers.flatMap((extra): readonly Draft[] => {
      const how = `headers ${JSON.stringify(extra).slice(0, 60)}`;
      const json = { 'content-type': 'application/json', ...program };
      return [
        { path, how, headers: { ...program, ...extra } },
        { path, how, method: 'POST', body: '{"v":1}', headers: { ...json, ...extra } },
        { path, how, method: 'OPTIONS', headers: { ...program, ...extra } },
      ];
    }),
  ];
}

function post(
  { path, how }: Pick<Draft, 'path' | 'how'>,
  { type, bytes }: HostileBody,
  headers: Readonly<Record<string, string>>,
): Draft {
  return { path, how, method: 'POST', body: bytes, headers: { ...headers, 'content-type': type } };
}

/** HTTP servers reject longer ones. */
const short = (text: string) => text.slice(0, 2_000).toWellFormed();

function pathOf(route: string, text: string): string {
  return route.replace('*', () => encodeURIComponent(short(text)));
}

function queryOf(text: string): string {
  return parameters.map((name) => `${name}=${encodeURIComponent(short(text))}`).join('&');
}

/** The part of a text that fits into a header: its bytes without control characters. */
function headersOf(text: string): Readonly<Record<string, string>> {
  const bytes = Buffer.from(short(text)).toString('latin1');
  // eslint-disable-next-line no-control-regex -- control characters are removed
  const value = bytes.replaceAll(/[\0-\x1f\x7f]/g, '');
  return Object.fromEntries(readHeaders.map((name) => [name, value]));
}

function messageOf(value: unknown): string {
  return JSON.stringify({
    v: 1,
    submissionId: 'hostile-0123456789abcdef',
    fields: { name: value, email: value, message: value, list: [value] },
    consent: { text: value, locale: value, given: true, privacyUrl: value },
    captcha: { token: value, answer: value, pow: { counter: 1, derivedKey: value } },
    trap: { website: value },
    page: { url: value, locale: value },
    email: value,
  });
}

function structureOf(value: unknown): string {
  const name = typeof value === 'string' ? value : 'x';
  const fields = { email: 'lena@example.org', message: 'x', [name]: value };
  return JSON.stringify({ v: 1, submissionId: value, form: value, [name]: value, fields });
}

function formOf(text: string): string {
  const names = ['name', 'email', 'message', 'token', 'key', 'decision', 'foyer.id', 'foyer.consent', 'foyer.locale'];
  return String(new URLSearchParams([...names, 'foyer.trap', text].map((name) => [name, text])));
}
