import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import { dirname, join } from 'node:path';
import { mock, test, type TestContext } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { freePort } from '@foyer/testing/node/free-port.ts';
import { startMailCatcher } from '@foyer/testing/node/mail-catcher.ts';
import type { LogEvent } from '../domain/log-event.ts';
import { type OutboxEntry, retryDelayMs } from '../domain/outbox.ts';
import { mailDelivery } from '../mail/mail-delivery.ts';
import { openStore } from '../store/store.ts';
import { contactMessage, solved, startEndpoint, temporaryFolder } from '../testing/visitor.ts';
import type { SendResult } from './delivery.ts';
import { drainLane } from './drain-lane.ts';
import { startOutboxWorker } from './outbox-worker.ts';

const minute = 60_000;
const limits = { slots: 5, perDomain: 2 };

test('backoff grows from five seconds to six hours', () => {
  assert.deepEqual([0, 1, 2, 5, 20].map(retryDelayMs), [5_000, 20_000, 80_000, 5_120_000, 21_600_000]);
});

/** One mail in the outbox, and a mail server that answers as the test says. */
async function oneMail(
  context: TestContext,
  answers: readonly SendResult[],
  kind: 'notification' | 'confirmation' = 'notification',
) {
  const path = join(temporaryFolder(context), 'foyer.sqlite');
  const store = await openStore({ dataDirectory: dirname(path) });
  let now = Date.UTC(2026, 10, 24);
  const none = { addressKey: null, submissionId: null, subscriberId: null };
  await store.outbox.add({ deliveryId: 'mail', kind, createdAt: new Date(now).toISOString(), ...none });
  const tried: OutboxEntry[] = [];
  const left = [...answers];
  const log: LogEvent[] = [];
  const stopping = new AbortController();
  const run = () =>
    drainLane(
      {
        store: async () => store,
        lane: { kinds: [kind] },
        limits,
        timeoutMs: minute,
        deliver: mailDelivery({
          compose: async (entry) => {
            tried.push(entry);
            const mail = { messageId: '<x@y>', from: 'a@b', to: { address: 'c@d' }, subject: 's', text: 't' };
            return { status: 'composed', entry, mail };
          },
          mailer: { send: async () => left.shift()! },
          now: () => now,
        }),
        now: () => now,
        log: (told) => log.push(told),
      },
      { signal: stopping.signal },
    );
  const failureCounts = () => store.queue.countFailures(new Date(now - 1).toISOString(), new Date(now).toISOString());
  context.after(() => store.close());
  return { run, tried, log, store, failureCounts, stopping, passes: (ms: number) => (now += ms) };
}

const failed: SendResult = { status: 'failed', reason: 'ECONNECTION' };

test('a failed mail is retried after a pause, and sent once', async (context) => {
  const { run, tried, passes, store } = await oneMail(context, [failed, { status: 'sent' }]);
  await run();
  await run();
  assert.equal(tried.length, 1);
  passes(5_000);
  await run();
  await run();
  assert.deepEqual(
    tried.map(({ attempts }) => attempts),
    [0, 1],
  );
  assert.equal(await store.queue.nextDue({ kinds: ['notification'] }), undefined);
});

test('a mail whose worker crashed during delivery is retried after its lease', async (context) => {
  const { run, tried, passes, store } = await oneMail(context, [{ status: 'sent' }]);
  const [now, lease] = ['2026-11-24T00:00:00.000Z', '2026-11-24T00:02:00.000Z'];
  assert.equal((await store.queue.claim(now, lease, { kinds: ['notification'] }))?.deliveryId, 'mail');
  await run();
  assert.equal(tried.length, 0);
  passes(2 * minute);
  await run();
  assert.equal(tried.length, 1);
});

test('a mail with a rejected recipient fails at once, and is logged and counted', async (context) => {
  const { log, run, store, failureCounts } = await oneMail(context, [{ status: 'refused', reason: 'EENVELOPE 550' }]);
  await run();
  assert.deepEqual(await failureCounts(), { givenUp: 1, stuck: 0 });
  assert.deepEqual(log, [
    { event: 'delivery-given-up', deliveryId: 'mail', kind: 'notification', reason: 'EENVELOPE 550' },
  ]);
  assert.equal(await store.queue.nextDue({ kinds: ['notification'] }), undefined);
});

test('a failing mail is retried for a week, more than twenty times', async (context) => {
  const { passes, run, tried, failureCounts } = await oneMail(context, Array(100).fill(failed));
  for (let hour = 0; hour < 7 * 24 - 1; hour += 1) {
    await run();
    passes(60 * minute);
  }
  assert.ok(tried.length > 20, String(tried.length));
  assert.deepEqual(await failureCounts(), { givenUp: 0, stuck: 1 });
  passes(12 * 60 * minute);
  await run();
  assert.deepEqual(await failureCounts(), { givenUp: 1, stuck: 0 });

  const sleeper = await oneMail(context, [failed]);
  sleeper.passes(8 * 24 * 60 * minute);
  await sleeper.run();
  assert.deepEqual(await sleeper.failureCounts(), { givenUp: 0, stuck: 1 });
});

test('a visitor’s mistyped address does not make the endpoint unhealthy', async (context) => {
  const { run, store, failureCounts } = await oneMail(
    context,
    [{ status: 'refused', reason: 'EENVELOPE 550' }],
    'confirmation',
  );
  await run();
  assert.equal(await store.queue.nextDue({ kinds: ['notification'] }), undefined);
  assert.deepEqual(await failureCounts(), { givenUp: 0, stuck: 0 });
});

test('while the mail server is down, messages are accepted and their mails sent later', async (context) => {
  const smtpPort = await freePort();
  let now = Date.now();
  const mail = { smtpUrl: `smtp://127.0.0.1:${smtpPort}`, to: 'owner@example.org', from: 'forms@example.org' };
  const dataDirectory = temporaryFolder(context);
  const first = await startEndpoint(context, { dataDirectory, mail, now: () => now });
  const message = contactMessage(await solved(await first.visitor.challenge('/contact')));
  assert.equal((await first.visitor.post('/contact', message)).status, 202);
  while (!first.log.some((line) => /will be retried: E(?:SOCKET|CONN)/.test(line))) await setTimeout(20);
  await first.endpoint.close();

  const mails = await startMailCatcher({ smtpPort });
  context.after(() => mails.stop());
  now += minute;
  await startEndpoint(context, { dataDirectory, mail, now: () => now });
  while (mails.messages().length === 0) await setTimeout(20);
  assert.equal(mails.messages()[0]!.to, 'owner@example.org');
});

test('a notification has visitor input only in its body and Reply-To', async (context) => {
  const mails = await startMailCatcher();
  context.after(() => mails.stop());
  const mail = { smtpUrl: mails.smtpUrl, to: 'owner@example.org', from: 'Foyer <forms@example.org>' };
  const { visitor } = await startEndpoint(context, { mail });
  const fields = {
    name: 'Lena, "x" <evil@example.org>',
    email: 'lena@example.org',
    subject: 'Bcc: a@example.org',
    message: '<b>a</b>\n.\nQUIT',
  };
  const captcha = await solved(await visitor.challenge('/contact'));
  assert.equal((await visitor.post('/contact', contactMessage(captcha, { fields }))).status, 202);
  while (mails.messages().length === 0) await setTimeout(20);
  const { headers, html, subject, text, to } = mails.messages()[0]!;
  assert.deepEqual([subject, to, html], ['[contact] New message', 'owner@example.org', '']);
  assert.equal(headers['reply-to'], 'lena@example.org');
  assert.match(headers['content-type']!, /^text\/plain/);
  for (const words of Object.values(fields)) assert.ok(text.includes(words), words);
});

test('without a mail server mails wait, and a warning is logged once', async (context) => {
  const { directory, log, visitor } = await startEndpoint(context, { mail: { to: 'owner@example.org' } });
  for (const _ of [1, 2]) {
    const message = contactMessage(await solved(await visitor.challenge('/contact')));
    assert.equal((await visitor.post('/contact', message)).status, 202);
  }
  const warnings = log.filter((line) => line.includes('SMTP_URL'));
  assert.deepEqual(warnings, ['SMTP_URL is not set: mails wait in the outbox.']);
  const database = new DatabaseSync(join(directory, 'foyer.sqlite'), { readOnly: true });
  assert.equal(database.prepare('select count(*) as waiting from outbox where sent_at is null').get()?.['waiting'], 2);
  database.close();
});

test('a hanging mail server does not block shutdown, and the mail waits for the next start', async (context) => {
  const hanging = createServer().listen(0, '127.0.0.1');
  await once(hanging, 'listening');
  context.after(() => hanging.close());
  const { port } = hanging.address() as AddressInfo;
  const mail = { smtpUrl: `smtp://127.0.0.1:${port}`, to: 'owner@example.org', from: 'forms@example.org' };
  const { directory, endpoint, visitor } = await startEndpoint(context, { mail });
  const connected = once(hanging, 'connection');
  const message = contactMessage(await solved(await visitor.challenge('/contact')));
  assert.equal((await visitor.post('/contact', message)).status, 202);
  const [socket] = (await connected) as [Socket];
  const gone = once(socket, 'close');
  await endpoint.close();
  await gone;
  const database = new DatabaseSync(join(directory, 'foyer.sqlite'), { readOnly: true });
  const row = database
    .prepare('select attempts, sent_at, due_at <= ? as due from outbox')
    .get(new Date().toISOString());
  assert.deepEqual({ ...row }, { attempts: 0, sent_at: null, due: 1 });
  database.close();
});

test('a database that is busy for a moment delays a mail by less than a minute', async (context) => {
  mock.timers.enable({ apis: ['setTimeout'] });
  context.after(() => mock.timers.reset());
  const { store } = await oneMail(context, []);
  const left = Promise.withResolvers<string>();
  let opened = 0;
  const worker = startOutboxWorker({
    store: async () => {
      opened += 1;
      if (opened < 3) throw new Error('database is locked');
      return store;
    },
    lane: { kinds: ['notification'] },
    limits,
    timeoutMs: minute,
    deliver: async ({ deliveryId }) => {
      left.resolve(deliveryId);
      return { status: 'sent' };
    },
    now: () => Date.UTC(2026, 10, 24),
    log: () => undefined,
  });
  context.after(() => worker.stop());
  for (const [pauseMs, triedBefore] of [
    [999, 1],
    [1, 1],
    [1_999, 2],
    [1, 2],
  ] as const) {
    await new Promise(setImmediate);
    assert.equal(opened, triedBefore, 'each pause is twice as long as the one before');
    mock.timers.tick(pauseMs);
  }
  assert.equal(await left.promise, 'mail');
});
