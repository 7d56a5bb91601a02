import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { contactMessage, solved, startEndpoint } from '../testing/visitor.ts';

test('of several owners, each gets a mail, and one that the server does not know is reported', async (context) => {
  const recipients: string[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => undefined).write('220 mail\r\n');
    createInterface(socket).on('line', (line) => {
      const [, to] = /^RCPT TO:<(.+)>/.exec(line) ?? [];
      if (to !== undefined) recipients.push(to);
      if (to?.startsWith('gone@') === true) socket.write('550 5.1.1 Unknown\r\n');
      else if (line === 'DATA') socket.write('354 Go\r\n');
      else if (/^(EHLO|MAIL|RCPT|RSET|QUIT|\.$)/.test(line)) socket.write('250 Yes\r\n');
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  context.after(() => server.close());
  const smtpUrl = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const to = 'ada@example.org, gone@example.org, berta@example.com';
  const { log, visitor } = await startEndpoint(context, { mail: { smtpUrl, to, from: 'forms@example.org' } });
  const message = contactMessage(await solved(await visitor.challenge('/contact')));
  assert.equal((await visitor.post('/contact', message)).status, 202);
  const settled = () => log.filter((line) => /\(notification\) was (sent|given up)/.test(line));
  while (settled().length < 3) await setTimeout(10);
  assert.deepEqual(recipients.toSorted(), ['ada@example.org', 'berta@example.com', 'gone@example.org']);
  assert.equal(settled().filter((line) => line.includes('was given up: EENVELOPE 550')).length, 1);
});
