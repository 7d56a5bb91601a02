// Compares a response with what the protocol says. Matchers are `{ "$match": pattern }` and `{ "$absent": true }`.
import { type Answer, excerpt } from './answer.ts';

export interface Expectation {
  readonly status: number | readonly number[];
  readonly headers?: unknown;
  /** Code of a problem. */
  readonly problem?: string;
  /** Code by pointer: all that the problem names, and no other. */
  readonly errors?: unknown;
  /** Members that the JSON body has; further ones are allowed. */
  readonly body?: unknown;
  /** Texts that the body contains. */
  readonly text?: readonly string[];
}

type Fill = (value: unknown) => unknown;

/** What differs from the alternative that is about the answer's status, or else from all of them. */
export function differences(answer: Answer, expected: readonly Expectation[], fill: Fill): readonly string[] {
  const meant = expected.find(({ status }) => [status].flat().includes(answer.status));
  if (meant !== undefined) return partDifferences(answer, meant, fill);
  const statuses = expected.flatMap(({ status }) => status).join(' or ');
  const [only] = expected;
  return [
    `status ${answer.status} instead of ${statuses}: ${excerpt(answer.text)}`,
    ...(only && expected.length === 1 ? partDifferences(answer, only, fill) : []),
  ];
}

function partDifferences(answer: Answer, expected: Expectation, fill: Fill): readonly string[] {
  const found: string[] = [];
  for (const [name, value] of entriesOf(expected.headers)) {
    found.push(...compare(answer.headers.get(name) ?? undefined, fill(value), `header ${name}`));
  }
  const page = withNamedSigns(answer.text);
  for (const part of expected.text ?? [])
    if (!page.includes(part)) found.push(`the page lacks ${JSON.stringify(part)}`);
  return [...found, ...jsonDifferences(answer, expected, fill)];
}

function jsonDifferences(answer: Answer, { body, errors, problem }: Expectation, fill: Fill): readonly string[] {
  if (body === undefined && errors === undefined && problem === undefined) return [];
  const json = parse(answer.text);
  if (!isObject(json)) return [`the body is no JSON object: ${excerpt(answer.text)}`];
  return [
    ...(problem === undefined ? [] : problemDifferences(answer, json, problem)),
    ...(errors === undefined ? [] : compare(errorsOf(json), errors, 'errors', true)),
    ...(body === undefined ? [] : compare(json, fill(body), 'body')),
  ];
}

/** HTML may write each sign by its number: the cases name them. */
function withNamedSigns(page: string): string {
  const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return page.replaceAll(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi, (written, hex?: string, decimal?: string) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    if (code > 0x10_ff_ff) return written;
    const sign = String.fromCodePoint(code);
    return names[sign] ?? sign;
  });
}

function problemDifferences({ headers, status }: Answer, json: unknown, code: string): readonly string[] {
  const shape = {
    type: `urn:foyer:problem:${code}`,
    title: { $match: '.' },
    status,
    detail: { $match: '.' },
  };
  const type = headers.get('content-type') ?? undefined;
  return [
    ...compare(json, shape, 'problem'),
    ...compare(type, { $match: '^application/problem\\+json' }, 'content type'),
  ];
}

function errorsOf(json: unknown): unknown {
  const errors = isObject(json) ? json['errors'] : undefined;
  if (!Array.isArray(errors)) return undefined;
  return Object.fromEntries(
    errors.flatMap((error: unknown) => (isObject(error) ? [[String(error['pointer']), error['code']]] : [])),
  );
}

function compare(actual: unknown, expected: unknown, place: string, isExact = false): readonly string[] {
  if (!isObject(expected)) {
    const same = JSON.stringify(actual) === JSON.stringify(expected);
    return same ? [] : [`${place} is ${shown(actual)} instead of ${JSON.stringify(expected)}`];
  }
  if (expected['$absent'] === true) return actual === undefined ? [] : [`${place} is there: ${JSON.stringify(actual)}`];
  const pattern = expected['$match'];
  if (typeof pattern === 'string') {
    const matches =
      (typeof actual === 'string' || typeof actual === 'number') && new RegExp(pattern).test(String(actual));
    return matches ? [] : [`${place} is ${shown(actual)} instead of what matches ${pattern}`];
  }
  if (!isObject(actual)) return [`${place} is ${shown(actual)} instead of an object`];
  const names = new Set([...Object.keys(expected), ...(isExact ? Object.keys(actual) : [])]);
  return [...names].flatMap((name) => compare(actual[name], expected[name], `${place}.${name}`));
}

const shown = (actual: unknown) => (actual === undefined ? 'missing' : JSON.stringify(actual));

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return isObject(value) ? Object.entries(value) : [];
}

export function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
