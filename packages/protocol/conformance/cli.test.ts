// What the command says about servers that are wrong in the ways that a first server is: the one who wrote it has to read
// what to mend, and the command has to end.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { readCommandLine } from './command-line.ts';

const cli = join(import.meta.dirname, 'cli.ts');

interface Run {
  readonly code: unknown;
  readonly output: string;
}

function conformance(...args: readonly string[]): Promise<Run> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['--conditions=foyer:source', cli, ...args], (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : error.code, output: stdout + stderr }),
    );
  });
}

/** Resolves with the address of its contact form. */
async function serve(context: TestContext, listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  context.after(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  assert.ok(address !== null && typeof address === 'object');
  return `http://127.0.0.1:${address.port}/contact`;
}

test('a server that says 200 to everything passes nothing', async (context) => {
  for (const [type, text] of [
    ['text/plain', ''],
    ['application/json', '{}'],
  ] as const) {
    const url = await serve(context, (_, response) => response.writeHead(200, { 'content-type': type }).end(text));
    const { code, output } = await conformance('conformance', url);
    assert.equal(code, 1);
    assert.match(output, /^0 passed, 57 failed, 0 skipped$/m);
    assert.match(output, /^✖ method: .*\n {4}step 1, GET \/contact: status 200 instead of 405/m);
  }
});

test('a server that answers with a page is told what was expected instead', async (context) => {
  const url = await serve(context, (_, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Shop</title>'),
  );
  const { code, output } = await conformance('conformance', url);
  assert.equal(code, 1);
  assert.match(
    output,
    /✖ message-accepted: .*\n {4}GET \S+\/contact\/challenge: expected a challenge, got status 200 with text\/html: "<!doctype html><title>Shop/,
  );
  assert.doesNotMatch(output, /SyntaxError|undefined instead|is undefined/);
});

test('a server that is down is named once, with the reason', async (context) => {
  const url = await serve(context, () => undefined);
  const gone = createServer().listen(0, '127.0.0.1');
  await once(gone, 'listening');
  const address = gone.address();
  assert.ok(address !== null && typeof address === 'object');
  gone.close();
  const down = url.replace(/:\d+\//, `:${address.port}/`);
  const { code, output } = await conformance('conformance', down);
  assert.equal(code, 1);
  assert.match(output, /GET \S+: no answer: connect ECONNREFUSED 127\.0\.0\.1:\d+$/m);
  assert.match(output, /No answer three times in a row: the other 54 cases were not tried\./);
  assert.match(output, /^0 passed, 3 failed, 0 skipped, 54 not tried$/m);
});

test('the command ends where a server accepts and says nothing, or never comes to an end', async (context) => {
  const silent = await serve(context, () => undefined);
  const endless = await serve(context, (_, response) => response.writeHead(200).write('x'));
  for (const url of [silent, endless]) {
    const { code, output } = await conformance('conformance', url, '--timeout', '0.2');
    assert.equal(code, 1);
    assert.match(output, /GET \S+: no whole answer within 0\.2 s; --timeout allows more$/m);
    assert.match(output, /54 not tried$/m);
  }
});

test('a proof of work that no phone solves is refused instead of tried', async (context) => {
  const pow = { algorithm: 'PBKDF2/SHA-256', nonce: '00', salt: '00', cost: 1e9, keyLength: 32, keyPrefix: 'ff' };
  const challenge = JSON.stringify({ v: 1, token: 't'.repeat(16), pow, expiresIn: 1800, minFill: 2 });
  const url = await serve(context, (_, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(challenge),
  );
  const { code, output } = await conformance('conformance', url);
  assert.equal(code, 1);
  assert.match(output, /✖ message-accepted: .*\n.*the proof of work has cost 1000000000; at most 1000000 is tried/);
});

for (const [what, args, reason] of [
  ['no command', [], /^"" is no command; allowed: conformance$/m],
  ['another command', ['conform'], /^"conform" is no command; allowed: conformance$/m],
  [
    'no address',
    ['conformance'],
    /^"" is no address of a form; write one such as https:\/\/forms\.example\.org\/contact$/m,
  ],
  [
    'an address without a scheme',
    ['conformance', 'localhost:8787/contact'],
    /^"localhost:8787\/contact" is no address/m,
  ],
  ['another scheme', ['conformance', 'ftp://example.org/contact'], /^"ftp:\S+" is no address of a form/m],
  ['a query', ['conformance', 'http://example.org/contact?a=b'], /^"\S+" is no address of a form/m],
  ['a second address', ['conformance', 'http://a.example/b', 'c'], /^One address is enough; "c" is too much$/m],
  [
    'a newsletter without a scheme',
    ['conformance', 'http://a.example/b', '--newsletter', 'n'],
    /^--newsletter: "n" is no a/m,
  ],
  ['a profile', ['conformance', 'http://a.example/b', '--profile', 'x'], /^--profile: "x"; allowed: core, full$/m],
  ['a case', ['conformance', 'http://a.example/b', '--skip', 'x'], /^--skip: "x"; allowed: challenge-complete, /m],
  [
    'a time',
    ['conformance', 'http://a.example/b', '--timeout', '0'],
    /^--timeout: "0"; allowed: seconds from 0\.1 to 3600$/m,
  ],
  ['an option', ['conformance', 'http://a.example/b', '--fast'], /^Unknown option '--fast'$/m],
] as const) {
  test(`refuses ${what} that it does not know, and says what is allowed`, () => {
    const line = readCommandLine([...args]);
    assert.match(line.kind === 'refused' ? line.reasons.join('\n') : '', reason);
  });
}

test('names every refused value, and the options beside them', async () => {
  const { code, output } = await conformance('conformance', 'x', '--profile', 'y', '--skip', 'z');
  assert.equal(code, 2);
  assert.match(output, /^"x" is no address[^]*^--profile: "y"[^]*^--skip: "z"[^]*^ {2}--newsletter <url>/m);
});
