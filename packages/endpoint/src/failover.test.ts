// A steady load of messages while PostgreSQL fails over.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { test, type TestContext } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { type Postgres, startPostgres } from '@foyer/testing/node/postgres.ts';
import type { Challenge } from '@foyer/protocol';
import { Client } from 'pg';
import { contactMessage, solved, startEndpoint, temporaryFolder, type Visitor } from './testing/visitor.ts';

const inboxToken = 'owner-token';
const owner = { authorization: `Bearer ${inboxToken}`, accept: 'application/json' };
const allowedMs = 5_000;
const betweenMs = 200;

async function postgres(context: TestContext): Promise<Postgres> {
  const started = await startPostgres();
  context.after(() => started.stop());
  return started;
}

async function endpointOn(context: TestContext, databaseUrl: string): Promise<Visitor> {
  return (await startEndpoint(context, { databaseUrl, dataDirectory: temporaryFolder(context), inboxToken })).visitor;
}

/** Sends messages until it is stopped, at the latest with the test. `stop` gives the status and time of each response. */
function steadyLoad(context: TestContext, visitor: Visitor) {
  const answers: { at: number; status: number }[] = [];
  const post = async () => {
    const answer = await visitor.get('/contact/challenge?without=pow');
    if (answer.status !== 200) return answer.status;
    const challenge = (await answer.json()) as Challenge;
    return (await visitor.post('/contact', contactMessage(await solved(challenge)))).status;
  };
  let isDone = false;
  context.after(() => void (isDone = true));
  const pending: Promise<void>[] = [];
  const sending = (async () => {
    while (!isDone) {
      pending.push(post().then((status) => void answers.push({ at: performance.now(), status })));
      await setTimeout(betweenMs);
    }
  })();
  return {
    async stop() {
      isDone = true;
      await sending;
      await Promise.all(pending);
      return answers;
    },
  };
}

function firstStored(answers: readonly { at: number; status: number }[], since: number): number {
  const stored = answers.filter(({ at, status }) => status === 202 && at > since).map(({ at }) => at - since);
  return Math.min(...stored);
}

/** A proxy with a fixed address, as of a cluster. */
async function movingAddress(context: TestContext, first: number) {
  let target = first;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const upstream = connect(target, '127.0.0.1');
    for (const end of [socket, upstream]) {
      sockets.add(end);
      end.on('error', () => undefined).on('close', () => (socket.destroy(), upstream.destroy()));
    }
    socket.pipe(upstream).pipe(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  context.after(() => {
    sockets.forEach((socket) => socket.destroy());
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, moveTo: (port: number) => (target = port) };
}

test('messages are stored within seconds after a database is writable again', async (context) => {
  const url = await (await postgres(context)).createDatabase();
  const visitor = await endpointOn(context, url);
  const admin = new Client({ connectionString: url });
  admin.on('error', () => undefined);
  await admin.connect();
  context.after(() => admin.end());
  const name = new URL(url).pathname.slice(1);
  const disconnect = `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}' and pid <> pg_backend_pid()`;
  const load = steadyLoad(context, visitor);
  await setTimeout(500);
  await admin.query(`alter database ${name} set default_transaction_read_only = on`);
  await admin.query(disconnect);
  // Longer than a request waits. The sessions opened meanwhile are read-only.
  await setTimeout(6_000);
  assert.equal((await visitor.get('/inbox', owner)).status, 200, 'the owner reads meanwhile');
  await admin.query('set default_transaction_read_only = off');
  await admin.query(`alter database ${name} reset default_transaction_read_only`);
  const writableAt = performance.now();
  await setTimeout(allowedMs);
  const answers = await load.stop();
  assert.ok(answers.some(({ status }) => status === 503));
  const ms = firstStored(answers, writableAt);
  context.diagnostic(`read-only: stored ${Math.round(ms)} ms after it was writable`);
  assert.ok(ms < allowedMs, `${ms} ms`);
});

test('messages are stored within seconds after a failover to the standby, and none is lost', async (context) => {
  const primary = await postgres(context);
  const url = new URL(await primary.createDatabase());
  const address = await movingAddress(context, Number(url.port));
  const standby = await primary.startStandby();
  url.port = String(address.port);
  const visitor = await endpointOn(context, url.href);
  const load = steadyLoad(context, visitor);
  await setTimeout(1_000);
  await primary.interrupt();
  await setTimeout(1_000);
  await standby.promote();
  address.moveTo(standby.port);
  const writableAt = performance.now();
  await setTimeout(allowedMs);
  const answers = await load.stop();
  const ms = firstStored(answers, writableAt);
  context.diagnostic(`failover: stored ${Math.round(ms)} ms after it was writable`);
  assert.ok(ms < allowedMs, `${ms} ms`);
  const client = new Client({ connectionString: url.href });
  await client.connect();
  const { rows } = await client.query<{ count: number }>('select count(*)::int as count from submissions');
  await client.end();
  assert.equal(rows[0]?.count, answers.filter(({ status }) => status === 202).length);
});

test('connections to a hanging server are replaced after a failover behind the same address', async (context) => {
  const first = await postgres(context);
  const url = new URL(await first.createDatabase());
  const address = await movingAddress(context, Number(url.port));
  const standby = await first.startStandby();
  url.port = String(address.port);
  const visitor = await endpointOn(context, url.href);
  const load = steadyLoad(context, visitor);
  await setTimeout(1_000);
  // It accepts connections and never responds.
  const silent = createServer(() => undefined).listen(0, '127.0.0.1');
  context.after(() => silent.close());
  await once(silent, 'listening');
  address.moveTo((silent.address() as AddressInfo).port);
  await first.interrupt();
  await setTimeout(3_000);
  await standby.promote();
  address.moveTo(standby.port);
  const writableAt = performance.now();
  await setTimeout(allowedMs);
  const ms = firstStored(await load.stop(), writableAt);
  context.diagnostic(`silent server: stored ${Math.round(ms)} ms after it was writable`);
  assert.ok(ms < allowedMs, `${ms} ms`);
});
