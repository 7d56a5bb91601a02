import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linkIn, minute, newsletter, ownersSubscribers } from '../testing/newsletter.ts';

test('a sign-up is pending until it is confirmed, and the confirmation is stored with the wording', async (context) => {
  const { visitor, mail, signsUp, status } = await newsletter(context);
  const receipt = await signsUp();
  assert.deepEqual([receipt.status, (await receipt.json()).status], [202, 'pending']);
  assert.equal(await status(), 'lena@example.org pending');
  const link = linkIn(await mail(), 'confirm');
  assert.equal((await visitor.post(link, '', { origin: 'null' })).status, 200);
  assert.equal(await status(), 'lena@example.org confirmed');
  const [subscriber] = await ownersSubscribers(visitor);
  assert.equal(subscriber!.name, 'Lena');
  const wording = { text: 'Wir schreiben dir einmal im Monat.', locale: 'de-x-informal', form: 'newsletter' };
  const proof = subscriber!.consent.map(({ at, ...event }) => {
    assert.match(at, /^\d{4}-.*Z$/);
    return event;
  });
  assert.deepEqual(proof, [
    { kind: 'requested', ...wording },
    { kind: 'mail_sent', text: null, locale: null, form: 'newsletter' },
    { kind: 'confirmed', ...wording },
  ]);
});

test('opening a confirmation link, as scanners do, does not confirm', async (context) => {
  const { visitor, mail, signsUp, status } = await newsletter(context);
  await signsUp();
  const link = linkIn(await mail(), 'confirm');
  for (const method of ['GET', 'HEAD', 'GET']) {
    const page = await visitor.get(link);
    assert.equal(page.status, 200, method);
    const markup = await page.text();
    assert.equal(markup.split('<form method="post"').length, 2);
    assert.doesNotMatch(markup, /<script/);
  }
  assert.equal(await status(), 'lena@example.org pending');
});

test('a link opens with what a mail program appended to it', async (context) => {
  const { visitor, mail, signsUp, status } = await newsletter(context);
  await signsUp();
  const link = linkIn(await mail(), 'confirm');
  const appended = [
    '/',
    '.',
    ',',
    ')',
    '>',
    '%3E',
    '%20',
    '%E2%80%8B',
    '*',
    '_',
    '=',
    '?utm_source=mail',
    '/?fbclid=1',
  ];
  for (const text of appended) assert.equal((await visitor.get(link + text)).status, 200, text);
  assert.equal((await visitor.post(`${link}.`, '')).status, 200);
  assert.equal(await status(), 'lena@example.org confirmed');
});

test('confirming or unsubscribing twice has the same result', async (context) => {
  const { visitor, mail, signsUp } = await newsletter(context);
  await signsUp();
  const first = await mail();
  const click = async (kind: 'confirm' | 'unsubscribe') => (await visitor.post(linkIn(first, kind), '')).text();
  assert.match(await click('confirm'), /Deine Anmeldung ist bestätigt/);
  assert.equal(await click('confirm'), await click('confirm'));
  assert.match(await click('unsubscribe'), /Du bist abgemeldet/);
  assert.equal(await click('unsubscribe'), await click('unsubscribe'));
  const [subscriber] = await ownersSubscribers(visitor);
  const kinds = subscriber!.consent.map(({ kind }) => kind);
  assert.deepEqual(kinds, ['requested', 'mail_sent', 'confirmed', 'unsubscribed']);
});

test('an old confirmation link cannot undo an unsubscription, but a new sign-up can', async (context) => {
  const { visitor, mail, passes, signsUp, status } = await newsletter(context);
  await signsUp();
  const first = await mail();
  await visitor.post(linkIn(first, 'unsubscribe'), 'List-Unsubscribe=One-Click');
  assert.equal((await visitor.get(linkIn(first, 'confirm'))).status, 410);
  assert.equal((await visitor.post(linkIn(first, 'confirm'), '')).status, 410);
  assert.equal(await status(), 'lena@example.org unsubscribed');
  passes(11 * minute);
  await signsUp();
  assert.equal((await visitor.post(linkIn(await mail(), 'confirm'), '')).status, 200);
  assert.equal(await status(), 'lena@example.org confirmed');
});

test('a link is valid for seven days; an unknown one is 404', async (context) => {
  const { visitor, mail, passes, signsUp } = await newsletter(context);
  await signsUp();
  const first = await mail();
  passes(7 * 24 * 60 * minute - minute);
  assert.equal((await visitor.get(linkIn(first, 'confirm'))).status, 200);
  passes(2 * minute);
  const late = await visitor.get(linkIn(first, 'confirm'));
  assert.equal(late.status, 410);
  assert.match(await late.text(), /Melde dich bitte noch einmal an/);
  assert.equal((await visitor.get(linkIn(first, 'unsubscribe'))).status, 200);
  const unknown = await visitor.get(`/confirm/${'x'.repeat(43)}`, { 'accept-language': 'de-AT,de;q=0.9' });
  assert.equal(unknown.status, 404);
  assert.match(await unknown.text(), /Diesen Link kennen wir nicht/);
  assert.equal((await visitor.get(linkIn(first, 'unsubscribe').replace('unsubscribe', 'confirm'))).status, 404);
});

test('a confirmation mail uses the form’s language, has no form input, and unsubscribes in one click', async (context) => {
  const { mail, signsUp } = await newsletter(context);
  await signsUp({ fields: { email: 'lena@example.org', name: 'BUY http://spam.example' } });
  const { from, headers, html, raw, subject, text, to } = await mail();
  assert.equal(subject, 'Bitte bestätige deine Anmeldung');
  assert.deepEqual([from, to], ['Foyer <forms@example.org>', 'lena@example.org']);
  assert.doesNotMatch(raw, /BUY|spam\.example/);
  assert.match(text, /wenn du das warst/i);
  assert.ok(html.includes(/http:\S+\/confirm\/[\w-]+/.exec(text)![0]));
  assert.match(headers['list-unsubscribe']!, /^<http:\/\/127\.0\.0\.1:8787\/unsubscribe\/[\w-]{43}>$/);
  assert.equal(headers['list-unsubscribe-post'], 'List-Unsubscribe=One-Click');
  assert.match(headers['message-id']!, /^<[0-9a-f-]{36}@127\.0\.0\.1>$/);
});

for (const [locale, form, subject] of [
  ['de', {}, 'Bitte bestätigen Sie Ihre Anmeldung'],
  ['de-x-informal', {}, 'Bitte bestätige deine Anmeldung'],
  ['en', {}, 'Please confirm your subscription'],
  ['hu', {}, 'Please confirm your subscription'],
  ['fr-CA', {}, 'Veuillez confirmer votre inscription'],
  ['zh-TW', {}, '请确认您的订阅'],
  ['nb', {}, 'Bekræft din tilmelding'],
  ['en', { locale: 'de', formality: 'informal' }, 'Bitte bestätige deine Anmeldung'],
  ['de-x-informal', { formality: 'formal' }, 'Bitte bestätigen Sie Ihre Anmeldung'],
] as const) {
  test(`a form in ${locale} with the settings ${JSON.stringify(form)} sends "${subject}"`, async (context) => {
    const forms = { newsletter: { fields: 'email', doubleOptIn: true, ...form } };
    const { mail, signsUp } = await newsletter(context, { forms });
    await signsUp({ consent: { text: 'x', locale, given: true } });
    assert.equal((await mail()).subject, subject);
  });
}

for (const [title, pauses, count] of [
  ['one mail in ten minutes', [0, 9], 1],
  ['another one after ten minutes', [0, 9, 2], 2],
  ['three mails in a day', [0, 11, 11, 11, 11], 3],
] as const) {
  test(`an unconfirmed address gets ${title}; the answer is always the same`, async (context) => {
    const { mails, passes, signsUp, mail } = await newsletter(context);
    for (const [index, pause] of pauses.entries()) {
      passes(pause * minute);
      const response = await signsUp();
      assert.deepEqual([response.status, ((await response.json()) as { status: string }).status], [202, 'pending']);
      // The time between mails starts when one leaves.
      if (index === 0) await mail();
    }
    await signsUp({ fields: { email: 'other@example.org' } });
    for (let caught = await mail(); caught.to !== 'other@example.org';) caught = await mail();
    assert.equal(mails.messages().length, count + 1);
  });
}

test('a confirmed address that signs up again stays confirmed and gets a mail that says so', async (context) => {
  const { visitor, mail, passes, signsUp, status } = await newsletter(context);
  await signsUp();
  await visitor.post(linkIn(await mail(), 'confirm'), '');
  passes(11 * minute);
  const again = await signsUp({ fields: { email: 'lena@EXAMPLE.org', name: 'Somebody else' } });
  assert.deepEqual([again.status, (await again.json()).status], [202, 'pending']);
  const second = await mail();
  assert.equal(second.subject, 'Du bist schon angemeldet');
  assert.doesNotMatch(second.text, /\/confirm\//);
  assert.equal(await status(), 'lena@example.org confirmed');
});

test('a sign-up with a filled trap creates no subscriber and sends no mail', async (context) => {
  const { mails, mail, signsUp, status } = await newsletter(context);
  const receipt = await signsUp({ trap: { website: 'x' } });
  assert.deepEqual([receipt.status, (await receipt.json()).status], [202, 'pending']);
  assert.equal(await status(), '');
  await signsUp({ fields: { email: 'other@example.org' } });
  assert.equal((await mail()).to, 'other@example.org');
  assert.equal(mails.messages().length, 1);
});

test('the page of a link loads no resources and sends no referrer', async (context) => {
  const { visitor } = await newsletter(context);
  const page = await visitor.get('/confirm/x');
  const style = /<style>([^]*)<\/style>/.exec(await page.text())![1]!;
  const digest = Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style))).toString('base64');
  assert.equal(
    page.headers.get('content-security-policy'),
    `default-src 'none'; style-src 'sha256-${digest}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
  );
  const expected = {
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  };
  for (const [name, value] of Object.entries(expected)) assert.equal(page.headers.get(name), value);
});
