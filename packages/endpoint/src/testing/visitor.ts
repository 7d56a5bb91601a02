// For tests: an endpoint in its own folder, and a visitor who solves challenges and posts.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { CaptchaAnswer, Challenge } from '@foyer/protocol';
import { isObject } from '@foyer/protocol/server';
import { solve } from '@foyer/protocol';
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { EndpointOptions } from '../config.ts';
import { createEndpoint, type Endpoint } from '../endpoint.ts';
import { sentenceOf } from '../log/wording.ts';

export const ownOrigin = 'http://127.0.0.1:8787';

export interface TestEndpoint {
  readonly endpoint: Endpoint;
  readonly directory: string;
  readonly log: readonly string[];
  readonly visitor: Visitor;
}

export interface Visitor {
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** `path` is the form's, optionally with `?without=…`. */
  challenge(path: string, headers?: Record<string, string>): Promise<Challenge>;
  /** Posts JSON, or `body` unchanged where it is a string. */
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  /** Any other request. */
  send(path: string, init: RequestInit): Promise<Response>;
}

/** Stopped after the test. Rate limits are off by default. */
export async function startEndpoint(context: TestContext, options: EndpointOptions = {}): Promise<TestEndpoint> {
  const directory = options.dataDirectory ?? temporaryFolder(context);
  const log: string[] = [];
  const endpoint = createEndpoint({
    log: (entry) => log.push(sentenceOf(entry)),
    rateLimit: 'off',
    ...options,
    dataDirectory: directory,
  });
  context.after(() => endpoint.close());
  await endpoint.ready;
  return { endpoint, directory, log, visitor: visitorOf(endpoint) };
}

export function temporaryFolder(context: TestContext): string {
  const directory = mkdtempSync(join(tmpdir(), 'foyer-endpoint-'));
  // An endpoint that is still closing may be writing to it.
  context.after(() => rmSync(directory, { recursive: true, force: true, maxRetries: 10 }));
  return directory;
}

export function visitorOf({ fetch }: Pick<Endpoint, 'fetch'>, origin = ownOrigin): Visitor {
  const get: Visitor['get'] = (path, headers = {}) => fetch(new Request(origin + path, { headers }));
  return {
    get,
    send: (path, init) => fetch(new Request(origin + path, init)),
    async challenge(path, headers) {
      const [form, query] = path.split('?');
      return readChallenge(await get(`${form}/challenge${query === undefined ? '' : `?${query}`}`, headers));
    },
    post: (path, body, headers = {}) =>
      fetch(
        new Request(origin + path, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body: typeof body === 'string' ? body : JSON.stringify(body),
        }),
      ),
  };
}

async function readChallenge(response: Response): Promise<Challenge> {
  const body: unknown = await response.json();
  if (!isChallenge(body)) throw new Error(`no challenge, but ${response.status} ${JSON.stringify(body)}`);
  return body;
}

function isChallenge(body: unknown): body is Challenge {
  return isObject(body) && body['v'] === 1 && typeof body['token'] === 'string';
}

/** Solves the question and the proof of work. */
export async function solved({ token, question, pow }: Challenge): Promise<CaptchaAnswer> {
  const solution = pow && (await solveChallenge({ challenge: { parameters: pow }, deriveKey }));
  return {
    token,
    ...(question && { answer: String(solve(question)) }),
    ...(solution && { pow: { counter: solution.counter, derivedKey: solution.derivedKey } }),
  };
}

export function contactMessage(captcha: CaptchaAnswer | undefined, changes: Record<string, unknown> = {}) {
  return {
    v: 1,
    submissionId: randomUUID(),
    fields: { name: 'Lena Okafor', email: 'lena@example.org', message: 'Guten Tag,\nich habe eine Frage.' },
    captcha,
    trap: { website: '' },
    page: { url: 'https://example.org/kontakt', locale: 'de' },
    ...changes,
  };
}

export function signUp(captcha: CaptchaAnswer | undefined, changes: Record<string, unknown> = {}) {
  return {
    ...contactMessage(captcha),
    fields: { email: 'lena@example.org', name: 'Lena' },
    consent: { text: 'Wir schreiben dir einmal im Monat.', locale: 'de-x-informal', given: true },
    ...changes,
  };
}
