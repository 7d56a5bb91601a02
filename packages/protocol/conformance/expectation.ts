// Compares a response with what the protocol says. Matchers are `{ "$match": pattern }` and `{ "$absent": true }`.

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

export async function differences(response: Response, expected: Expectation, fill: Fill): Promise<readonly string[]> {
  const text = await response.text();
  const json = parse(text);
  const statuses = [expected.status].flat();
  const found: string[] = [];
  if (!statuses.includes(response.status))
    found.push(`status ${response.status} instead of ${statuses.join(' or ')}: ${text.slice(0, 300)}`);
  for (const [name, value] of entriesOf(expected.headers)) {
    found.push(...compare(response.headers.get(name) ?? undefined, fill(value), `header ${name}`));
  }
  if (expected.problem !== undefined) found.push(...problemDifferences(response, json, expected.problem));
  if (expected.errors !== undefined) found.push(...compare(errorsOf(json), expected.errors, 'errors', true));
  if (expected.body !== undefined) found.push(...compare(json, fill(expected.body), 'body'));
  for (const part of expected.text ?? [])
    if (!text.includes(part)) found.push(`the page lacks ${JSON.stringify(part)}`);
  return found;
}

function problemDifferences(response: Response, json: unknown, code: string): readonly string[] {
  const shape = {
    type: `urn:foyer:problem:${code}`,
    title: { $match: '.' },
    status: response.status,
    detail: { $match: '.' },
  };
  const type = response.headers.get('content-type') ?? undefined;
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
    return same ? [] : [`${place} is ${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`];
  }
  if (expected['$absent'] === true) return actual === undefined ? [] : [`${place} is there: ${JSON.stringify(actual)}`];
  const pattern = expected['$match'];
  if (typeof pattern === 'string') {
    const matches =
      (typeof actual === 'string' || typeof actual === 'number') && new RegExp(pattern).test(String(actual));
    return matches ? [] : [`${place} is ${JSON.stringify(actual)}, which does not match ${pattern}`];
  }
  if (!isObject(actual)) return [`${place} is ${JSON.stringify(actual)} instead of an object`];
  const names = new Set([...Object.keys(expected), ...(isExact ? Object.keys(actual) : [])]);
  return [...names].flatMap((name) => compare(actual[name], expected[name], `${place}.${name}`));
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return isObject(value) ? Object.entries(value) : [];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
