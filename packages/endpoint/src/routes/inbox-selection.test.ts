// Bulk actions on messages, in a browser without JavaScript.
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { ownerWith } from '../testing/owner.ts';
import { contactMessage, solved, startEndpoint } from '../testing/visitor.ts';

const inboxToken = 'owner-token';
const json = { authorization: `Bearer ${inboxToken}`, accept: 'application/json' };
const own = 'http://127.0.0.1:8787';

interface Listed {
  readonly submissionId: string;
  readonly status: string;
  readonly fields: { readonly name: string };
}

async function inbox(context: TestContext, names: readonly string[]) {
  const { visitor } = await startEndpoint(context, { inboxToken });
  const sends = async (name: string, changes: Record<string, unknown> = {}) => {
    const fields = { name, email: 'lena@example.org', message: `Hallo von ${name}` };
    const message = contactMessage(await solved(await visitor.challenge('/contact')), { fields, ...changes });
    assert.equal((await visitor.post('/contact', message)).status, 202);
    return message.submissionId;
  };
  const ids: string[] = [];
  for (const name of names) ids.push(await sends(name));
  const owner = await ownerWith(visitor, inboxToken);
  /** Checks these checkboxes on the page, and submits the form. */
  const decides = async (page: string, ticked: readonly string[], decision: string) => {
    const { markup } = await owner.opens(page);
    for (const id of ticked) assert.match(markup, new RegExp(`<input[^>]*value="${id}"[^>]*form="\\w+-selected"`));
    const form = /<form[^>]*-selected"[^>]*>.*?<\/form>/s.exec(markup)?.[0] ?? '';
    assert.match(form, new RegExp(`<button[^>]*name="decision"[^>]*value="${decision}"`));
    return owner.posts('/inbox/messages', [...hidden(form), ...ticked.map(idEntry), ['decision', decision]]);
  };
  const list = async (query = '') =>
    ((await (await visitor.get(`/inbox${query}`, json)).json()) as { messages: Listed[] }).messages;
  const names_ = async (query = '') => (await list(query)).map(({ fields }) => fields.name);
  return { visitor, owner, ids, sends, decides, list, names: names_ };
}

const idEntry = (id: string): [string, string] => ['id', id];
const hidden = (form: string): [string, string][] =>
  [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
    name,
    value.replaceAll('&amp;', '&'),
  ]);
const resultIn = (markup: string) => /<p class="result" role="status">([^<]*)</.exec(markup)?.[1];

test('selected messages are marked as spam, and the page shows how many', async (context) => {
  const { decides, ids, list, owner } = await inbox(context, ['Ada', 'Berta', 'Clara']);
  const [ada = '', berta = ''] = ids;
  const response = await decides('/inbox', [ada, berta], 'spam');
  assert.equal(response.status, 303);
  const { markup } = await owner.opens(response.headers.get('location')!);
  assert.equal(resultIn(markup), '2 messages marked as spam.');
  assert.match(markup, /<title>2 messages marked as spam\. Inbox<\/title>/);
  assert.deepEqual(
    (await list()).map(({ fields, status }) => [fields.name, status]),
    [
      ['Clara', 'accepted'],
      ['Berta', 'spam'],
      ['Ada', 'spam'],
    ],
  );
});

test('selected messages are released from the list of suspected spam', async (context) => {
  const here = await inbox(context, []);
  const trap = { trap: { website: 'x' } };
  const ids = [await here.sends('Ada', trap), await here.sends('Berta', trap)];
  const response = await here.decides('/inbox?suspected=1', ids, 'release');
  assert.match(response.headers.get('location')!, /^\/inbox\?limit=50&suspected=1&done=release&count=2$/);
  assert.deepEqual(
    (await here.list()).map(({ status }) => status),
    ['accepted', 'accepted'],
  );
});

test('selected messages are marked as read or unread, and the unread ones are listed and counted', async (context) => {
  const { decides, ids, names, owner } = await inbox(context, ['Ada', 'Berta', 'Clara']);
  const [ada = '', berta = ''] = ids;
  const counted = async () =>
    /Only new ones <span[^>]*>\((\d+)\)/.exec(
      (await owner.opens('/inbox?unread=1')).markup.replaceAll(/\s+/g, ' '),
    )?.[1];
  assert.equal(await counted(), '3');
  await decides('/inbox', [ada, berta], 'read');
  assert.deepEqual([await counted(), await names('?unread=1')], ['1', ['Clara']]);
  const { markup } = await owner.opens('/inbox?unread=1');
  assert.match(markup, /Clara/);
  assert.doesNotMatch(markup, /Berta|id="subscribers"|id="suspected"/);
  await decides('/inbox', [ada], 'unread');
  assert.deepEqual([await counted(), await names('?unread=1')], ['2', ['Clara', 'Ada']]);
  await owner.opens(`/inbox/messages/${ada}`);
  assert.equal(await counted(), '1');
});

test('an opened message can be marked as unread on its page', async (context) => {
  const { ids, names, owner } = await inbox(context, ['Ada']);
  const path = `/inbox/messages/${ids[0]}`;
  const left = await owner.decides(path, 'unread');
  assert.equal(left.headers.get('location'), '/inbox');
  assert.deepEqual(await names('?unread=1'), ['Ada']);
});

test('filters combine with search and paging, and are kept after an action', async (context) => {
  const { decides, ids, names, owner } = await inbox(context, ['Ada', 'Berta', 'Clara', 'Dora']);
  const [ada = '', berta = '', clara = ''] = ids;
  await decides('/inbox', [clara], 'read');
  assert.deepEqual(await names('?unread=1&q=hallo&limit=2'), ['Dora', 'Berta']);
  assert.deepEqual(await names('?unread=1&q=hallo+von+b'), ['Berta']);
  const first = (await owner.opens('/inbox?unread=1&q=hallo&limit=2')).markup;
  const [, older = ''] = /href="(\/inbox\?after=[^"]*)"/.exec(first) ?? [];
  const page = older.replaceAll('&amp;', '&');
  assert.match(page, /^\/inbox\?after=\d+&limit=2&q=hallo&unread=1$/);
  assert.match((await owner.opens(page)).markup, /Ada/);
  const response = await decides(page, [ada], 'spam');
  assert.equal(response.headers.get('location'), `${page}&done=spam&count=1`);
  assert.deepEqual(await names('?unread=1&q=hallo+von+b'), ['Berta']);
  assert.notEqual(berta, '');
});

test('links select all messages of the page or none', async (context) => {
  const { owner } = await inbox(context, ['Ada', 'Berta']);
  const boxes = (markup: string) =>
    [...markup.matchAll(/<input\s+type="checkbox"\s+name="id"[^>]*>/g)].map(([box]) => box);
  const { markup } = await owner.opens('/inbox');
  assert.deepEqual(
    boxes(markup).map((box) => /\schecked/.test(box)),
    [false, false],
  );
  assert.match(boxes(markup)[0]!, /aria-label="Select: Berta"/);
  const [, all = ''] = /href="([^"]*)#messages">Select all on this page/.exec(markup) ?? [];
  const ticked = (await owner.opens(all.replaceAll('&amp;', '&'))).markup;
  assert.deepEqual(
    boxes(ticked).map((box) => /\schecked/.test(box)),
    [true, true],
  );
  assert.match(ticked, /Select none/);
});

test('a deletion lists the selected messages, and requires a confirmation', async (context) => {
  const { decides, ids, names, owner } = await inbox(context, ['Ada', 'Berta', 'Clara']);
  const [ada = '', berta = ''] = ids;
  const asked = await (await decides('/inbox?q=hallo', [ada, berta], 'delete')).text();
  assert.match(asked, /<title>Delete 2 messages for good\?<\/title>/);
  assert.match(asked, /<bdi>Ada<\/bdi>.*<bdi>Berta<\/bdi>/s);
  assert.match(asked, /href="\/inbox\?limit=50&amp;q=hallo">Keep them/);
  assert.deepEqual(await names(), ['Clara', 'Berta', 'Ada']);
  const form = /<form[^>]*action="\/inbox\/messages"[^>]*>.*?<\/form>/s.exec(asked)?.[0] ?? '';
  const response = await owner.posts('/inbox/messages', hidden(form));
  assert.equal(response.headers.get('location'), '/inbox?limit=50&q=hallo&done=delete&count=2');
  assert.deepEqual(await names(), ['Clara']);
  const again = await owner.posts('/inbox/messages', hidden(form));
  assert.equal(
    resultIn((await owner.opens(again.headers.get('location')!)).markup),
    'Nothing was changed: what was selected is no longer there.',
  );
});

test('an action without a selection changes nothing, and the page says so', async (context) => {
  const { decides, names, owner } = await inbox(context, ['Ada']);
  for (const decision of ['spam', 'delete', 'read']) {
    const response = await decides('/inbox', [], decision);
    assert.equal(resultIn((await owner.opens(response.headers.get('location')!)).markup), 'Nothing was selected.');
  }
  assert.deepEqual(await names(), ['Ada']);
});

test('a request without a valid CSRF token or origin changes nothing, and no redirect leaves the site', async (context) => {
  const { ids, names, owner, visitor } = await inbox(context, ['Ada']);
  const { markup } = await owner.opens('/inbox');
  const [, key = ''] = /name="key" value="([^"]+)"/.exec(markup) ?? [];
  const entries = (more: Record<string, string>): [string, string][] => [
    idEntry(ids[0]!),
    ['decision', 'delete'],
    ['confirmed', '1'],
    ...Object.entries(more),
  ];
  for (const [more, headers] of [
    [{}, {}],
    [{ key: 'x'.repeat(43) }, {}],
    [{ key }, { origin: 'https://evil.example' }],
    [{ key }, { 'sec-fetch-site': 'cross-site' }],
  ] as const) {
    assert.equal((await owner.posts('/inbox/messages', entries(more), headers)).status, 403);
  }
  assert.equal((await visitor.post('/inbox/messages', '')).status, 401);
  assert.equal(
    (
      await owner.posts('/inbox/messages', [
        ['key', key],
        ['decision', 'nonsense'],
      ])
    ).status,
    400,
  );
  assert.deepEqual(await names(), ['Ada']);
  const list = 'https://evil.example/?q=a&after=x&done=spam';
  const response = await owner.posts('/inbox/messages', entries({ key, list }), { origin: own });
  assert.equal(response.headers.get('location'), '/inbox?done=delete&count=1');
});

test('a program acts on several messages with the token, and gets their number', async (context) => {
  const { ids, names, visitor } = await inbox(context, ['Ada', 'Berta', 'Clara']);
  const body = String(
    new URLSearchParams([...ids.slice(0, 2).map(idEntry), idEntry('unknown'), ['decision', 'delete']]),
  );
  const response = await visitor.post('/inbox/messages', body, {
    ...json,
    'content-type': 'application/x-www-form-urlencoded',
  });
  assert.deepEqual([response.status, await response.json()], [200, { count: 2 }]);
  assert.deepEqual(await names(), ['Clara']);
});
