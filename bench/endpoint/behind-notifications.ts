// How long a visitor waits for a confirmation while a slow mail server has many notifications for the owner to take.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { freePort } from '@foyer/testing/node/free-port.ts';
import { type Post, postAll, prepareMessages, solvedChallenge } from './load.ts';
import { startEndpoint } from './servers.ts';

const subscriber = 'tom@example.org';

/** @returns seconds from the receipt of the sign-up until the mail server has its confirmation */
export async function behindNotifications(
  folder: string,
  { count, mailMs }: { readonly count: number; readonly mailMs: number },
): Promise<number> {
  const mailServer = await startSlowMailServer(mailMs);
  const server = await startEndpoint({
    FOYER_DATA: folder,
    SMTP_URL: mailServer.url,
    FOYER_MAIL_TO: 'owner@example.org',
    FOYER_MAIL_FROM: 'forms@example.org',
  });
  try {
    await postAll(await prepareMessages([server.url], count));
    await postAll([await signUp(`${server.url}/newsletter`)]);
    const since = performance.now();
    const taken = await mailServer.taken(subscriber);
    return (taken - since) / 1000;
  } finally {
    await server.kill();
    mailServer.stop();
  }
}

async function signUp(url: string): Promise<Post> {
  const body = {
    v: 1,
    submissionId: randomUUID(),
    fields: { email: subscriber },
    consent: { text: 'The newsletter, please.', locale: 'en', given: true },
    captcha: await solvedChallenge(url),
    trap: { website: '' },
    page: { url: 'https://example.org/', locale: 'en' },
  };
  return { url, body: JSON.stringify(body) };
}

/** Takes its time for each mail, on as many connections as come. */
async function startSlowMailServer(mailMs: number) {
  const takenAt = new Map<string, number>();
  const converse = async (socket: Socket) => {
    let recipient = '';
    let isText = false;
    socket.on('error', () => undefined).write('220 slow\r\n');
    for await (const line of createInterface(socket)) {
      recipient = /^RCPT TO:<(.*)>/i.exec(line)?.[1] ?? recipient;
      if (isText && line !== '.') continue;
      if (isText) {
        await setTimeout(mailMs);
        takenAt.set(recipient, performance.now());
      }
      isText = line === 'DATA';
      socket.write(isText ? '354 Go\r\n' : '250 OK\r\n');
    }
  };
  const server = createServer((socket) => void converse(socket).catch(() => socket.destroy()));
  const port = await freePort();
  await once(server.listen(port, '127.0.0.1'), 'listening');
  return {
    url: `smtp://127.0.0.1:${port}`,
    async taken(recipient: string): Promise<number> {
      for (let attempt = 0; attempt < 6_000; attempt += 1) {
        const time = takenAt.get(recipient);
        if (time !== undefined) return time;
        await setTimeout(50);
      }
      throw new Error(`no mail to ${recipient} within five minutes`);
    },
    stop: () => server.close(),
  };
}
