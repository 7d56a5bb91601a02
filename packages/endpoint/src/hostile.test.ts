import assert from 'node:assert/strict';
import { mock, test, type TestContext } from 'node:test';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { hasControlCharacter, limits } from '@foyer/protocol';
import naughtyStrings from 'big-list-of-naughty-strings/blns.json' with { type: 'json' };
import { attacks } from './testing/hostile/attack.ts';
import { judge } from './testing/hostile/judge.ts';
import type { HostileKind } from './testing/hostile/kind.ts';
import { hostileKinds } from './testing/hostile/kinds.ts';
import { ownerWith } from './testing/owner.ts';
import { contactMessage, solved, startEndpoint, type TestEndpoint } from './testing/visitor.ts';

const inboxToken = 'owner-token';
/** Generous, for busy machines. */
const timeout = 300_000;

/** Records every line printed from now on. */
function recordConsole(context: TestContext): () => readonly string[] {
  const lines: string[] = [];
  for (const name of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    const spy = mock.method(console, name, (...words: unknown[]) => lines.push(words.join(' ')));
    context.after(() => spy.mock.restore());
  }
  return () => lines;
}

function storedIn({ directory }: Pick<TestEndpoint, 'directory'>): unknown[] {
  const database = new DatabaseSync(join(directory, 'foyer.sqlite'), { readOnly: true });
  const tables = ['submissions', 'subscribers', 'outbox', 'consent_events', 'link_tokens', 'spent_tokens'];
  const found = tables.flatMap((table) => database.prepare(`select '${table}' as "table", * from ${table}`).all());
  database.close();
  // /health tests the disk with its own row.
  return found.filter((row) => row['token_id'] !== 'health');
}

/** The complete grammar of a request's log line: no part of it contains visitors' input. */
const route = String.raw`/(?:\*|:form(?:/\w+)?|:file|feed/:name|(?:confirm|unsubscribe)/:token|integrity\.json|health|metrics|inbox[\w/:.*]*)`;
const request = String.raw`\(request [0-9a-f-]{36}\)`;
const requestLine = new RegExp(
  String.raw`^(?:GET|POST|OPTIONS) ${route}(?: \((?:contact|newsletter)\))?: \d{3}(?: [a-z-]+)? in [\d.]+ ms ${request}$`,
);
const messageLine = new RegExp(`^message [0-9a-f-]{36} in contact: (?:accepted|suspected) ${request}$`);

for (const kind of hostileKinds) {
  test(kind.title, { timeout }, async (context) => {
    const tokens = { inboxToken, metricsToken: 'another-token' };
    const world = await startEndpoint(context, { ...tokens, origins: ['https://example.org'] });
    const { cookie } = await ownerWith(world.visitor, inboxToken);
    const [before, printed] = [world.log.length, recordConsole(context)];
    for (const attack of attacks(world.endpoint, kind, { inboxToken, cookie })) await judge(attack);
    assert.deepEqual(storedIn(world), [], 'nothing is stored');
    await keepsOrRefuses(world, kind);
    const unexpected = world.log.slice(before).filter((line) => !requestLine.test(line) && !messageLine.test(line));
    assert.deepEqual([...unexpected, ...printed()], [], 'no input is logged');
    assert.equal(Reflect.get({}, 'polluted'), undefined);
  });
}

test(
  'each text of the Big List of Naughty Strings is stored and shown as text, or refused',
  { timeout },
  async (context) => {
    await keepsOrRefuses(await startEndpoint(context, { inboxToken }), { texts: naughtyStrings });
  },
);

/** Valid input is stored unchanged, invalid input gets pointers; the owner's pages show it as text. */
async function keepsOrRefuses(world: TestEndpoint, { texts }: Pick<HostileKind, 'texts'>): Promise<void> {
  await Promise.all(
    texts.map(async (message) => {
      const captcha = await solved(await world.visitor.challenge('/contact?without=pow'));
      const sent = contactMessage(captcha, { fields: { email: 'lena@example.org', message } });
      const response = await world.visitor.post('/contact', sent);
      assert.equal(response.status, statusFor(message, JSON.stringify(sent)), JSON.stringify(message.slice(0, 60)));
      if (response.status === 202) await isShownAsText(world, sent.submissionId, message);
    }),
  );
}

function statusFor(message: string, body: string): number {
  if (Buffer.byteLength(body) > limits.bodyBytes) return 413;
  const isRefused = message.trim() === '' || message.length > limits.multiLine || hasControlCharacter(message, true);
  return isRefused ? 422 : 202;
}

async function isShownAsText({ visitor }: TestEndpoint, submissionId: string, message: string): Promise<void> {
  const headers = { authorization: `Bearer ${inboxToken}` };
  const asJson = await visitor.get(`/inbox/messages/${submissionId}`, { ...headers, accept: 'application/json' });
  assert.equal(((await asJson.json()) as { fields: { message: string } }).fields.message, message);
  const page = await visitor.get(`/inbox/messages/${submissionId}`, { ...headers, accept: 'text/html' });
  const markup = await page.text();
  assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'/);
  assert.doesNotMatch(markup, /<(?:script|img|svg|math|body on|input auto|template|style><)/i);
}
