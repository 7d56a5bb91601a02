// What was given up, as the owner sees it and sends it again.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { test, type TestContext } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { startMailCatcher } from '@foyer/testing/node/mail-catcher.ts';
import { linkIn, newsletter } from '../testing/newsletter.ts';
import { ownerWith } from '../testing/owner.ts';
import { contactMessage, solved, startEndpoint, type Visitor } from '../testing/visitor.ts';

const inboxToken = 'owner-token';
const json = { authorization: `Bearer ${inboxToken}`, accept: 'application/json' };

/** A mail server that knows no recipient; ends with all its connections. */
async function refusingServer() {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.write('220 mail\r\n');
    createInterface(socket).on('line', (line) => {
      socket.write(line.startsWith('RCPT') ? '550 5.1.1 Unknown\r\n' : '250 Yes\r\n');
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const stop = async () => {
    if (!server.listening) return;
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  };
  return { port: (server.address() as AddressInfo).port, stop };
}

async function sends(visitor: Visitor): Promise<string> {
  const message = contactMessage(await solved(await visitor.challenge('/contact')));
  assert.equal((await visitor.post('/contact', message)).status, 202);
  return message.submissionId;
}

async function until<Value>(read: () => Promise<Value | undefined>): Promise<Value> {
  for (let attempt = 0; attempt < 1_000; attempt += 1) {
    const value = await read();
    if (value !== undefined) return value;
    await setTimeout(10);
  }
  throw new Error('waited in vain');
}

interface Failed {
  readonly deliveryId: string;
  readonly kind: string;
  readonly hook: string | null;
  readonly lastError: string;
}

const failedOf = async (visitor: Visitor) =>
  ((await (await visitor.get('/inbox/deliveries', json)).json()) as { deliveries: Failed[] }).deliveries;

const failing = (visitor: Visitor) => until(async () => (await failedOf(visitor))[0]);

/** The owner ticks all boxes of the page and presses a button. */
async function ticksAll(visitor: Visitor, decision: string) {
  const owner = await ownerWith(visitor, inboxToken);
  const { markup } = await owner.opens('/inbox/deliveries?select=failed');
  const [, key = ''] = /name="key" value="([^"]+)"/.exec(markup) ?? [];
  const ids = [...markup.matchAll(/<input\s+type="checkbox"[^>]*value="([^"]+)"[^>]*checked/g)].map(
    ([, id = '']) => id,
  );
  assert.match(markup, new RegExp(`name="decision" value="${decision}"`));
  const entries: [string, string][] = [
    ['key', key],
    ['decision', decision],
    ...ids.map((id): [string, string] => ['id', id]),
  ];
  const response = await owner.posts('/inbox/deliveries', entries);
  return (await owner.opens(response.headers.get('location')!)).markup;
}

async function refusedMail(context: TestContext) {
  const refusing = await refusingServer();
  context.after(() => refusing.stop());
  const mail = { smtpUrl: `smtp://127.0.0.1:${refusing.port}`, from: 'forms@example.org' };
  const reply = { subject: 'Thanks', text: 'We will write.' };
  const forms = { contact: { fields: 'name email message', reply } };
  const world = await startEndpoint(context, { inboxToken, mail, forms });
  const submissionId = await sends(world.visitor);
  const delivery = await failing(world.visitor);
  return { ...world, refusing, submissionId, delivery };
}

test('a mail that was given up is shown with its reason, and arrives once the owner sends it again', async (context) => {
  const { delivery, refusing, submissionId, visitor } = await refusedMail(context);
  assert.deepEqual([delivery.kind, delivery.lastError], ['answer', 'EENVELOPE 550']);
  const owner = await ownerWith(visitor, inboxToken);
  assert.match(
    (await owner.opens('/inbox')).markup,
    /href="\/inbox\/deliveries">Failed deliveries <span class="count">\(1\)/,
  );
  const { markup } = await owner.opens('/inbox/deliveries');
  for (const words of [
    'Automatic answer',
    'does not know the recipient',
    'EENVELOPE 550',
    `/inbox/messages/${submissionId}`,
  ])
    assert.ok(markup.includes(words), words);
  await refusing.stop();
  const mails = await startMailCatcher({ smtpPort: refusing.port });
  context.after(() => mails.stop());
  assert.match(await ticksAll(visitor, 'send-again'), /role="status">\d deliver(?:y is|ies are) tried again\./);
  const mail = await until(async () => mails.messages().find(({ subject }) => subject === 'Thanks'));
  assert.equal(mail.to, 'lena@example.org');
  assert.deepEqual(await failedOf(visitor), []);
  assert.doesNotMatch((await owner.opens('/inbox')).markup, /Failed deliveries/);
});

test('a call of a webhook that was given up is sent again with the same id', async (context) => {
  const ids: unknown[] = [];
  let status = 410;
  const receiver = createHttpServer((request, response) => {
    ids.push(request.headers['webhook-id']);
    request.resume().on('end', () => response.writeHead(status).end());
  });
  await once(receiver.listen(0, '127.0.0.1'), 'listening');
  context.after(() => receiver.close());
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  const webhooks = { crm: { url, secret: 'a secret of the webhook for tests, long enough' } };
  const { visitor } = await startEndpoint(context, { inboxToken, webhooks });
  await sends(visitor);
  const delivery = await failing(visitor);
  assert.deepEqual([delivery.hook, delivery.lastError], ['crm', 'HTTP 410']);
  status = 204;
  await ticksAll(visitor, 'send-again');
  await until(async () => (ids.length === 2 ? true : undefined));
  assert.deepEqual(ids, [delivery.deliveryId, delivery.deliveryId]);
});

test('what the owner removes from the list is not sent any more; what waits stays', async (context) => {
  const { refusing, visitor } = await refusedMail(context);
  assert.match(
    await ticksAll(visitor, 'dismiss'),
    /\d deliver(?:y is|ies are) removed from the list\..*Nothing has failed\./s,
  );
  assert.match(await ticksAll(visitor, 'dismiss').catch(() => 'no buttons'), /no buttons/);
  await refusing.stop();
  const form = { ...json, 'content-type': 'application/x-www-form-urlencoded' };
  await sends(visitor);
  const [waiting] = await until(async () => {
    const { messages } = (await (await visitor.get('/inbox', json)).json()) as { messages: { submissionId: string }[] };
    const page = await visitor.get(`/inbox/messages/${messages[0]!.submissionId}`, json);
    const { mails } = (await page.json()) as { mails: { deliveryId: string; failedAt: string | null }[] };
    return mails.length > 0 ? mails : undefined;
  });
  const removed = await visitor.post('/inbox/deliveries', `decision=dismiss&id=${waiting!.deliveryId}`, form);
  assert.deepEqual(await removed.json(), { count: 0 });
});

test('a forged form sends and removes nothing, and without a token nothing is shown', async (context) => {
  const { delivery, visitor } = await refusedMail(context);
  const owner = await ownerWith(visitor, inboxToken);
  for (const decision of ['send-again', 'dismiss']) {
    const response = await owner.posts('/inbox/deliveries', [
      ['decision', decision],
      ['id', delivery.deliveryId],
    ]);
    assert.equal(response.status, 403);
  }
  assert.equal((await visitor.get('/inbox/deliveries')).status, 401);
  assert.equal((await failedOf(visitor)).length, 1);
});

test('the owner sends a confirmation again; the pace of the mailbox holds', async (context) => {
  const world = await newsletter(context);
  await world.signsUp();
  const first = await world.mail();
  const owner = await ownerWith(world.visitor, inboxToken);
  const { markup: list } = await owner.opens('/inbox/subscribers?status=pending');
  const [, path = ''] = /href="(\/inbox\/subscribers\/[^"]+)"><bdi>lena/.exec(list) ?? [];
  const again = async () => (await owner.opens((await owner.decides(path, 'resend')).headers.get('location')!)).markup;
  assert.match(await again(), /role="status">The confirmation mail is on its way\./);
  // Once more is no second mail.
  await again();
  await until(async () => ((await owner.opens(path)).markup.includes('leaves after') ? true : undefined));
  assert.equal(world.mails.messages().length, 1);
  world.passes(11 * 60_000);
  await world.signsUp({ fields: { email: 'ada@example.org' } });
  const mails = [await world.mail(), await world.mail()];
  assert.deepEqual(mails.map(({ to }) => to).toSorted(), ['ada@example.org', 'lena@example.org']);
  await world.visitor.post(linkIn(first, 'confirm'), '');
  assert.doesNotMatch((await owner.opens(path)).markup, /value="resend"/);
});

test('subscribers are listed and exported by status; another status is refused', async (context) => {
  const world = await newsletter(context);
  await world.signsUp();
  await world.visitor.post(linkIn(await world.mail(), 'confirm'), '');
  await world.signsUp({ fields: { email: 'ada@example.org' } });
  const owner = await ownerWith(world.visitor, inboxToken);
  for (const [status, email, other] of [
    ['confirmed', 'lena@example.org', 'ada@example.org'],
    ['pending', 'ada@example.org', 'lena@example.org'],
  ] as const) {
    const { markup } = await owner.opens(`/inbox/subscribers?status=${status}`);
    const csv = await (await world.visitor.get(`/inbox/subscribers.csv?status=${status}`, json)).text();
    for (const text of [markup, csv]) assert.ok(text.includes(email) && !text.includes(other), status);
    assert.match(markup, new RegExp(`<option value="${status}" selected>`));
    assert.ok(markup.includes(`href="/inbox/subscribers.csv?status=${status}"`));
  }
  const refused = await world.visitor.get('/inbox/subscribers?status=all', json);
  assert.deepEqual(
    [refused.status, ((await refused.json()) as { detail: string }).detail],
    [400, '`status` must be one of pending, confirmed, unsubscribed.'],
  );
});
