// A mail server that hangs delays its own mails, and only while it hangs.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { maxConnections, smtpMailer } from './smtp.ts';

/** Writing a long mail takes a while before the first byte of its text is sent. */
const [attemptMs, longAttemptMs] = [1_500, 5_000];

/** The line after which the server stops responding; `.` ends the text. */
for (const [title, hangsAt, status] of [
  ['accepts a connection and never greets', '', 'unavailable'],
  ['never answers EHLO', 'EHLO', 'unavailable'],
  ['never answers a recipient', 'RCPT', 'unavailable'],
  ['hangs in the middle of the text', 'DATA', 'failed'],
  ['never answers the end of the text', '.', 'failed'],
] as const) {
  test(`mails are sent again after a server that ${title} recovers`, async (context) => {
    let hangs = true;
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket.on('error', () => undefined));
      if (hangs && hangsAt === '') return;
      socket.write('220 mail\r\n');
      let isText = false;
      createInterface(socket).on('line', (line) => {
        if (hangs && hangsAt !== '' && line.startsWith(hangsAt)) {
          // Accepts the text, but reads only a little of it.
          if (line === 'DATA') socket.write('354 Go\r\n', () => socket.pause());
          return;
        }
        if (isText && line !== '.') return;
        isText = line === 'DATA';
        socket.write(line === 'DATA' ? '354 Go\r\n' : '250 Yes\r\n');
      });
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    context.after(() => {
      sockets.forEach((socket) => socket.destroy());
      server.close();
    });
    const mailer = smtpMailer(`smtp://127.0.0.1:${(server.address() as AddressInfo).port}`);
    context.after(() => mailer.close());
    const mail = { from: 'a@example.org', subject: 's', to: { address: 'b@example.org' } };
    const send = (name: string, ms: number, text = 'x'.repeat(5_000_000)) =>
      mailer.send({ ...mail, text, messageId: `<${name}@example.org>` }, AbortSignal.timeout(ms));
    const started = performance.now();
    const names = Array.from({ length: maxConnections + 1 }, (_, index) => `hung${index}`);
    const ms = status === 'failed' ? longAttemptMs : attemptMs;
    // One fills the connection; the others only take one each.
    const results = await Promise.all(names.map((name, index) => send(name, ms, index === 0 ? undefined : 'x')));
    assert.ok(performance.now() - started < 10_000, 'an attempt ends in time');
    assert.equal(results[0]?.status, status, JSON.stringify(results));
    hangs = false;
    assert.equal((await send('recovered', 20_000)).status, 'sent');
  });
}
