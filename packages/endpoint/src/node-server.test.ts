import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, type Socket } from 'node:net';
import { test, type TestContext } from 'node:test';
import { nodeServer, type ServerTimeouts } from './node-server.ts';
import { contactMessage, startEndpoint } from './testing/visitor.ts';

async function listening(context: TestContext, timeouts?: ServerTimeouts) {
  const { endpoint, log } = await startEndpoint(context);
  const server = nodeServer(endpoint, timeouts);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  context.after(() => server.close());
  context.after(() => server.closeAllConnections());
  const { port } = server.address() as AddressInfo;
  return { port, log };
}

function opened(port: number): Socket {
  const socket = connect(port, '127.0.0.1');
  // A reset connection was answered before.
  socket.on('error', () => undefined);
  return socket;
}

interface Answer {
  readonly status: number;
  readonly type: string | undefined;
  readonly body: string;
}

/** Everything received until the server closes the connection. */
async function exchange(port: number, bytes: string | Uint8Array): Promise<readonly Answer[]> {
  const socket = opened(port);
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk));
  socket.write(bytes);
  await once(socket, 'close');
  const text = Buffer.concat(chunks).toString();
  return text.split(/(?=HTTP\/1\.1 \d{3} )/).flatMap((answer): readonly Answer[] => {
    const [, status] = /^HTTP\/1\.1 (\d+)/.exec(answer) ?? [];
    const [head = '', ...body] = answer.split('\r\n\r\n');
    const type = /^content-type: (.*?)\r?$/im.exec(head)?.[1];
    return status === undefined || status === '100' ? [] : [{ status: Number(status), type, body: body.join('') }];
  });
}

const host = 'Host: 127.0.0.1\r\nConnection: close\r\n';
const get = (target: string, head = host) => `GET ${target} HTTP/1.1\r\n${head}\r\n`;
const post = (head: string, body: string) =>
  `POST /contact HTTP/1.1\r\n${host}Content-Type: application/json\r\n${head}\r\n${body}`;
const chunk = `4000\r\n${' '.repeat(0x4000)}\r\n`;

for (const [title, bytes, expected] of [
  ['an absolute URL', get('http://evil.example/health'), '200'],
  ['an invalid absolute URL', get('http://[/health'), '400 malformed'],
  ['a URL of another scheme', get('ftp://x/health'), '400 malformed'],
  ['a path with a backslash', get('/\\evil.example/health'), '400 malformed'],
  ['a path with two slashes', get('//evil.example/health'), '404 unknown-form'],
  ['a path above the root', get('/../../etc/passwd'), '404 unknown-form'],
  ['invalid percent-encoding', get('/%zz%c3%28%/challenge'), '404 unknown-form'],
  ['a NUL in the path', get('/hea\0lth'), '400 malformed'],
  ['bytes beyond ASCII in the path', Buffer.from(get('/h\xe4lth'), 'latin1'), '400 malformed'],
  ['a path of 15,000 characters', get(`/${'x'.repeat(15_000)}`), '404 unknown-form'],
  ['an asterisk', `OPTIONS * HTTP/1.1\r\n${host}\r\n`, '400 malformed'],
  ['a host with a space', get('/health', 'Host: a b\r\nConnection: close\r\n'), '400 malformed'],
  ['a host with a path', get('/health', 'Host: a/b?c#d@e\r\nConnection: close\r\n'), '400 malformed'],
  ['no host', get('/health', 'Connection: close\r\n'), '400 malformed'],
  ['HTTP/1.0', 'GET /health HTTP/1.0\r\n\r\n', '200'],
  ['HTTP/0.9', 'GET /health\r\n\r\n', '200'],
  ['HTTP/2 with prior knowledge', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', '400 malformed'],
  ['TLS', new Uint8Array(Buffer.from('16030100c8010000c40303', 'hex')), '400 malformed'],
  ['a method in lower case', `get /health HTTP/1.1\r\n${host}\r\n`, '400 malformed'],
  ['an unknown method', `BREW /contact HTTP/1.1\r\n${host}\r\n`, '400 malformed'],
  ['TRACE', `TRACE /contact HTTP/1.1\r\n${host}\r\n`, '405 method-not-allowed'],
  ['a NUL in a header', get('/health', `${host}X: a\0b\r\n`), '400 malformed'],
  ['a folded header', get('/health', `${host}X: a\r\n b\r\n`), '400 malformed'],
  ['a space before the colon', get('/health', `${host}X : a\r\n`), '400 malformed'],
  ['lines that end in LF alone', 'GET /health HTTP/1.1\nHost: x\n\n', '400 malformed'],
  ['a header of 20 KiB', get('/health', `${host}X: ${'x'.repeat(20_000)}\r\n`), '431 about:blank'],
  ['an origin in Latin-1', Buffer.from(get('/health', `${host}Origin: \xff\r\n`), 'latin1'), '403 origin-refused'],
  ['an upgrade', get('/health', 'Host: x\r\nUpgrade: h2c\r\nConnection: upgrade, close\r\n'), '200'],
  [
    'both a length and chunks',
    post('Content-Length: 5\r\nTransfer-Encoding: chunked\r\n', '0\r\n\r\n'),
    '400 malformed',
  ],
  ['an unknown transfer encoding', post('Transfer-Encoding: xchunked\r\n', '0\r\n\r\n'), '400 malformed'],
  ['two lengths', post('Content-Length: 2\r\nContent-Length: 3\r\n', '{}'), '400 malformed'],
  ['a negative length', post('Content-Length: -1\r\n', '{}'), '400 malformed'],
  ['a length of 30 digits', post(`Content-Length: ${'9'.repeat(30)}\r\n`, '{}'), '400 malformed'],
  ['a length of a gigabyte', post('Content-Length: 1000000000\r\n', '{}'), '413 too-large'],
  ['a body without a length', post('', '{}'), '400 malformed'],
  ['too many chunks', post('Transfer-Encoding: chunked\r\n', `${chunk.repeat(5)}0\r\n\r\n`), '413 too-large'],
  ['an invalid chunk size', post('Transfer-Encoding: chunked\r\n', 'zz\r\n{}\r\n0\r\n\r\n'), '400 malformed'],
  ['trailers', post('Transfer-Encoding: chunked\r\n', '2\r\n{}\r\n0\r\nV: 1\r\n\r\n'), '400 malformed'],
  ['Expect: 100-continue', post('Expect: 100-continue\r\nContent-Length: 2\r\n', '{}'), '400 malformed'],
  ['an unknown expectation', post('Expect: the worst\r\nContent-Length: 2\r\n', '{}'), '400 malformed'],
  ['a GET with a body', `${get('/health', `${host}Content-Length: 2\r\n`)}{}`, '200'],
] as const) {
  test(`${title}: ${expected}`, async (context) => {
    const { port } = await listening(context);
    const [answer] = await exchange(port, bytes);
    assert.ok(answer, 'a response');
    const problem = answer.status < 400 ? undefined : (JSON.parse(answer.body) as { type: string; status: number });
    if (problem !== undefined) {
      assert.equal(answer.type, 'application/problem+json');
      assert.equal(problem.status, answer.status);
    }
    const code = problem === undefined ? '' : ` ${problem.type.replace('urn:foyer:problem:', '')}`;
    assert.equal(`${answer.status}${code}`, expected);
    assert.equal((await fetch(`http://127.0.0.1:${port}/health`)).status, 200, 'the server still responds');
  });
}

test('pipelined requests are answered in order', async (context) => {
  const { port } = await listening(context);
  const one = (path: string) => `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`;
  const answers = await exchange(port, one('/health') + one('/nowhere') + one('/health') + get('/contact'));
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 404, 200, 405],
  );
});

test('bytes after a short body are not read as a second message', async (context) => {
  const { port } = await listening(context);
  const body = JSON.stringify(contactMessage(undefined));
  const smuggled = post(`Content-Length: ${body.length - 1}\r\n`, body) + get('/health');
  assert.deepEqual(
    (await exchange(port, smuggled)).map(({ status }) => status),
    [400],
  );
});

test('an incomplete header times out with 408', async (context) => {
  const { port } = await listening(context, {
    headersTimeout: 100,
    requestTimeout: 100,
    connectionsCheckingInterval: 20,
  });
  const [answer] = await exchange(port, 'GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ');
  assert.equal(answer?.status, 408);
  assert.equal((JSON.parse(answer.body) as { type: string }).type, 'urn:foyer:problem:too-slow');
});

test('two hundred idle connections do not block other requests', async (context) => {
  const { port } = await listening(context);
  const sockets = Array.from({ length: 200 }, () => opened(port));
  await Promise.all(sockets.map((socket) => once(socket, 'connect')));
  for (const socket of sockets) socket.write(post('Content-Length: 100\r\n', '{'));
  assert.equal((await fetch(`http://127.0.0.1:${port}/health`)).status, 200);
  for (const socket of sockets) socket.destroy();
});

test('an aborted upload is not logged as an error', async (context) => {
  const { log, port } = await listening(context);
  const socket = opened(port);
  socket.write(post('Content-Length: 100\r\n', '{'));
  await once(socket, 'connect');
  assert.equal((await fetch(`http://127.0.0.1:${port}/health`)).status, 200);
  socket.destroy();
  const logged = () => log.filter((line) => line.includes('/:form'));
  while (logged().length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  assert.match(logged().join(), /408 too-slow/);
  assert.ok(!log.some((line) => line.includes('failed')), log.join());
});
