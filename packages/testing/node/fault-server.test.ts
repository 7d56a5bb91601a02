import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import {
  answers,
  breaksInReceipt,
  closesAtReuse,
  type Fault,
  misstatesLength,
  resets,
  resetsAfter,
  neverResponds,
  sendsGzipBomb,
  stores,
  storesThen,
  sendsNoHttp,
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

test('a server without a fault stores a message once and replays it', async (context) => {
  const server = await serverThat(context, stores);
  const first = (await (await sends(server)).json()) as { submissionId: string; replayed?: true };
  const second = (await (await sends(server)).json()) as typeof first;
  assert.deepEqual([first.submissionId, first.replayed], ['first', undefined]);
  assert.equal(second.replayed, true);
  assert.equal(server.stored.size, 1);
  assert.equal(server.attempts.length, 2);
});

test('faults apply in order, and the last one repeats', async (context) => {
  const server = await serverThat(context, answers(503), answers(500), stores);
  const statuses = [];
  for (const id of ['a', 'b', 'c', 'd']) statuses.push((await sends(server, id)).status);
  assert.deepEqual(statuses, [503, 500, 202, 202]);
});

for (const [what, fault, isStored] of [
  ['that never responds', neverResponds, false],
  ['that resets', resets, false],
  ['that resets in the middle of a request', resetsAfter(10), false],
  ['that stores and then resets', storesThen(resets), true],
  ['that sends no HTTP', sendsNoHttp, false],
] as const) {
  test(`a request to a server ${what} fails`, async (context) => {
    const server = await serverThat(context, fault);
    await assert.rejects(sends(server, 'first', 'x'.repeat(100_000)));
    assert.equal(server.stored.size, isStored ? 1 : 0);
  });
}

for (const [what, fault] of [
  ['is truncated', breaksInReceipt],
  ['has a too large Content-Length', misstatesLength(10)],
] as const) {
  test(`a receipt that ${what} cannot be read`, async (context) => {
    const server = await serverThat(context, fault);
    const response = await sends(server);
    assert.equal(response.status, 202);
    await assert.rejects(response.text());
    assert.equal(server.stored.size, 1);
  });
}

test('a gzip bomb is small on the wire and decompresses to ten megabytes', async (context) => {
  const server = await serverThat(context, sendsGzipBomb);
  const response = await sends(server);
  assert.ok(Number(response.headers.get('content-length')) < 100_000);
  assert.ok((await response.text()).length > 10_000_000);
});

test('closesAtReuse breaks a reused connection', async (context) => {
  const server = await serverThat(context, closesAtReuse);
  assert.equal((await sends(server, 'a')).status, 202);
  await sends(server, 'b').catch(() => undefined);
  assert.ok(server.attempts.length >= 2);
});

test('a closed server refuses connections, and accepts them after it is opened again', async (context) => {
  const server = await serverThat(context, stores);
  await server.close();
  await assert.rejects(sends(server));
  await server.open();
  assert.equal((await sends(server)).status, 202);
});
