import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linkIn, newsletter } from '../testing/newsletter.ts';
import { ownerWith } from '../testing/owner.ts';
import { sheet } from '../testing/sheet.ts';
import { contactMessage, solved, startEndpoint } from '../testing/visitor.ts';

const bearer = { authorization: 'Bearer owner-token' };

test('the export of messages has a column for every field, and no formulas', async (context) => {
  const { visitor } = await startEndpoint(context, { inboxToken: 'owner-token' });
  for (const fields of [
    { name: '=HYPERLINK("http://evil")', email: 'a@example.org', message: 'Erste,\n"Zeile"' },
    { email: 'b@example.org', message: '+49', topics: ['x', 'y'], cmd: '@SUM(1)' },
  ]) {
    const message = contactMessage(await solved(await visitor.challenge('/contact')), { fields });
    assert.equal((await visitor.post('/contact', message)).status, 202);
  }
  const response = await visitor.get('/inbox/messages.csv', bearer);
  assert.equal(response.headers.get('content-type'), 'text/csv; charset=utf-8');
  assert.equal(response.headers.get('content-disposition'), 'attachment; filename="messages.csv"');
  const rows = await sheet(response);
  assert.deepEqual(
    rows.map(({ name, email, message, topics, cmd, status }) => [name, email, message, topics, cmd, status]),
    [
      ['', 'b@example.org', "'+49", 'x, y', "'@SUM(1)", 'accepted'],
      ['\'=HYPERLINK("http://evil")', 'a@example.org', 'Erste,\n"Zeile"', '', '', 'accepted'],
    ],
  );
  assert.equal((await sheet(await visitor.get('/inbox/messages.csv?q=Erste', bearer))).length, 1);
  assert.equal((await visitor.get('/inbox/messages.csv')).status, 401);
});

test('an export is separated by semicolons for German and commas for English browsers', async (context) => {
  const { visitor } = await startEndpoint(context, { inboxToken: 'owner-token' });
  const fields = { name: 'Möhring; Sohn', email: 'a@example.org', message: 'Erste; zweite, dritte' };
  await visitor.post('/contact', contactMessage(await solved(await visitor.challenge('/contact')), { fields }));
  for (const [language, separator] of [
    ['de-DE,de;q=0.9', ';'],
    ['en-US,en;q=0.9', ','],
  ] as const) {
    const response = await visitor.get('/inbox/messages.csv', { ...bearer, 'accept-language': language });
    assert.equal(response.headers.get('vary'), 'Accept-Language');
    const [row] = await sheet(response, separator);
    assert.deepEqual([row?.['name'], row?.['message'], row?.['form']], [fields.name, fields.message, 'contact']);
  }
});

test('exports longer than one batch are complete', async (context) => {
  const { visitor } = await startEndpoint(context, { inboxToken: 'owner-token' });
  const captchas = await Promise.all(
    Array.from({ length: 501 }, async () => visitor.challenge('/contact?without=pow')),
  );
  for (const challenge of captchas) await visitor.post('/contact', contactMessage(await solved(challenge)));
  assert.equal((await sheet(await visitor.get('/inbox/messages.csv', bearer))).length, 501);
});

test('the export of subscribers has their consent, and each subscriber has a proof page', async (context) => {
  const world = await newsletter(context);
  await world.signsUp();
  await world.visitor.post(linkIn(await world.mail(), 'confirm'), '');
  const [row, ...others] = await sheet(await world.visitor.get('/inbox/subscribers.csv', bearer));
  assert.deepEqual(others, []);
  assert.deepEqual(
    [row!['email'], row!['status'], row!['wording']],
    ['lena@example.org', 'confirmed', 'Wir schreiben dir einmal im Monat.'],
  );
  assert.match(row!['confirmed at']!, /^\d{4}-.*Z$/);
  const owner = await ownerWith(world.visitor, 'owner-token');
  const [, path = ''] =
    /href="(\/inbox\/subscribers\/[^"]+)"><bdi>lena/.exec((await owner.opens('/inbox')).markup) ?? [];
  const { status, markup } = await owner.opens(path);
  assert.equal(status, 200);
  for (const words of [
    'Proof of consent of lena@example.org',
    'Signed up',
    'Wir schreiben dir einmal im Monat.',
    'SHA-256 of its text',
    'Confirmation mail: <span class="status good">sent',
  ]) {
    assert.ok(markup.includes(words), words);
  }
  assert.equal((await owner.opens('/inbox/subscribers/nobody')).status, 404);
});
