import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { test, type TestContext } from 'node:test';
import { startMailCatcher } from '@foyer/testing/node/mail-catcher.ts';
import type { EndpointOptions } from '../config.ts';
import { createEndpoint } from '../endpoint.ts';
import { linkIn, newsletter } from '../testing/newsletter.ts';
import { contactMessage, solved, startEndpoint, temporaryFolder, type Visitor } from '../testing/visitor.ts';

interface ReceivedCall {
  readonly request: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

type Answer = (received: ReceivedCall) => { readonly status: number; readonly body?: unknown };

/** A hook receiver that answers as the test says. */
async function receiver(context: TestContext, answer: Answer = () => ({ status: 204 })) {
  const received: ReceivedCall[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const call = {
        request: `${request.method} ${decodeURIComponent(request.url ?? '')}`,
        headers: request.headers,
        body,
      };
      received.push(call);
      const { status, body: reply } = answer(call);
      response.writeHead(status, { location: '/elsewhere' }).end(reply === undefined ? '' : JSON.stringify(reply));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  context.after(() => server.close());
  const receives = async (count: number) => {
    while (received.length < count) await new Promise((resolve) => setTimeout(resolve, 5));
    return received;
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received, receives };
}

/** Waits for the log, because an attempt is recorded after its response. */
async function waitForLog(log: readonly string[], words: RegExp, times = 1): Promise<void> {
  while (log.filter((line) => words.test(line)).length < times) await new Promise((resolve) => setTimeout(resolve, 5));
}

const secret = 'a secret of the webhook for tests, long enough';

async function sends(visitor: Visitor, changes: Record<string, unknown> = {}) {
  const message = contactMessage(await solved(await visitor.challenge('/contact')), changes);
  assert.equal((await visitor.post('/contact', message)).status, 202);
  return message;
}

test('a webhook receives a message with a signature that it can verify', async (context) => {
  const crm = await receiver(context);
  const { visitor } = await startEndpoint(context, { webhooks: { crm: { url: `${crm.url}/hook`, secret } } });
  const message = await sends(visitor);
  const [{ body, headers, request }] = (await crm.receives(1)) as [ReceivedCall];
  assert.equal(request, 'POST /hook');
  const { receivedAt, ...data } = (JSON.parse(body) as { data: { receivedAt: string } }).data;
  assert.match(receivedAt, /Z$/);
  assert.deepEqual(data, {
    form: 'contact',
    submissionId: message.submissionId,
    fields: message.fields,
    page: message.page,
  });
  assert.equal(JSON.parse(body).type, 'message');
  const signedText = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
  assert.equal(headers['webhook-signature'], `v1,${createHmac('sha256', secret).update(signedText).digest('base64')}`);
});

test('a whsec_ secret signs with its decoded bytes, and a secret that is too short is refused', async (context) => {
  const crm = await receiver(context);
  const key = Buffer.alloc(24, 7);
  const webhooks = { crm: { url: crm.url, secret: `whsec_${key.toString('base64')}` } };
  const { visitor } = await startEndpoint(context, { webhooks });
  await sends(visitor);
  const [{ body, headers }] = (await crm.receives(1)) as [ReceivedCall];
  const signedText = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
  assert.equal(headers['webhook-signature'], `v1,${createHmac('sha256', key).update(signedText).digest('base64')}`);
  for (const weak of [
    '',
    'short',
    `whsec_${Buffer.alloc(23).toString('base64')}`,
    'whsec_not base64, however long it is',
  ]) {
    const options = { webhooks: { crm: { url: crm.url, secret: weak } }, dataDirectory: temporaryFolder(context) };
    assert.throws(() => createEndpoint(options), /webhooks\.crm\.secret: .* at least 24/, weak);
  }
});

test('a failed webhook is retried with the same id, also after a restart, and a redirect counts as failure', async (context) => {
  const answers = [500, 302, 200];
  const crm = await receiver(context, () => ({ status: answers.shift() ?? 200 }));
  let now = Date.now();
  const options: EndpointOptions = { webhooks: { crm: { url: crm.url, secret } }, now: () => now };
  const first = await startEndpoint(context, options);
  await sends(first.visitor);
  await crm.receives(1);
  await waitForLog(first.log, /call [\w-]+ to hook crm will be retried: HTTP 500/);
  await first.endpoint.close();
  for (const [count, outcome] of [
    [2, /will be retried: HTTP 302/],
    [3, /to hook crm/],
  ] as const) {
    now += 60_000;
    const { endpoint, log } = await startEndpoint(context, { ...options, dataDirectory: first.directory });
    await crm.receives(count);
    await waitForLog(log, outcome);
    await endpoint.close();
  }
  assert.equal(new Set(crm.received.map(({ headers }) => headers['webhook-id'])).size, 1);
  now += 60_000_000;
  const { visitor } = await startEndpoint(context, { ...options, dataDirectory: first.directory });
  await sends(visitor, { fields: { email: 'a@example.org', message: 'Noch eine' } });
  assert.equal((await crm.receives(4)).length, 4);
});

test('a hanging receiver delays neither mails, other hooks nor shutdown', async (context) => {
  const called = Promise.withResolvers<void>();
  const hanging = createServer(() => called.resolve()).listen(0, '127.0.0.1');
  await once(hanging, 'listening');
  context.after(() => hanging.close());
  const [crm, mails] = [await receiver(context), await startMailCatcher()];
  context.after(() => mails.stop());
  const hung = `http://127.0.0.1:${(hanging.address() as AddressInfo).port}`;
  const { directory, endpoint, log, visitor } = await startEndpoint(context, {
    webhooks: { hung: { url: hung, secret }, crm: { url: crm.url, secret } },
    mail: { smtpUrl: mails.smtpUrl, from: 'forms@example.org', to: 'owner@example.org' },
  });
  await sends(visitor);
  await called.promise;
  await sends(visitor, { fields: { email: 'a@example.org', message: 'Noch eine' } });
  await waitForLog(log, /call [\w-]+ to hook crm was sent/, 2);
  await waitForLog(log, /mail [\w-]+ \(notification\) was sent/, 2);
  await endpoint.close();
  assert.deepEqual(waitingIn(directory), [
    { hook: 'hung', attempts: 0 },
    { hook: 'hung', attempts: 0 },
  ]);
});

test('entries of a webhook that was removed from the settings wait until it is configured again', async (context) => {
  const crm = await receiver(context, () => ({ status: 503 }));
  let now = Date.now();
  const options: EndpointOptions = { now: () => now };
  const webhooks = { crm: { url: crm.url, secret } };
  const first = await startEndpoint(context, { ...options, webhooks });
  await sends(first.visitor);
  await waitForLog(first.log, /will be retried: HTTP 503/);
  await first.endpoint.close();
  now += 60_000;
  const other = await receiver(context);
  const withoutCrm = { ...options, dataDirectory: first.directory, webhooks: { other: { url: other.url, secret } } };
  const second = await startEndpoint(context, withoutCrm);
  await sends(second.visitor, { fields: { email: 'a@example.org', message: 'Noch eine' } });
  await other.receives(1);
  await second.endpoint.close();
  const waiting = waitingIn(first.directory).filter(({ hook }) => hook === 'crm');
  assert.deepEqual(waiting, [{ hook: 'crm', attempts: 1 }]);
  await startEndpoint(context, { ...options, dataDirectory: first.directory, webhooks });
  await crm.receives(2);
});

/** Entries that were not delivered, as the file has them. */
function waitingIn(directory: string) {
  const database = new DatabaseSync(join(directory, 'foyer.sqlite'), { readOnly: true });
  const rows = database.prepare('select hook, attempts from outbox where sent_at is null order by sequence').all();
  database.close();
  return rows.map((row) => ({ ...row }));
}

test('a webhook receives only its forms and events, and suspected spam only after its release', async (context) => {
  const [all, none] = [await receiver(context), await receiver(context)];
  const inboxToken = 'owner-token';
  const { visitor } = await startEndpoint(context, {
    inboxToken,
    webhooks: {
      all: { url: all.url, secret, forms: ['contact'], events: ['message'] },
      newsletters: { url: none.url, secret, forms: ['newsletter'] },
      leavers: { url: none.url, secret, events: ['unsubscribed'] },
    },
  });
  const { submissionId } = await sends(visitor, { trap: { website: 'x' } });
  await sends(visitor);
  await all.receives(1);
  const headers = { authorization: `Bearer ${inboxToken}`, 'content-type': 'application/x-www-form-urlencoded' };
  await visitor.post(`/inbox/messages/${submissionId}`, 'decision=release', headers);
  assert.equal(JSON.parse((await all.receives(2))[1]!.body).data.submissionId, submissionId);
  assert.deepEqual(none.received, []);
});

test('listmonk gets confirmed subscribers, known ones too, and unsubscriptions', async (context) => {
  const known = { results: [{ id: 7 }] };
  const mailer = await receiver(context, ({ request }) => {
    if (request.startsWith('POST')) return { status: 409, body: { message: 'E-mail already exists.' } };
    return { status: 200, body: { data: request.startsWith('GET') ? known : true } };
  });
  const settings = { url: `${mailer.url}/`, user: 'foyer', token: 'token', lists: [3, 4] };
  const world = await newsletter(context, { listmonk: settings });
  await world.signsUp({ fields: { email: "o'neill@example.org", name: 'Lena' } });
  const mail = await world.mail();
  assert.deepEqual(mailer.received, [], 'nothing before the click');
  await world.visitor.post(linkIn(mail, 'confirm'), '');
  const [added, found, changed] = await mailer.receives(3);
  assert.equal(added!.request, 'POST /api/subscribers');
  assert.equal(added!.headers.authorization, 'token foyer:token');
  assert.deepEqual(JSON.parse(added!.body), {
    email: "o'neill@example.org",
    name: 'Lena',
    status: 'enabled',
    lists: [3, 4],
    attribs: { locale: 'de-x-informal', form: 'newsletter' },
    preconfirm_subscriptions: true,
  });
  assert.equal(found!.request, "GET /api/subscribers?query=subscribers.email+=+'o''neill@example.org'");
  assert.deepEqual(JSON.parse(changed!.body), {
    action: 'add',
    status: 'confirmed',
    ids: [7],
    target_list_ids: [3, 4],
  });
  await world.visitor.post(linkIn(mail, 'unsubscribe'), '');
  const [, , , , left] = await mailer.receives(5);
  assert.equal(left!.request, 'PUT /api/subscribers/lists');
  assert.deepEqual(JSON.parse(left!.body), { action: 'unsubscribe', ids: [7], target_list_ids: [3, 4] });
});
