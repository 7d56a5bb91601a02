import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { EndpointOptions } from '../config.ts';
import { ownerWith, ownerWithCookie } from '../testing/owner.ts';
import { newsletter } from '../testing/newsletter.ts';
import { contactMessage, signUp, solved, startEndpoint } from '../testing/visitor.ts';

const inboxToken = 'owner-token';
const json = { authorization: `Bearer ${inboxToken}`, accept: 'application/json' };

async function inbox(context: TestContext, options: EndpointOptions = {}) {
  const world = await startEndpoint(context, { inboxToken, mail: { to: 'owner@example.org' }, ...options });
  const sends = async (changes: Record<string, unknown> = {}) => {
    const message = contactMessage(await solved(await world.visitor.challenge('/contact')), changes);
    assert.equal((await world.visitor.post('/contact', message)).status, 202);
    return { path: `/inbox/messages/${message.submissionId}`, message };
  };
  const read = async (path: string) =>
    (await (await world.visitor.get(path, json)).json()) as { status: string; mails: { kind: string }[] };
  return { ...world, sends, read, owner: await ownerWith(world.visitor, inboxToken) };
}

test('the page of a message shows its content, the status of its mails, and a reply link', async (context) => {
  const { owner, sends } = await inbox(context);
  const { path, message } = await sends({
    fields: { name: 'Lena', email: 'lena+x@example.org', message: 'Guten Tag,\n& "Gruß"?' },
  });
  const list = await owner.opens('/inbox');
  assert.ok(list.markup.includes(`href="${path}"`));
  const { status, markup } = await owner.opens(path);
  assert.equal(status, 200);
  assert.match(markup, /Guten Tag,\n&amp; &quot;Gruß&quot;\?/);
  assert.match(markup, /Mail to you: <span class="status">waits since</);
  assert.ok(markup.includes(message.submissionId));
  const [, reply = ''] = /href="(mailto:[^"]+)"/.exec(markup) ?? [];
  const url = new URL(reply.replaceAll('&amp;', '&'));
  assert.equal(decodeURIComponent(url.pathname), 'lena+x@example.org');
  assert.equal(url.searchParams.get('subject'), 'Re: New message');
  assert.match(url.searchParams.get('body')!, /> Guten Tag,\r\n> & "Gruß"\?$/);
});

test('an address is shown with its domain in Unicode, and its reply link uses A-labels', async (context) => {
  const { owner, sends } = await inbox(context);
  const { path } = await sends({ fields: { email: 'info@müller.example', message: 'Hi' } });
  const { markup } = await owner.opens(path);
  assert.match(markup, /info@müller\.example/);
  assert.match(markup, /href="mailto:info@xn--mller-kva\.example/);
});

test('a message without an address has no reply link, and an unknown one is 404', async (context) => {
  const { owner, sends, visitor } = await inbox(context, { forms: { contact: { fields: 'message email?' } } });
  const { path } = await sends({ fields: { message: 'Anonym' } });
  assert.doesNotMatch((await owner.opens(path)).markup, /mailto:/);
  const missing = await owner.opens('/inbox/messages/0123456789abcdef');
  assert.equal(missing.status, 404);
  assert.match(missing.markup, /href="\/inbox">Back to the inbox/);
  assert.equal((await visitor.get('/inbox/messages/0123456789abcdef', json)).status, 404);
  assert.equal((await visitor.get(path)).status, 401);
});

test('a message is new until its page is opened in a browser', async (context) => {
  const { owner, sends, visitor } = await inbox(context);
  const { path } = await sends();
  const isNew = async () => (await owner.opens('/inbox')).markup.includes('<strong class="status new">New</strong>');
  await visitor.get(path, json);
  assert.equal(await isNew(), true);
  await owner.opens(path);
  assert.equal(await isNew(), false);
});

test('the owner is notified of released spam once', async (context) => {
  const { owner, read, sends } = await inbox(context);
  const { path } = await sends({ trap: { website: 'x' } });
  assert.deepEqual([(await read(path)).status, (await read(path)).mails], ['spam', []]);
  const released = await owner.decides(path, 'release');
  assert.deepEqual([released.status, released.headers.get('location')], [303, path]);
  await owner.posts(path, { key: '', decision: 'release' });
  const { status, mails } = await read(path);
  assert.deepEqual([status, mails.map(({ kind }) => kind)], ['accepted', ['notification']]);
});

test('suspected spam can be released from the list', async (context) => {
  const { owner, read, sends } = await inbox(context);
  const { path } = await sends({ trap: { website: 'x' } });
  const [, key = ''] = /name="key" value="([^"]+)"/.exec((await owner.opens('/inbox')).markup) ?? [];
  assert.equal((await owner.posts(path, { key, decision: 'release' })).status, 303);
  assert.equal((await read(path)).status, 'accepted');
});

test('a released sign-up gets its confirmation mail, and can be confirmed', async (context) => {
  const world = await newsletter(context);
  const challenge = await world.visitor.challenge('/newsletter');
  const trapped = signUp(await solved(challenge), { trap: { website: 'x' } });
  await world.visitor.post('/newsletter', trapped);
  assert.equal(await world.status(), '');
  const owner = await ownerWith(world.visitor, inboxToken);
  await owner.decides(`/inbox/messages/${trapped.submissionId}`, 'release');
  const mail = await world.mail();
  assert.equal(mail.to, 'lena@example.org');
  assert.equal(await world.status(), 'lena@example.org pending');
});

test('marking as spam hides a message, and unsubscribes a pending sign-up', async (context) => {
  const { owner, read, sends } = await inbox(context);
  const { path } = await sends();
  await owner.decides(path, 'spam');
  assert.equal((await read(path)).status, 'spam');
  const world = await newsletter(context);
  const receipt = (await (await world.signsUp()).json()) as { submissionId: string };
  await world.mail();
  await (await ownerWith(world.visitor, inboxToken)).decides(`/inbox/messages/${receipt.submissionId}`, 'spam');
  assert.equal(await world.status(), 'lena@example.org unsubscribed');
});

test('a deleted message is not found, and its retry is still replayed', async (context) => {
  const { owner, sends, visitor } = await inbox(context);
  const { path, message } = await sends();
  const deleted = await owner.decides(path, 'delete');
  assert.deepEqual([deleted.status, deleted.headers.get('location')], [303, '/inbox']);
  assert.equal((await owner.opens(path)).status, 404);
  assert.doesNotMatch((await owner.opens('/inbox')).markup, /lena@example/);
  assert.equal((await visitor.post('/contact', message)).status, 200);
});

test('a request without a valid CSRF token or origin changes nothing', async (context) => {
  const { owner, read, sends, visitor } = await inbox(context);
  const { path } = await sends();
  const { markup } = await owner.opens(path);
  const [, key = ''] = /name="key" value="([^"]+)"/.exec(markup) ?? [];
  const own = 'http://127.0.0.1:8787';
  for (const [entries, headers] of [
    [{ decision: 'delete' }, {}],
    [{ decision: 'delete', key: 'x'.repeat(43) }, {}],
    [{ decision: 'delete', key }, { origin: 'https://evil.example' }],
    [{ decision: 'delete', key }, { 'sec-fetch-site': 'cross-site' }],
  ] as const) {
    assert.equal((await owner.posts(path, entries, headers)).status, 403);
  }
  const other = await ownerWith(visitor, inboxToken);
  assert.notEqual(other.cookie, '');
  assert.equal((await ownerWithCookie(visitor, '').posts(path, { decision: 'delete', key })).status, 401);
  assert.equal((await owner.posts(path, { decision: 'nonsense', key })).status, 400);
  assert.equal((await read(path)).status, 'accepted');
  assert.equal((await owner.posts(path, { decision: 'spam', key }, { origin: own })).status, 303);
});

test('a program can mark a message with the token', async (context) => {
  const { read, sends, visitor } = await inbox(context);
  const { path } = await sends();
  const decided = await visitor.post(path, 'decision=spam', {
    ...json,
    'content-type': 'application/x-www-form-urlencoded',
  });
  assert.equal(decided.status, 204);
  assert.equal((await read(path)).status, 'spam');
});
