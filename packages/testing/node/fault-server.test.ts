import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import {
  answers,
  breaksInReceipt,
  closesAtReuse,
  type Fault,
  miscounts,
  resets,
  resetsAfter,
  saysNothing,
  sendsGzipBomb,
  stores,
  storesThen,
  talksGarbage,
} from './faults.ts';
import { type FaultServer, startFaultServer } from './fault-server.ts';

async function serverThat(context: TestContext, ...faults: readonly Fault[]): Promise<FaultServer> {
  const server = await startFaultServer();
  context.after(() => server.close());
  server.answers(...faults);
  return server;
}

function sends({ url }: FaultServer, submissionId = 'first', text = 'x'): Promise<Response> {
  const body = JSON.stringify({ submissionId, fields: { message: text } });
  return fetch(`${url}/contact`, { method: 'POST', body, signal: AbortSignal.timeout(500) });
}

test('a server without a fault stores a message once, and says so', async (context) => {
  const server = await serverThat(context, stores);
  const first = (await (await sends(server)).json()) as { submissionId: string; replayed?: true };
  const second = (await (await sends(server)).json()) as typeof first;
  assert.deepEqual([first.submissionId, first.replayed], ['first', undefined]);
  assert.equal(second.replayed, true);
  assert.equal(server.stored.size, 1);
  assert.equal(server.attempts.length, 2);
});

test('faults come one after another, and the last one stays', async (context) => {
  const server = await serverThat(context, answers(503), answers(500), stores);
  const statuses = [];
  for (const id of ['a', 'b', 'c', 'd']) statuses.push((await sends(server, id)).status);
  assert.deepEqual(statuses, [503, 500, 202, 202]);
});

for (const [what, fault, isStored] of [
  ['that says nothing', saysNothing, false],
  ['that resets', resets, false],
  ['that resets in the middle of a request', resetsAfter(10), false],
  ['that stores and then resets', storesThen(resets), true],
  ['that talks garbage', talksGarbage, false],
] as const) {
  test(`from a server ${what} no answer comes`, async (context) => {
    const server = await serverThat(context, fault);
    await assert.rejects(sends(server, 'first', 'x'.repeat(100_000)));
    assert.equal(server.stored.size, isStored ? 1 : 0);
  });
}

for (const [what, fault] of [
  ['breaks off in the middle', breaksInReceipt],
  ['says that more is coming', miscounts(10)],
] as const) {
  test(`a receipt that ${what} cannot be read`, async (context) => {
    const server = await serverThat(context, fault);
    const response = await sends(server);
    assert.equal(response.status, 202);
    await assert.rejects(response.text());
    assert.equal(server.stored.size, 1);
  });
}

test('a bomb is small on the wire and large in memory', async (context) => {
  const server = await serverThat(context, sendsGzipBomb);
  const response = await sends(server);
  assert.ok(Number(response.headers.get('content-length')) < 100_000);
  assert.ok((await response.text()).length > 10_000_000);
});

test('a connection that is used again breaks where that is the fault', async (context) => {
  const server = await serverThat(context, closesAtReuse);
  assert.equal((await sends(server, 'a')).status, 202);
  await sends(server, 'b').catch(() => undefined);
  assert.ok(server.attempts.length >= 2);
});

test('a server that is closed refuses, and takes up its work where it is opened again', async (context) => {
  const server = await serverThat(context, stores);
  await server.close();
  await assert.rejects(sends(server));
  await server.open();
  assert.equal((await sends(server)).status, 202);
});
