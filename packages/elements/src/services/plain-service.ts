// Services that accept plain names and values: encoding, and interpretation of responses. They do not prevent duplicates, so
// only a failure that certainly stored nothing is retried.
import type { FieldErrorCode } from '@foyer/protocol';
import type { Advice } from '../submission/advice.ts';
import type { ConfigIssue } from '../submission/config.ts';
import { failure, type Outcome } from '../submission/outcome.ts';
import type { FieldIssue } from '../submission/validate.ts';
import { errorCode, isSuccess, parseJson } from './reply.ts';
import type { Delivery, Exchange, HttpReply, HttpRequest, Service, Target } from './service.ts';
import { type Answer, type Dialect, inOurWords, judge, type Names, unanswered } from './verdict.ts';

export type Entry = [name: string, value: string];

export interface Schema {
  at(endpoint: URL): URL;
  read(content: unknown, locale: string): readonly FieldIssue[];
}

export interface PlainService extends Dialect, Pick<Service, 'storesId' | 'reservedNames' | 'findIssue'> {
  /** The service's name for its honeypot. */
  readonly trap?: string;
  /** Sends urlencoded pairs instead of multipart. */
  readonly urlencoded?: true;
  /** Responses are often unreadable (CORS), in which case the message may have been stored. */
  readonly oftenUnreadable?: true;
  /** Constants that `encode` or `entries` reads and that are not sent unchanged. */
  readonly settings?: readonly string[];
  /** Additional entries; a constant of the same name overrides them. */
  entries?(delivery: Delivery): readonly Entry[];
  /** The entry for given consent, if the service has a checkbox but no field for the wording. */
  readonly consentBox?: string;
  /** Source of the token that each message needs. */
  ticketAt?(endpoint: URL): URL;
  /** Differences from a POST of the entries to the endpoint. */
  encode?(delivery: Delivery, entries: readonly Entry[], ticket: string): Partial<HttpRequest>;
  /** Source of the service's field requirements, and their parser. */
  readonly schema?: Schema;
}

export function plainService(service: PlainService): Service {
  const { names = {}, trap, ticketAt, reservedNames = [], findIssue, schema, storesId } = service;
  return {
    idempotent: false,
    ...(storesId && { storesId }),
    reservedNames: [...(trap ? [trap] : []), ...reservedNames],
    ...(findIssue && { findIssue }),
    ...(schema && { describe: (target, exchange) => askForRules({ schema, names }, target, exchange) }),
    async send(delivery, exchange) {
      const ticket = ticketAt && (await exchange({ method: 'GET', url: ticketAt(delivery.endpoint) }));
      const obstacle = ticket && withoutTicket(ticket);
      if (obstacle) return obstacle;
      const request = encode(service, delivery, ticket && 'body' in ticket ? ticket.body : '');
      const reply = await exchange(request);
      if (service.oftenUnreadable && reply.kind === 'network') return probeEndpoint(delivery.endpoint, exchange);
      return judge(reply, delivery, service);
    },
  };
}

function encode(service: PlainService, delivery: Delivery, ticket: string): HttpRequest {
  const entries = entriesOf(service, { ...delivery, fieldNames: { ...service.names, ...delivery.fieldNames } });
  const body = service.urlencoded ? new URLSearchParams(entries) : multipart(entries);
  return { method: 'POST', url: delivery.endpoint, body, ...service.encode?.(delivery, entries, ticket) };
}

/** The value at a path into JSON, or undefined. */
export function at(content: unknown, ...path: readonly (string | number)[]): unknown {
  let value = content;
  for (const key of path) {
    const isThere = typeof value === 'object' && value !== null && Object.hasOwn(value, key);
    value = isThere ? Reflect.get(Object(value), key) : undefined;
  }
  return value;
}

/** The string at a path, or an empty one. */
export function textAt(content: unknown, ...path: readonly (string | number)[]): string {
  const value = at(content, ...path);
  return typeof value === 'string' ? value : '';
}

/** The array at a path, or an empty one. */
export function listAt(content: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
  const value = at(content, ...path);
  return Array.isArray(value) ? value : [];
}

/** Issues from `{ email: "…" }` or `{ email: ["…"] }`, by the service's field names. */
export function issuesByName(content: unknown, ...path: readonly (string | number)[]): readonly FieldIssue[] {
  const value = at(content, ...path);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).map(([name, words]) => ({
    name,
    code: 'invalid',
    message: String(Array.isArray(words) ? words[0] : words),
  }));
}

/** `{ success: true }` or `{ success: false }`, used by several services; a 4xx or 5xx status is more specific. */
export function readSuccess({ status, content }: Answer): 'accepted' | 'rejected' | undefined {
  const success = at(content, 'success');
  return success === true ? 'accepted' : success === false && isSuccess(status) ? 'rejected' : undefined;
}

/** A required constant is missing. */
export function missingParam({ params }: Target, example: string): ConfigIssue {
  return { code: 'misconfigured', attribute: 'service-params', value: String(params), allowed: example };
}

/** The endpoint's address does not belong to the service. */
export function wrongEndpoint({ endpoint }: Target, example: string, advice?: Advice): ConfigIssue {
  return { code: 'misconfigured', attribute: 'endpoint', value: endpoint.href, allowed: example, advice };
}

interface NamedError {
  readonly name?: string | undefined;
  /** The error code, if our own message covers it. */
  readonly known?: FieldErrorCode | false;
  readonly message?: string | undefined;
}

/** One issue per error that names a field; undefined if none does. */
export function readIssues(
  errors: readonly unknown[],
  read: (error: unknown) => NamedError,
): readonly FieldIssue[] | undefined {
  const issues = errors.flatMap((error): FieldIssue[] => {
    const { name, known, message = '' } = read(error);
    return name ? [known ? { name, code: known } : { name, code: 'invalid', message }] : [];
  });
  return issues.length > 0 ? issues : undefined;
}

function entriesOf(service: PlainService, delivery: Delivery): Entry[] {
  const { submission, params, fieldNames } = delivery;
  const entries = Object.entries(submission.fields).flatMap(([name, value]) =>
    [value].flat().map((text): Entry => [nameOf(name, fieldNames), text]),
  );
  const isOurs = (name: string) => name.startsWith('foyer.') || service.settings?.includes(name);
  const constants = [...params].filter(([name]) => !isOurs(name) && !has(entries, name));
  entries.push(...constants);
  const { consent, trap } = submission;
  if (consent?.given && fieldNames['consent']) {
    entries.push([fieldNames['consent'], service.consentBox ?? consent.text]);
  }
  if (service.trap) entries.push([service.trap, trap.website]);
  const more = service.entries?.(delivery) ?? [];
  return [...entries, ...more.filter(([name]) => !has(entries, name))];
}

function has(entries: readonly Entry[], name: string): boolean {
  return entries.some(([known]) => known === name);
}

function nameOf(name: string, names: Names): string {
  return (Object.hasOwn(names, name) && names[name]) || name;
}

function multipart(entries: readonly Entry[]): FormData {
  const body = new FormData();
  for (const [name, value] of entries) body.append(name, value);
  return body;
}

/** Nothing of the message has been sent yet, so temporary failures are retried. */
function withoutTicket(reply: HttpReply): Outcome | undefined {
  if (reply.kind !== 'response')
    return failure(reply.kind === 'redirect' || reply.kind === 'opaque' ? 'misconfigured' : reply.kind);
  const { status, body } = reply;
  if (!isSuccess(status)) return failure(errorCode(status), { status });
  return /^[\w.:=+/-]+$/.test(body) ? undefined : failure('misconfigured', { status });
}

async function askForRules(
  { schema, names }: { readonly schema: Schema; readonly names: Names },
  { endpoint, fieldNames, locale }: Target & { readonly locale: string },
  exchange: Exchange,
): Promise<readonly FieldIssue[]> {
  const reply = await exchange({ method: 'GET', url: schema.at(endpoint) });
  if (reply.kind !== 'response' || !isSuccess(reply.status)) return [];
  const rules = schema.read(parseJson(reply.body), locale);
  return rules.map((rule) => inOurWords(rule, { ...names, ...fieldNames }));
}

/** If the response is unreadable, a probe checks whether the server exists. */
async function probeEndpoint(endpoint: URL, exchange: Exchange): Promise<Outcome> {
  const { kind } = await exchange({ method: 'GET', url: new URL(endpoint.origin), mode: 'no-cors' });
  return kind === 'opaque' || kind === 'response' ? { kind: 'unverifiable' } : unanswered(kind);
}
