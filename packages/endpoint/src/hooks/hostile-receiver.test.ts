// Receivers with slow, endless, redirected or missing responses.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { test, type TestContext } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { SendResult } from '../outbox/delivery.ts';
import { webhook } from './webhook.ts';

const payload = {
  id: 'x',
  event: 'message',
  createdAt: '2026-11-24T00:00:00.000Z',
  form: 'contact',
} as const;

async function send(port: number, ms = 1_000): Promise<SendResult & { readonly ms: number }> {
  const hook = webhook({ url: `http://127.0.0.1:${port}/hook`, secret: 'x'.repeat(24) }, Date.now);
  const started = performance.now();
  const result = await hook.send(payload, AbortSignal.timeout(ms));
  return { ...result, ms: performance.now() - started };
}

async function receiver(context: TestContext, answer: (response: ServerResponse) => void): Promise<number> {
  const server = createServer((request, response) => {
    request.resume();
    answer(response.on('error', () => undefined));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

for (const [title, answer, status, words] of [
  ['with 410 wants no more events', (response) => response.writeHead(410).end(), 'gone', /HTTP 410/],
  ['with 404 is retried', (response) => response.writeHead(404).end(), 'failed', /HTTP 404/],
  [
    'with a redirect is not followed',
    (response) => response.writeHead(307, { location: 'http://127.0.0.1:1/' }).end(),
    'failed',
    /HTTP 307/,
  ],
  [
    'with 200 is delivered, although its body never ends',
    (response) => void drip(response.writeHead(200)),
    'sent',
    undefined,
  ],
  [
    'with 500 is retried, although its body never ends',
    (response) => void drip(response.writeHead(500)),
    'failed',
    /HTTP 500/,
  ],
  [
    'with 200 is delivered, although its body is infinite',
    (response) => void flood(response.writeHead(200)),
    'sent',
    undefined,
  ],
  [
    'with 200 is delivered, although its body is not UTF-8',
    (response) => response.writeHead(200, { 'content-type': 'application/json' }).end(Buffer.from([0xff, 0xfe, 0xc3])),
    'sent',
    undefined,
  ],
  [
    'with unfinished headers is retried',
    (response) => void response.socket?.write('HTTP/1.1 200 OK\r\nx: '),
    'failed',
    /Timeout|TIMEOUT|Abort/i,
  ],
] as const satisfies readonly (readonly [
  string,
  (response: ServerResponse) => unknown,
  string,
  RegExp | undefined,
])[]) {
  test(`a webhook response ${title}`, async (context) => {
    const result = await send(await receiver(context, answer));
    assert.equal(result.status, status, 'reason' in result ? result.reason : '');
    if (words !== undefined) assert.match('reason' in result ? result.reason : '', words);
    assert.ok(result.ms < 3_000, `took ${result.ms} ms`);
  });
}

test('a webhook that accepts the connection and never responds is retried', async (context) => {
  const server = createTcpServer((socket) => socket.on('error', () => undefined));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  context.after(() => server.close());
  const result = await send((server.address() as AddressInfo).port, 300);
  assert.equal(result.status, 'failed');
});

/** Sends a byte every 50 ms. */
async function drip(response: ServerResponse): Promise<void> {
  while (!response.destroyed) {
    response.write('x');
    await setTimeout(50);
  }
}

async function flood(response: ServerResponse): Promise<void> {
  while (!response.destroyed) {
    if (!response.write('x'.repeat(65_536))) await Promise.race([once(response, 'drain'), once(response, 'close')]);
  }
}
