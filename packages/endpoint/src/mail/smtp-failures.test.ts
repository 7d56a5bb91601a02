import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { test, type TestContext } from 'node:test';
import { isMailServer, requiresEncryption } from '../domain/mail-server.ts';
import { smtpMailer } from './smtp.ts';

type Answer = (line: string, socket: Socket) => string | undefined;

async function server(context: TestContext, { greeting = '220 mail', answer }: { greeting?: string; answer: Answer }) {
  const listening = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.write(`${greeting}\r\n`);
    createInterface(socket).on('line', (line) => {
      const reply = answer(line, socket);
      if (reply !== undefined) socket.write(`${reply}\r\n`);
    });
  });
  await once(listening.listen(0, '127.0.0.1'), 'listening');
  context.after(() => listening.close());
  return `127.0.0.1:${(listening.address() as AddressInfo).port}`;
}

async function send(context: TestContext, url: string) {
  const mailer = smtpMailer(url);
  context.after(() => mailer.close());
  const mail = { messageId: '<x@example.org>', from: 'a@example.org', subject: 's', text: 't' };
  return mailer.send({ ...mail, to: { address: 'b@example.org' } }, AbortSignal.timeout(10_000));
}

/** Accepts everything up to the text of the mail. */
const accepts: Answer = (line) =>
  line === 'DATA' ? '354 Go' : /^(EHLO|MAIL|RCPT|RSET|QUIT)/.test(line) ? '250 Yes' : undefined;

for (const [title, greeting, answer, status] of [
  ['that is closing at the greeting takes nothing', '421 Later', () => undefined, 'unavailable'],
  [
    'that is closing at a recipient takes nothing',
    undefined,
    (line, socket) => (line.startsWith('RCPT') ? '421 Later' : accepts(line, socket)),
    'unavailable',
  ],
  [
    'that puts off a recipient fails for one mail',
    undefined,
    (line, socket) => (line.startsWith('RCPT') ? '450 Later' : accepts(line, socket)),
    'failed',
  ],
  [
    'that does not relay refuses nobody for good',
    undefined,
    (line, socket) => (line.startsWith('RCPT') ? '554 5.7.1 Relay denied' : accepts(line, socket)),
    'failed',
  ],
  [
    'that knows no recipient refuses it',
    undefined,
    (line, socket) => (line.startsWith('RCPT') ? '550 5.1.1 Unknown' : accepts(line, socket)),
    'refused',
  ],
  [
    'that refuses the text fails for one mail',
    undefined,
    (line, socket) => (line === '.' ? '554 Spam' : accepts(line, socket)),
    'failed',
  ],
  [
    'that is gone after the text may have the mail, so it is sent again',
    undefined,
    (line, socket) => {
      if (line === '.') socket.destroy();
      return accepts(line, socket);
    },
    'failed',
  ],
] as const satisfies readonly (readonly [string, string | undefined, Answer, string])[]) {
  test(`a server ${title}`, async (context) => {
    const host = await server(context, { answer, ...(greeting !== undefined && { greeting }) });
    assert.equal((await send(context, `smtp://${host}`)).status, status);
  });
}

test('a wrong password stops all mails, not one', async (context) => {
  const host = await server(context, {
    answer: (line) =>
      line.startsWith('EHLO') ? '250-mail\r\n250 AUTH PLAIN' : line.startsWith('AUTH') ? '535 No' : '250 Yes',
  });
  assert.deepEqual(await send(context, `smtp://user:wrong@${host}`), { status: 'unavailable', reason: 'EAUTH 535' });
});

test('a server that is not there stops all mails', async (context) => {
  const result = await send(context, 'smtp://127.0.0.1:9');
  assert.equal(result.status, 'unavailable');
});

test('characters that end a password have to be encoded', () => {
  const passwords = ['a/b', '12/34', 'a#b', 'a?b', '12?34', '100%', '12#34'];
  for (const password of passwords) {
    assert.equal(isMailServer(`smtp://user:${password}@mail.example.org`), false, password);
    assert.ok(isMailServer(`smtp://user:${encodeURIComponent(password)}@mail.example.org:587`), password);
  }
});

test('a connection is encrypted unless it stays on this machine, or the owner says otherwise', () => {
  const required = ['smtp://mail.example.org', 'smtp://10.0.0.1:25', 'smtp://localhost.example.org'];
  const open = ['smtp://localhost:1025', 'smtp://127.0.0.1', 'smtp://[::1]:25', 'smtp://mailpit:1025?ignoreTLS=true'];
  assert.deepEqual([...required, ...open].map(requiresEncryption), [true, true, true, false, false, false, false]);
});
