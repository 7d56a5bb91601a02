import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { minute, newsletter } from '../testing/newsletter.ts';
import { ownerWith, ownerWithCookie } from '../testing/owner.ts';
import { startEndpoint, visitorOf } from '../testing/visitor.ts';

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const day = 24 * 60 * minute;

async function mailbox(context: Parameters<typeof newsletter>[0]) {
  const mail = { to: 'owner@example.org', from: 'forms@example.org' };
  const world = await newsletter(context);
  const options = { mail: { ...mail, smtpUrl: world.mails.smtpUrl }, inboxToken: 'owner-token' };
  return { ...world, options };
}

test('a mailed login link opens the inbox once, expires, and is not used up by a scanner', async (context) => {
  const { mails, options } = await mailbox(context);
  let now = Date.now();
  const { visitor } = await startEndpoint(context, { ...options, now: () => now });
  for (const _ of [1, 2]) assert.equal((await visitor.post('/inbox/link', '', form)).status, 200);
  while (mails.messages().length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  const [mail] = mails.messages();
  assert.equal(mail!.to, 'owner@example.org');
  const [link = ''] = /\/inbox\/open\/\S+/.exec(mail!.text) ?? [];
  for (const _ of [1, 2]) {
    const page = await visitor.get(link);
    assert.equal(page.status, 200);
    assert.equal(page.headers.get('set-cookie'), null);
  }
  const opened = await visitor.post(link, '', form);
  assert.equal(opened.status, 303);
  const owner = ownerWithCookie(visitor, opened.headers.get('set-cookie')!.split(';')[0]!);
  assert.equal((await owner.opens('/inbox')).status, 200);
  assert.equal((await visitor.post(link, '', form)).status, 410);
  const used = await visitor.get(`${link}.`);
  assert.equal(used.status, 410);
  assert.match(await used.text(), /href="\/inbox">/, 'the way to another link');
  assert.equal(mails.messages().length, 1, 'one mail in ten minutes');
  now += 11 * minute;
  await visitor.post('/inbox/link', '', form);
  while (mails.messages().length === 1) await new Promise((resolve) => setTimeout(resolve, 5));
  const [late = ''] = /\/inbox\/open\/\S+/.exec(mails.messages()[1]!.text) ?? [];
  now += 16 * minute;
  assert.equal((await visitor.post(late, '', form)).status, 410);
});

test('an unknown login link is refused', async (context) => {
  const { visitor } = await startEndpoint(context);
  assert.equal((await visitor.get('/inbox/open/x')).status, 410);
  assert.equal((await visitor.post('/inbox/open/x', '', form)).status, 410);
});

test('without the owner’s address the login page offers no mail, and a request gets the same response', async (context) => {
  const { visitor } = await startEndpoint(context);
  assert.doesNotMatch(await (await visitor.get('/inbox')).text(), /inbox\/link/);
  assert.equal((await visitor.post('/inbox/link', '', form)).status, 200);
});

test('the login page accepts the token, and wrong tokens are rate-limited', async (context) => {
  const { endpoint } = await startEndpoint(context, { inboxToken: 'owner-token', rateLimit: 2 });
  const visitor = visitorOf({ fetch: (request) => endpoint.fetch(request, { remoteAddress: '192.0.2.1' }) });
  assert.equal((await visitor.post('/inbox', 'token=owner-token', form)).status, 303);
  assert.equal((await visitor.post('/inbox', 'token=wrong', form)).status, 401);
  assert.equal((await visitor.get('/inbox?token=wrong')).status, 401);
  const counted = await visitor.post('/inbox', 'token=wrong', form);
  assert.equal(counted.status, 429);
  assert.equal(counted.headers.get('retry-after'), '60');
  assert.equal((await visitor.post('/inbox', 'token=owner-token', form)).status, 303);
});

test('requests for a link are limited for each address, and leave the token page to others', async (context) => {
  const { endpoint } = await startEndpoint(context, { inboxToken: 'owner-token', rateLimit: 2 });
  const from = (remoteAddress: string) => visitorOf({ fetch: (request) => endpoint.fetch(request, { remoteAddress }) });
  for (const status of [200, 200, 429])
    assert.equal((await from('192.0.2.1').post('/inbox/link', '', form)).status, status);
  assert.equal((await from('192.0.2.2').post('/inbox/link', '', form)).status, 200);
  assert.equal((await from('192.0.2.1').post('/inbox', 'token=owner-token', form)).status, 303);
});

test('a session ends on logout, after a week, and when the token changes', async (context) => {
  let now = Date.now();
  const options = { inboxToken: 'owner-token', now: () => now };
  const { directory, visitor } = await startEndpoint(context, options);
  const owner = await ownerWith(visitor, 'owner-token');
  const otherBrowser = await ownerWith(visitor, 'owner-token');
  const keyOf = async ({ opens }: typeof owner) =>
    /name="key" value="([^"]+)"/.exec((await opens('/inbox')).markup)?.[1] ?? '';
  const key = await keyOf(owner);
  for (const wrong of ['', await keyOf(otherBrowser)])
    assert.equal((await owner.posts('/inbox/leave', { key: wrong })).status, 403, 'a key belongs to one session');
  const left = await owner.posts('/inbox/leave', { key });
  assert.match(left.headers.get('set-cookie')!, /^foyer-inbox=; Max-Age=0; Path=\/inbox; HttpOnly; SameSite=Strict$/);
  assert.equal((await owner.opens('/inbox')).status, 401, 'a copied cookie is no longer valid');
  assert.equal((await otherBrowser.opens('/inbox')).status, 200, 'the other browser stays logged in');
  const other = await startEndpoint(context, { ...options, inboxToken: 'another-token', dataDirectory: directory });
  assert.equal((await ownerWithCookie(other.visitor, otherBrowser.cookie).opens('/inbox')).status, 401);
  now += 7 * day - minute;
  assert.equal((await otherBrowser.opens('/inbox')).status, 200);
  now += 2 * minute;
  assert.equal((await otherBrowser.opens('/inbox')).status, 401);
});

const fromElsewhere = { accept: 'text/html', 'sec-fetch-site': 'cross-site' };

for (const [path, again, clean] of [
  ['/inbox', './inbox?again=1', './inbox'],
  ['/inbox?form=contact&q=a%26b', './inbox?form=contact&q=a%26b&again=1', './inbox?form=contact&q=a%26b'],
  ['/inbox/subscribers', './subscribers?again=1', './subscribers'],
  ['/inbox/', './?again=1', './'],
  ['/inbox/messages/a:b%22', './a:b%22?again=1', './a:b%22'],
] as const) {
  test(`${path}, followed from another site, is reloaded once to send the cookie`, async (context) => {
    const { visitor } = await startEndpoint(context, { inboxToken: 'owner-token' });
    const { cookie } = await ownerWith(visitor, 'owner-token');
    const followed = await visitor.get(path, fromElsewhere);
    assert.deepEqual([followed.status, followed.headers.get('refresh')], [200, `0; url=${again}`]);
    assert.doesNotMatch(await followed.text(), /lena|name="token"/);
    const own = new URL(again, `http://127.0.0.1:8787${path}`);
    const opened = await visitor.get(own.pathname + own.search, { accept: 'text/html', cookie });
    assert.deepEqual([opened.status, opened.headers.get('location')], [303, clean]);
    const locked = await visitor.get(own.pathname + own.search, fromElsewhere);
    assert.deepEqual([locked.status, locked.headers.get('refresh')], [401, null], 'no loop');
  });
}

test('a link with the token, followed from another site, opens the inbox; other requests get 401', async (context) => {
  const { visitor } = await startEndpoint(context, { inboxToken: 'owner-token' });
  const opened = await visitor.get('/inbox?token=owner-token', fromElsewhere);
  assert.deepEqual([opened.status, opened.headers.get('location')], [303, '/inbox']);
  assert.equal((await visitor.get('/inbox', { ...fromElsewhere, accept: 'application/json' })).status, 401);
  assert.equal((await visitor.get('/inbox', { accept: 'text/html' })).status, 401);
  const old = { accept: 'text/html', host: 'forms.example', referer: 'https://webmail.example/' };
  assert.equal((await visitor.get('/inbox', old)).headers.get('refresh'), '0; url=./inbox?again=1');
  assert.equal((await visitor.get('/inbox', { ...old, referer: 'https://forms.example/inbox' })).status, 401);
});

test('the cookie is Secure over HTTPS', async (context) => {
  const { visitor } = await startEndpoint(context, {
    inboxToken: 'owner-token',
    publicUrl: 'https://example.org/forms',
  });
  const cookie = (await visitor.get('/inbox?token=owner-token')).headers.get('set-cookie')!;
  assert.match(cookie, /; Path=\/forms\/inbox; HttpOnly; Secure; SameSite=Strict$/);
});

test('links that anyone can invent open no transaction', async (context) => {
  const { directory, visitor } = await startEndpoint(context);
  const other = new DatabaseSync(join(directory, 'foyer.sqlite'));
  context.after(() => other.close());
  // While another program holds the lock, a transaction would wait and fail.
  other.exec('begin immediate');
  for (const [path, status] of [
    ['/confirm/x', 404],
    ['/unsubscribe/x', 404],
    ['/inbox/open/x', 410],
  ] as const)
    for (const method of ['GET', 'POST']) assert.equal((await visitor.send(path, { method })).status, status, path);
  other.exec('rollback');
});
