// Services that accept plain names and values: encoding, and interpretation of responses. They do not prevent duplicates, so
// only a failure that certainly stored nothing is retried.
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
  /** The body as JSON; undefined if it is not JSON. */
  readonly content: unknown;
}

/**
 * The verdict of a response: stored, passed on, an error code, or issues by the service's own field names. Undefined if the
 * response is undocumented.
 */
export type Verdict = Receipt['status'] | 'unverifiable' | ErrorCode | readonly FieldIssue[] | undefined;

interface Dialect {
  /** The service's names for our fields, and for `consent` if it stores the wording. */
  readonly names?: Names;
  read(answer: Answer): Verdict;
}

export interface Schema {
  at(endpoint: URL): URL;
  read(content: unknown, locale: string): readonly FieldIssue[];
}

export interface PlainService extends Dialect, Pick<Service, 'reservedNames' | 'findIssue'> {
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

/** Interprets a reply. Stored only if both the HTTP status and the service's own response say so. */
function judge(reply: HttpReply, delivery: Delivery, { names = {}, read }: Dialect): Outcome {
  if (reply.kind !== 'response') return unanswered(reply.kind);
  const { status } = reply;
  const verdict = read({ status, content: parseJson(reply.body) });
  if (verdict === 'accepted' || verdict === 'pending' || verdict === 'unverifiable') {
    return isSuccess(status) ? taken(verdict, delivery) : statusOutcome(status);
  }
  if (verdict === undefined || typeof verdict === 'string') return statusOutcome(status, verdict);
  if (verdict.length === 0) return statusOutcome(status, 'rejected');
  const issues = verdict.map((issue) => inOurWords(issue, { ...names, ...delivery.fieldNames }));
  return { kind: 'input', issues, error: submissionError('rejected', { status, retryable: false }) };
}

/** The value at a path into JSON, or undefined. */
export function at(content: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined,
    content,
  );
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
export function wrongEndpoint({ endpoint }: Target, example: string): ConfigIssue {
  return { code: 'misconfigured', attribute: 'endpoint', value: endpoint.href, allowed: example };
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

/** An issue with our field name and plain text. */
function inOurWords({ name, code, message }: FieldIssue, names: Names): FieldIssue {
  const ours = Object.keys(names).find((key) => names[key] === name) ?? name;
  return { name: ours, code, ...(message && { message: plainText(message) }) };
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

/** The message may have arrived anyway; a form that redirects may even have stored it. */
function unanswered(kind: Exclude<HttpReply['kind'], 'response'>): Outcome {
  if (kind === 'opaque') return { kind: 'unverifiable' };
  if (kind === 'redirect') return { kind: 'unclear', error: submissionError('unclear', { retryable: false }) };
  return failure(kind, { retryable: false });
}

/** Many services do not say whether they send a confirmation mail; the owner does, with `foyer.confirmation=mail`. */
function taken(verdict: Receipt['status'] | 'unverifiable', { submission, params }: Delivery): Outcome {
  if (verdict === 'unverifiable') return { kind: 'unverifiable' };
  const status = params.get('foyer.confirmation') === 'mail' ? 'pending' : verdict;
  return { kind: 'receipt', receipt: { v: 1, status, submissionId: submission.submissionId } };
}

function statusOutcome(status: number, said?: ErrorCode): Outcome {
  const code = said ?? (isSuccess(status) ? 'unclear' : errorCode(status));
  const error = submissionError(code, { status, retryable: isNotTaken(status) });
  return code === 'unclear' ? { kind: 'unclear', error } : { kind: 'failure', error };
}
