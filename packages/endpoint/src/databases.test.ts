// What visitors and owners rely on, on both databases.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { startMailCatcher } from '@foyer/testing/node/mail-catcher.ts';
import { createEndpoint } from './endpoint.ts';
import { bothDatabases } from './testing/databases.ts';
import { contactMessage, signUp, solved, startEndpoint, temporaryFolder, type Visitor } from './testing/visitor.ts';

const databases = bothDatabases();
const inboxToken = 'owner-token';
const bearer = { authorization: `Bearer ${inboxToken}`, accept: 'application/json' };

async function stored(visitor: Visitor): Promise<readonly string[]> {
  const page = (await (await visitor.get('/inbox?limit=200', bearer)).json()) as {
    messages: readonly { submissionId: string }[];
  };
  return page.messages.map(({ submissionId }) => submissionId);
}

/** Steps of each subscriber. */
async function consentSteps(visitor: Visitor): Promise<readonly (readonly string[])[]> {
  const { subscribers } = (await (await visitor.get('/inbox/subscribers', bearer)).json()) as {
    subscribers: readonly { consent: readonly { kind: string }[] }[];
  };
  return subscribers.map(({ consent }) => consent.map(({ kind }) => kind));
}

const codeOf = async (response: Response) => ((await response.json()) as { type?: string }).type?.split(':').at(-1);

databases.test(
  'a message is accepted once, replayed on every retry, and never replaced',
  async (context, { options }) => {
    const { visitor } = await startEndpoint(context, { ...options, inboxToken });
    const message = contactMessage(await solved(await visitor.challenge('/contact')));
    const accepted = await visitor.post('/contact', message);
    assert.equal(accepted.status, 202);
    const receipt = await accepted.json();
    const again = await visitor.post('/contact', message);
    assert.equal(again.status, 200);
    assert.deepEqual(await again.json(), { ...(receipt as object), replayed: true });
    const other = await visitor.post('/contact', { ...message, fields: { ...message.fields, message: 'Anders' } });
    assert.equal(await codeOf(other), 'id-reused');
    assert.deepEqual(await stored(visitor), [message.submissionId]);
  },
);

databases.test('of fifty concurrent messages with one token, one is stored', async (context, { options }) => {
  const { visitor } = await startEndpoint(context, { ...options, inboxToken });
  const captcha = await solved(await visitor.challenge('/contact'));
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => visitor.post('/contact', contactMessage(captcha))),
  );
  assert.equal(answers.filter(({ status }) => status === 202).length, 1);
  const refused = answers.filter(({ status }) => status !== 202);
  assert.deepEqual(new Set(await Promise.all(refused.map(codeOf))), new Set(['captcha-used']));
  assert.equal((await stored(visitor)).length, 1);
});

databases.test(
  'twenty concurrent copies of a message with two tokens are one row and get equal receipts',
  async (context, { options }) => {
    const { visitor } = await startEndpoint(context, { ...options, inboxToken });
    const message = contactMessage(await solved(await visitor.challenge('/contact')));
    const otherToken = { ...message, captcha: await solved(await visitor.challenge('/contact')) };
    const posts = Array.from({ length: 20 }, (_, index) => visitor.post('/contact', index % 2 ? message : otherToken));
    const answers = await Promise.all(posts);
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [...Array(19).fill(200), 202]);
    const times = await Promise.all(
      answers.map(async (answer) => ((await answer.json()) as { receivedAt: string }).receivedAt),
    );
    assert.equal(new Set(times).size, 1);
    assert.deepEqual(await stored(visitor), [message.submissionId]);
  },
);

databases.test(
  'ten concurrent sign-ups of an address get one mail, and concurrent clicks confirm once',
  async (context, { options }) => {
    const mails = await startMailCatcher();
    context.after(() => mails.stop());
    const mail = { smtpUrl: mails.smtpUrl, from: 'forms@example.org' };
    const { visitor } = await startEndpoint(context, { ...options, mail, inboxToken });
    const signUps = Array.from({ length: 10 }, async () =>
      signUp(await solved(await visitor.challenge('/newsletter?without=pow'))),
    );
    for (const { status } of await Promise.all(
      (await Promise.all(signUps)).map((body) => visitor.post('/newsletter', body)),
    ))
      assert.equal(status, 202);
    while (mails.messages().length === 0 && !context.signal.aborted) await setTimeout(20);
    const [, link = ''] = /http:\/\/127\.0\.0\.1:8787(\/confirm\/[\w-]+)/.exec(mails.messages()[0]?.text ?? '') ?? [];
    const clicks = await Promise.all([1, 2, 3].map(() => visitor.post(link, '')));
    assert.deepEqual(
      clicks.map(({ status }) => status),
      [200, 200, 200],
    );
    // A quick click may come before the mail is recorded as sent.
    let steps = await consentSteps(visitor);
    while (!steps.flat().includes('mail_sent')) steps = await consentSteps(visitor);
    assert.deepEqual(
      steps.map((kinds) => kinds.toSorted()),
      [['confirmed', 'mail_sent', ...Array(10).fill('requested')]],
    );
    assert.equal(mails.messages().length, 1);
  },
);

test('a PostgreSQL that goes down causes 503 with Retry-After, and the endpoint recovers with it', async (context) => {
  const databaseUrl = await databases.postgres().createDatabase();
  const options = { databaseUrl, dataDirectory: temporaryFolder(context), inboxToken };
  const { visitor } = await startEndpoint(context, options);
  const message = contactMessage(await solved(await visitor.challenge('/contact')));
  await databases.postgres().interrupt();
  const refused = await visitor.post('/contact', message);
  assert.deepEqual([refused.status, refused.headers.get('retry-after')], [503, '5']);
  assert.equal((await visitor.get('/health')).status, 503);
  await databases.postgres().restart();
  assert.equal((await visitor.post('/contact', message)).status, 202);
  assert.equal((await visitor.get('/health')).status, 200);
});

test('an endpoint that starts before its PostgreSQL responds once PostgreSQL is up', async (context) => {
  const databaseUrl = await databases.postgres().createDatabase();
  await databases.postgres().interrupt();
  const endpoint = createEndpoint({ databaseUrl, dataDirectory: temporaryFolder(context), log: () => undefined });
  context.after(() => endpoint.close());
  await assert.rejects(endpoint.ready, /ECONNREFUSED/);
  const challenge = () => endpoint.fetch(new Request('http://127.0.0.1:8787/contact/challenge'));
  assert.equal((await challenge()).status, 503);
  await databases.postgres().restart();
  assert.equal((await challenge()).status, 200);
});
