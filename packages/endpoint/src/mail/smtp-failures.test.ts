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
  ['that greets with 421 is unavailable', '421 Later', () => undefined, 'unavailable'],
  [
    'that answers a recipient with 421 is unavailable',
    undefined,
    (line, socket) => (line.startsWith('RCPT') ? '421 Later' : accepts(line, socket)),
    'unavailable',
  ],
  [
    'that answers a recipient with 450 fails this mail',
    undefined,
    (line, socket) => (line.startsWith('RCPT') ? '450 Later' : accepts(line, socket)),
    'failed',
  ],
  [
    'that denies relaying fails this mail, which is retried',
    undefined,
    (line, socket) => (line.startsWith('RCPT') ? '554 5.7.1 Relay denied' : accepts(line, socket)),
    'failed',
  ],
  [
    'that does not know a recipient refuses it',
    undefined,
    (line, socket) => (line.startsWith('RCPT') ? '550 5.1.1 Unknown' : accepts(line, socket)),
    'refused',
  ],
  [
    'that rejects the text fails this mail',
    undefined,
    (line, socket) => (line === '.' ? '554 Spam' : accepts(line, socket)),
    'failed',
  ],
  [
    'that disconnects after the text fails this mail, which is retried',
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

test('a wrong password makes the server unavailable', async (context) => {
  const host = await server(context, {
    answer: (line) =>
      line.startsWith('EHLO') ? '250-mail\r\n250 AUTH PLAIN' : line.startsWith('AUTH') ? '535 No' : '250 Yes',
  });
  assert.deepEqual(await send(context, `smtp://user:wrong@${host}`), { status: 'unavailable', reason: 'EAUTH 535' });
});

test('a refused connection makes the server unavailable', async (context) => {
  const result = await send(context, 'smtp://127.0.0.1:9');
  assert.equal(result.status, 'unavailable');
});

test('reserved characters in a password must be percent-encoded', () => {
  const passwords = ['a/b', '12/34', 'a#b', 'a?b', '12?34', '100%', '12#34'];
  for (const password of passwords) {
    assert.equal(isMailServer(`smtp://user:${password}@mail.example.org`), false, password);
    assert.ok(isMailServer(`smtp://user:${encodeURIComponent(password)}@mail.example.org:587`), password);
  }
});

test('a connection requires TLS, except to this machine or with ignoreTLS', () => {
  const required = ['smtp://mail.example.org', 'smtp://10.0.0.1:25', 'smtp://localhost.example.org'];
  const open = ['smtp://localhost:1025', 'smtp://127.0.0.1', 'smtp://[::1]:25', 'smtp://mailpit:1025?ignoreTLS=true'];
  assert.deepEqual([...required, ...open].map(requiresEncryption), [true, true, true, false, false, false, false]);
});

test('a mail is not sent in clear text to another machine that offers no STARTTLS', async (context) => {
  const seen: string[] = [];
  const place = await server(context, {
    answer(line, socket) {
      seen.push(line);
      return line === 'STARTTLS' ? '502 No' : accepts(line, socket);
    },
  });
  // This machine too, by a name that is not known as loopback.
  const result = await send(context, `smtp://${place.replace('127.0.0.1', '0.0.0.0')}`);
  assert.notEqual(result.status, 'sent');
  assert.ok(
    seen.some((line) => line.startsWith('EHLO')),
    'the mailer connected',
  );
  assert.deepEqual(
    seen.filter((line) => /^(?:MAIL|RCPT|DATA)/.test(line)),
    [],
  );
});
