import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { test, type TestContext } from 'node:test';
import { freePort } from '@foyer/testing/node/free-port.ts';
import { startMailCatcher } from '@foyer/testing/node/mail-catcher.ts';
import { smtpMailer } from './smtp.ts';

const { signal } = new AbortController();
const mail = { messageId: '<x@example.org>', from: 'a@example.org', subject: 's', text: 't' };

/** A mail server that rejects one command. */
async function rejectingServer(context: TestContext, refused: string): Promise<string> {
  const server = createServer((socket) => {
    socket.write('220 mail.example.org\r\n');
    createInterface(socket).on('line', (line) => {
      socket.write(line.startsWith(refused) ? '550 No.\r\n' : '250 Yes.\r\n');
    });
  });
  const port = await freePort();
  await once(server.listen(port, '127.0.0.1'), 'listening');
  context.after(() => server.close());
  return `smtp://127.0.0.1:${port}`;
}

for (const [command, status] of [
  // A fault of the settings, which can be fixed while the mail waits.
  ['MAIL FROM', 'failed'],
  // The recipient is rejected.
  ['RCPT TO', 'refused'],
] as const) {
  test(`a server that rejects ${command} leaves the mail ${status}`, async (context) => {
    const mailer = smtpMailer(await rejectingServer(context, command));
    context.after(() => mailer.close());
    const result = await mailer.send({ ...mail, to: { address: 'b@example.org' } }, signal);
    assert.deepEqual(result, { status, reason: 'EENVELOPE 550' });
  });
}

test('the owner’s mailbox may have a name, but a visitor’s address must be one plain address', async (context) => {
  const mails = await startMailCatcher();
  context.after(() => mails.stop());
  const mailer = smtpMailer(mails.smtpUrl);
  context.after(() => mailer.close());
  const mailbox = 'Katrin <katrin@example.org>';
  assert.deepEqual(await mailer.send({ ...mail, to: { mailbox } }, signal), { status: 'sent' });
  assert.equal(mails.messages()[0]?.to.replaceAll('"', ''), mailbox);
  assert.notEqual(
    (await mailer.send({ ...mail, to: { address: 'a@example.org, b@example.org' } }, signal)).status,
    'sent',
  );
});
