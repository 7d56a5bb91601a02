// Two endpoints on one database share all state.
import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { startMailCatcher } from '@foyer/testing/node/mail-catcher.ts';
import { bothDatabases } from './testing/databases.ts';
import { startProcess } from './testing/processes.ts';
import { contactMessage, solved } from './testing/visitor.ts';
import type { TestContext } from 'node:test';

const inboxToken = 'owner-token';
const bearer = { authorization: `Bearer ${inboxToken}`, accept: 'application/json' };

async function twoEndpoints(
  context: TestContext,
  { dataDirectory = '', databaseUrl = '' }: { dataDirectory?: string; databaseUrl?: string },
  environment: Readonly<Record<string, string>> = {},
) {
  const common = {
    FOYER_DATA: dataDirectory,
    DATABASE_URL: databaseUrl,
    FOYER_INBOX_TOKEN: inboxToken,
    FOYER_PUBLIC_URL: 'https://forms.example.org',
    ...environment,
  };
  // Concurrently: migrations must not run twice.
  return Promise.all([startProcess(context, { environment: common }), startProcess(context, { environment: common })]);
}

const databases = bothDatabases();

databases.test('a token and a message are accepted once by two processes', async (context, { options }) => {
  const [first, second] = await twoEndpoints(context, options);
  const captcha = await solved(await first.visitor.challenge('/contact'));
  const message = contactMessage(captcha);
  const equal = await Promise.all(
    Array.from({ length: 10 }, (_, index) => (index % 2 ? first : second).visitor.post('/contact', message)),
  );
  assert.deepEqual(equal.map(({ status }) => status).toSorted(), [...Array(9).fill(200), 202]);
  const others = await Promise.all(
    [first, second].map(({ visitor }) => visitor.post('/contact', contactMessage(captcha))),
  );
  for (const response of others)
    assert.equal(((await response.json()) as { type: string }).type, 'urn:foyer:problem:captcha-used');
  const inbox = (await (await second.visitor.get('/inbox', bearer)).json()) as { messages: readonly unknown[] };
  assert.equal(inbox.messages.length, 1);
});

databases.test('each mail is sent once by two processes', async (context, { options }) => {
  const mails = await startMailCatcher();
  context.after(() => mails.stop());
  const [first, second] = await twoEndpoints(context, options, {
    SMTP_URL: mails.smtpUrl,
    FOYER_MAIL_TO: 'owner@example.org',
  });
  const count = 8;
  const posts = Array.from({ length: count }, async (_, index) => {
    const { visitor } = index % 2 ? first : second;
    return visitor.post('/contact', contactMessage(await solved(await visitor.challenge('/contact?without=pow'))));
  });
  for (const { status } of await Promise.all(posts)) assert.equal(status, 202);
  while (mails.messages().length < count) await setTimeout(20);
  for (const { process } of [first, second]) {
    process.kill('SIGTERM');
    await new Promise((resolve) => process.once('exit', resolve));
  }
  const ids = mails.messages().map(({ headers }) => headers['message-id']);
  assert.deepEqual([ids.length, new Set(ids).size], [count, count]);
});
