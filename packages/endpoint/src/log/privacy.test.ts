import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { freePort } from '@foyer/testing/node/free-port.ts';
import type { EndpointOptions } from '../config.ts';
import { linkIn, newsletter } from '../testing/newsletter.ts';
import { ownerWith } from '../testing/owner.ts';
import { contactMessage, solved, startEndpoint } from '../testing/visitor.ts';
import type { LogEntry } from './log-writer.ts';

const person = {
  name: 'Wilhelmine Quastenflosser',
  email: 'wilhelmine@quastenflosser.example',
  message: 'Mein Kaninchen heißt Zwiebelmus.\nWas nun?',
};
const seeds = ['Wilhelmine', 'quastenflosser', 'Kaninchen', 'Zwiebelmus', 'Monatsbrief', '203.0.113', 'sekundenschlaf'];
const inboxToken = 'owner-token';
const headers = { 'x-forwarded-for': '203.0.113.77', 'user-agent': 'Sekundenschlaf/1.0' };

/** All entries of a run, and further strings that must not appear in them. */
function recordLog(): { options: EndpointOptions; entries: LogEntry[]; lines: () => string; secrets: string[] } {
  const entries: LogEntry[] = [];
  const options = { log: (entry: LogEntry) => entries.push(entry), trustProxy: 1, rateLimit: 60, inboxToken };
  return {
    options,
    entries,
    lines: () => entries.map((entry) => JSON.stringify(entry)).join('\n'),
    secrets: [inboxToken],
  };
}

function assertNoInput({ lines, secrets }: ReturnType<typeof recordLog>): void {
  const log = lines().toLowerCase();
  for (const seed of [...seeds, ...secrets]) assert.ok(!log.includes(seed.toLowerCase()), `${seed} in\n${log}`);
}

async function waitForEvent({ entries }: ReturnType<typeof recordLog>, name: LogEntry['event']): Promise<void> {
  while (!entries.some(({ event }) => event === name)) await new Promise((resolve) => setTimeout(resolve, 5));
}

test('the log of a sign-up contains no input and no link of a mail', async (context) => {
  const recorder = recordLog();
  const world = await newsletter(context, recorder.options);
  const fields = { email: person.email, name: person.name };
  await world.signsUp({ fields, consent: { text: 'Einmal ein Monatsbrief.', locale: 'de', given: true } });
  const mail = await world.mail();
  await waitForEvent(recorder, 'delivery-sent');
  for (const kind of ['confirm', 'unsubscribe'] as const) {
    const link = linkIn(mail, kind);
    recorder.secrets.push(link.split('/')[2]!);
    await world.visitor.get(link, headers);
    await world.visitor.post(link, '', { 'content-type': 'application/x-www-form-urlencoded', ...headers });
  }
  const routes = recorder.entries.map((entry) => entry.event === 'request' && entry.route);
  assert.ok(routes.includes('/confirm/:token') && routes.includes('/unsubscribe/:token'));
  assertNoInput(recorder);
});

/** All other failures caused by visitors' input. */
async function causeFailures(context: TestContext, recorder: ReturnType<typeof recordLog>) {
  const mail = { smtpUrl: `smtp://127.0.0.1:${await freePort()}`, to: 'owner@quastenflosser.example' };
  const world = await startEndpoint(context, { ...recorder.options, mail });
  const { visitor } = world;
  const captcha = await solved(await visitor.challenge('/contact'));
  recorder.secrets.push(captcha.token);
  const message = contactMessage(captcha, { fields: person });
  assert.equal((await visitor.post('/contact', message, headers)).status, 202);
  await waitForEvent(recorder, 'delivery-waits');
  const invalid = {
    ...message,
    submissionId: crypto.randomUUID(),
    fields: { ...person, name: `${person.name}\u001b[31m`, email: person.message },
  };
  const bad = [`{"${person.name}":${person.message}`, JSON.stringify({ [person.name]: person.message }), invalid];
  for (const body of bad) assert.ok((await visitor.post('/contact', body, headers)).status >= 400);
  const again = { ...message, submissionId: crypto.randomUUID() };
  assert.equal((await visitor.post('/contact', again, headers)).status, 422);
  for (const path of [`/${person.name}`, `/contact/${person.email}`, `/contact?name=${person.name}`])
    await visitor.get(path, headers);
  const form = { 'content-type': 'application/x-www-form-urlencoded', ...headers };
  await visitor.post('/contact', String(new URLSearchParams(person)), form);
  return { ...world, message };
}

test('the log of a failing mail, invalid input and a search contains no input', async (context) => {
  const recorder = recordLog();
  const { message, visitor } = await causeFailures(context, recorder);
  const owner = await ownerWith(visitor, inboxToken);
  recorder.secrets.push(owner.cookie.split('=')[1]!);
  for (const path of [`/inbox?q=${person.name}`, '/inbox/messages.csv', `/inbox/messages/${message.submissionId}`])
    assert.equal((await owner.opens(path)).status, 200, path);
  assertNoInput(recorder);
  const stored = recorder.entries.find((entry) => entry.event === 'message-stored');
  const request = recorder.entries.find((entry) => entry.event === 'request' && entry.status === 202);
  assert.deepEqual(
    { ...stored, time: undefined },
    {
      ...stored,
      time: undefined,
      level: 'info',
      submissionId: message.submissionId,
      form: 'contact',
      outcome: 'accepted',
    },
  );
  assert.ok(stored && request && 'requestId' in stored && 'requestId' in request);
  assert.equal(stored.requestId, request.requestId);
});

test('responses carry the request id, and successful health checks are not logged', async (context) => {
  const recorder = recordLog();
  const { visitor } = await startEndpoint(context, { ...recorder.options, basePath: '/forms' });
  const answer = await visitor.get('/forms/nowhere', headers);
  await visitor.get('/forms/health');
  await visitor.get('/elsewhere');
  const [first, second, ...others] = recorder.entries.filter(({ event }) => event === 'request');
  const { time, durationMs, ...rest } = first as Extract<LogEntry, { event: 'request' }>;
  assert.deepEqual(rest, {
    level: 'info',
    event: 'request',
    requestId: answer.headers.get('x-request-id'),
    method: 'GET',
    route: '/forms/:form',
    status: 404,
    problem: 'unknown-form',
  });
  assert.ok(Date.parse(time) > 0 && durationMs >= 0);
  assert.match(JSON.stringify(second), /"status":404/);
  assert.deepEqual(others, []);
});
