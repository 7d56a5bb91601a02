// Services that take a message as plain names and values: how it is put, and what their answers come to. Such a service
// makes no promise against duplicates: nothing is called repeatable but what certainly was not stored.
import type { ErrorCode, FieldErrorCode, Receipt } from '@foyer/protocol';
import type { ConfigIssue } from '../submission/config.ts';
import { failure, type Outcome, submissionError } from '../submission/outcome.ts';
import type { FieldIssue } from '../submission/validate.ts';
import { plainText } from './plain-text.ts';
import { errorCode, isNotTaken, isSuccess, parseJson } from './reply.ts';
import type { Delivery, Exchange, HttpReply, HttpRequest, Service, Target } from './service.ts';

export type Names = Readonly<Record<string, string>>;
export type Entry = [name: string, value: string];

export interface Answer {
  readonly status: number;
  /** The body as JSON; undefined where it is none. */
  readonly content: unknown;
}

/**
 * What an answer says in the service's own words: stored, handed on, a failure, or what is wrong with single fields, by
 * the names that the service has for them. Undefined: nothing that it documents.
 */
export type Verdict = Receipt['status'] | 'unverifiable' | ErrorCode | readonly FieldIssue[] | undefined;

interface Dialect {
  /** Its names for our fields, and for `consent` where it has a place for the wording. */
  readonly names?: Names;
  read(answer: Answer): Verdict;
}

export interface Schema {
  at(endpoint: URL): URL;
  read(content: unknown, locale: string): readonly FieldIssue[];
}

export interface PlainService extends Dialect, Pick<Service, 'reservedNames' | 'findIssue'> {
  /** Its own name for the field that only robots fill in. */
  readonly trap?: string;
  /** Sent as urlencoded pairs instead of multipart ones. */
  readonly urlencoded?: true;
  /** Its answers are often kept from pages: what cannot be read may have been stored. */
  readonly oftenUnreadable?: true;
  /** Constants that `encode` or `entries` reads, and that are not sent as they are. */
  readonly settings?: readonly string[];
  /** What it wants besides; a constant of the same name goes before it. */
  entries?(delivery: Delivery): readonly Entry[];
  /** What stands for consent that was given, where it has a box for that and no room for the wording. */
  readonly consentBox?: string;
  /** Where it gives the ticket that each message needs. */
  ticketAt?(endpoint: URL): URL;
  /** What differs from a POST of the entries to the endpoint. */
  encode?(delivery: Delivery, entries: readonly Entry[], ticket: string): Partial<HttpRequest>;
  /** Where it says what it requires of its fields, and how that is read for a language. */
  readonly schema?: Schema;
}

export function plainService(service: PlainService): Service {
  const { names = {}, trap, ticketAt, reservedNames = [], findIssue, schema } = service;
  return {
    idempotent: false,
    reservedNames: [...(trap ? [trap] : []), ...reservedNames],
    ...(findIssue && { findIssue }),
    ...(schema && { describe: (target, exchange) => askForRules({ schema, names }, target, exchange) }),
    async send(delivery, exchange) {
      const ticket = ticketAt && (await exchange({ method: 'GET', url: ticketAt(delivery.endpoint) }));
      const obstacle = ticket && withoutTicket(ticket);
      if (obstacle) return obstacle;
      const request = encode(service, delivery, ticket && 'body' in ticket ? ticket.body : '');
      const reply = await exchange(request);
      if (service.oftenUnreadable && reply.kind === 'network') return probe(delivery.endpoint, exchange);
      return judge(reply, delivery, service);
    },
  };
}

function encode(service: PlainService, delivery: Delivery, ticket: string): HttpRequest {
  const entries = entriesOf(service, { ...delivery, fieldNames: { ...service.names, ...delivery.fieldNames } });
  const body = service.urlencoded ? new URLSearchParams(entries) : multipart(entries);
  return { method: 'POST', url: delivery.endpoint, body, ...service.encode?.(delivery, entries, ticket) };
}

/** What a reply comes to. Only a success by HTTP that the service's own words confirm means stored. */
function judge(reply: HttpReply, delivery: Delivery, { names = {}, read }: Dialect): Outcome {
  if (reply.kind !== 'response') return unanswered(reply.kind);
  const { status } = reply;
  const verdict = read({ status, content: parseJson(reply.body) });
  if (verdict === 'accepted' || verdict === 'pending' || verdict === 'unverifiable') {
    return isSuccess(status) ? taken(verdict, delivery) : refusal(status);
  }
  if (verdict === undefined || typeof verdict === 'string') return refusal(status, verdict);
  if (verdict.length === 0) return refusal(status, 'rejected');
  const issues = verdict.map((issue) => inOurWords(issue, { ...names, ...delivery.fieldNames }));
  return { kind: 'input', issues, error: submissionError('rejected', { status, retryable: false }) };
}

/** A path into what came as JSON; undefined where it leads nowhere. */
export function at(content: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined,
    content,
  );
}

/** The text at a path; empty where there is none. */
export function textAt(content: unknown, ...path: readonly (string | number)[]): string {
  const value = at(content, ...path);
  return typeof value === 'string' ? value : '';
}

/** The list at a path; empty where there is none. */
export function listAt(content: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
  const value = at(content, ...path);
  return Array.isArray(value) ? value : [];
}

/** `{ email: "…" }` and `{ email: ["…"] }`: what is wrong, by the service's name of the field. */
export function issuesByName(content: unknown, ...path: readonly (string | number)[]): readonly FieldIssue[] {
  const value = at(content, ...path);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).map(([name, words]) => ({
    name,
    code: 'invalid',
    message: String(Array.isArray(words) ? words[0] : words),
  }));
}

/** `{ success: true }` and `{ success: false }`, as several services answer; by 4xx and 5xx the status says more. */
export function readSuccess({ status, content }: Answer): 'accepted' | 'rejected' | undefined {
  const success = at(content, 'success');
  return success === true ? 'accepted' : success === false && isSuccess(status) ? 'rejected' : undefined;
}

/** Without a constant that the service cannot do without. */
export function missingParam({ params }: Target, example: string): ConfigIssue {
  return { code: 'misconfigured', attribute: 'service-params', value: String(params), allowed: example };
}

/** An address that is none of the service's. */
export function wrongEndpoint({ endpoint }: Target, example: string): ConfigIssue {
  return { code: 'misconfigured', attribute: 'endpoint', value: endpoint.href, allowed: example };
}

interface NamedError {
  readonly name?: string | undefined;
  /** Where the service's code says enough for our own words. */
  readonly known?: FieldErrorCode | false;
  readonly message?: string | undefined;
}

/** One issue for each error that names a field; undefined where none does. */
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

/** An issue by our name of the field, and in plain text. */
function inOurWords({ name, code, message }: FieldIssue, names: Names): FieldIssue {
  const ours = Object.keys(names).find((key) => names[key] === name) ?? name;
  return { name: ours, code, ...(message && { message: plainText(message) }) };
}

/** Nothing of the message has left the page yet: whatever passes is worth another attempt. */
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

/** Where a page may not read the answer, one question tells whether there is anybody to whom it could have been handed. */
async function probe(endpoint: URL, exchange: Exchange): Promise<Outcome> {
  const { kind } = await exchange({ method: 'GET', url: new URL(endpoint.origin), mode: 'no-cors' });
  return kind === 'opaque' || kind === 'response' ? { kind: 'unverifiable' } : unanswered(kind);
}

/** The request may have arrived all the same. A form that answers by pointing elsewhere may even have stored it. */
function unanswered(kind: Exclude<HttpReply['kind'], 'response'>): Outcome {
  if (kind === 'opaque') return { kind: 'unverifiable' };
  if (kind === 'redirect') return { kind: 'unclear', error: submissionError('unclear', { retryable: false }) };
  return failure(kind, { retryable: false });
}

/** Whether a confirmation mail follows, many a service does not say: its owner does, by `foyer.confirmation=mail`. */
function taken(verdict: Receipt['status'] | 'unverifiable', { submission, params }: Delivery): Outcome {
  if (verdict === 'unverifiable') return { kind: 'unverifiable' };
  const status = params.get('foyer.confirmation') === 'mail' ? 'pending' : verdict;
  return { kind: 'receipt', receipt: { v: 1, status, submissionId: submission.submissionId } };
}

function refusal(status: number, said?: ErrorCode): Outcome {
  const code = said ?? (isSuccess(status) ? 'unclear' : errorCode(status));
  const error = submissionError(code, { status, retryable: isNotTaken(status) });
  return code === 'unclear' ? { kind: 'unclear', error } : { kind: 'failure', error };
}
