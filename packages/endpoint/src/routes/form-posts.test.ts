import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { test } from 'node:test';
import { browser, read, rows, unescape } from '../testing/plain-browser.ts';

const typed = { name: 'Lena Okafor', email: 'lena@example.org', message: 'Guten Tag,\r\n„Frage“ & <b>mehr</b>' };

test('a form without JavaScript asks one question and stores the message after the right answer', async (context) => {
  const { fillsIn, answers, visitor, directory } = await browser(context);
  const page = await fillsIn('/contact', { ...typed, 'foyer.locale': 'de' }, { referer: 'https://example.org/a?b#c' });
  assert.equal(page.status, 200);
  assert.match(page.markup, /<html lang="de">/);
  assert.match(page.markup, /<label for="answer">Wie viel ist \d plus \d\?<\/label>/);
  assert.equal(page.headers.get('referrer-policy'), 'same-origin');
  assert.deepEqual(rows({ directory }), []);
  for (const [name, value] of Object.entries(typed)) assert.equal(page.inputs.get(name), value);

  const thanked = await answers(page, page.sum);
  assert.equal(thanked.status, 303);
  const address = new URL(thanked.headers.get('location')!, 'http://127.0.0.1:8787/contact');
  assert.equal(address.pathname, '/contact/thanks');
  const thanks = await visitor.get(address.pathname + address.search);
  assert.equal(thanks.status, 200);
  assert.match(await thanks.text(), /<html lang="de">[^]*Ihre Nachricht ist angekommen/);

  const [row, ...others] = rows({ directory });
  assert.deepEqual(others, []);
  assert.deepEqual(JSON.parse(String(row?.['fields'])), typed);
  assert.deepEqual(JSON.parse(String(row?.['page'])), { url: 'https://example.org/a', locale: 'de' });
  assert.equal(row?.['status'], 'accepted');
});

test('sending the answer twice, or again after the thanks, stores one message', async (context) => {
  const { fillsIn, answers, directory } = await browser(context);
  const page = await fillsIn('/contact', typed);
  const replies = await Promise.all([answers(page, page.sum), answers(page, page.sum)]);
  replies.push(await answers(page, page.sum));
  for (const { status } of replies) assert.equal(status, 303);
  assert.equal(rows({ directory }).length, 1);
});

test('a wrong answer gets a new question and keeps the input', async (context) => {
  const { fillsIn, answers, directory } = await browser(context);
  const page = await fillsIn('/contact', { ...typed, 'foyer.locale': 'de-x-informal' });
  const again = await read(await answers(page, page.sum + 1));
  assert.equal(again.status, 422);
  assert.match(again.markup, /role="alert"[^]*Das stimmt noch nicht/);
  assert.notEqual(again.inputs.get('foyer.token'), page.inputs.get('foyer.token'));
  for (const [name, value] of Object.entries(typed)) assert.equal(again.inputs.get(name), value);
  assert.deepEqual(rows({ directory }), []);
  const spent = await read(await answers(page, page.sum));
  assert.equal(spent.status, 422);
  assert.match(spent.markup, /Die Frage galt nicht mehr/);
  assert.equal((await answers(again, again.sum)).status, 303);
  assert.equal(rows({ directory }).length, 1);
});

test('an error is shown at its field, which can be corrected on the same page', async (context) => {
  const { fillsIn, answers, directory } = await browser(context);
  const page = await fillsIn('/contact', { ...typed, email: 'lena', message: ' ' });
  assert.equal(page.status, 422);
  assert.match(page.markup, /<a href="#field-email">Email: This does not look like/);
  assert.match(page.markup, /<textarea\s+id="field-message" name="message" aria-invalid="true"/);
  const sent = await answers(page, page.sum, { email: 'lena@example.org', message: 'Hello' });
  assert.equal(sent.status, 303);
  const { email, message } = JSON.parse(String(rows({ directory })[0]?.['fields'])) as typeof typed;
  assert.deepEqual([email, message], ['lena@example.org', 'Hello']);
});

test('a field with a forbidden name is reported and never stored', async (context) => {
  const { fillsIn, answers, send, directory } = await browser(context);
  for (const name of ['foyer.nonsense', '1st', 'a b']) {
    const page = await fillsIn('/contact', { ...typed, [name]: 'x' });
    assert.equal(page.status, 422, name);
    assert.match(page.markup, /: The form does not know this field/);
    assert.equal((await answers(page, page.sum)).status, 422);
  }
  for (const name of ['__proto__', 'constructor', 'prototype']) {
    assert.equal((await send('/contact', `${name}=x&email=lena@example.org`)).status, 400, name);
  }
  assert.deepEqual(rows({ directory }), []);
});

for (const [title, consent, isTicked, text] of [
  ['the wording that the page showed', { 'foyer.consent': 'Ja, bitte monatlich.' }, true, 'Ja, bitte monatlich.'],
  ['a checkbox without a wording', { 'foyer.consent': 'on' }, true, /^Ich möchte den Newsletter von Weidner/],
  ['no consent yet', {}, false, /^Ich möchte den Newsletter von Weidner/],
] as const) {
  test(`a newsletter without JavaScript: ${title}`, async (context) => {
    const forms = { newsletter: { fields: 'email', doubleOptIn: true, consentRequired: true, sender: 'Weidner' } };
    const { fillsIn, send, directory, visitor } = await browser(context, { forms });
    const page = await fillsIn('/newsletter', { email: 'lena@example.org', 'foyer.locale': 'de', ...consent });
    const shown = unescape(/name="foyer.consent"\s+value="([^"]*)"/.exec(page.markup)?.[1] ?? '');
    assert.match(shown, typeof text === 'string' ? new RegExp(text) : text);
    assert.equal(page.inputs.has('foyer.consent'), isTicked);
    assert.equal(page.status, 200);
    page.inputs.set('foyer.answer', String(page.sum));
    if (!isTicked) {
      const refused = await read(await send('/newsletter', String(page.inputs)));
      assert.equal(refused.status, 422);
      assert.match(refused.markup, /<a href="#consent">Bitte stimmen Sie zu/);
      page.inputs.set('foyer.consent', shown);
    }
    const thanked = await send('/newsletter', String(page.inputs));
    assert.equal(thanked.status, 303);
    const stored = JSON.parse(String(rows({ directory })[0]?.['consent'])) as unknown;
    assert.deepEqual(stored, { text: shown, locale: 'de', given: true });
    assert.match(
      await (await visitor.get(thanked.headers.get('location')!)).text(),
      /Eine Mail ist zu Ihnen unterwegs/,
    );
  });
}

test('a filled trap gets thanks, and is stored as suspected spam', async (context) => {
  const { fillsIn, answers, directory } = await browser(context);
  const page = await fillsIn('/contact', { ...typed, 'foyer.trap': 'http://spam.example' });
  assert.equal((await answers(page, page.sum)).status, 303);
  assert.equal(rows({ directory })[0]?.['status'], 'spam');
});

test('an id that belongs to another message is replaced', async (context) => {
  const { fillsIn, answers, directory } = await browser(context);
  const id = { 'foyer.id': '0123456789abcdef' };
  const first = await fillsIn('/contact', { ...typed, ...id });
  assert.equal(first.inputs.get('foyer.id'), id['foyer.id']);
  await answers(first, first.sum);
  const second = await fillsIn('/contact', { ...typed, ...id, message: 'Another one' });
  const renewed = await read(await answers(second, second.sum));
  assert.equal(renewed.status, 422);
  assert.equal((await answers(renewed, renewed.sum)).status, 303);
  assert.equal(rows({ directory }).length, 2);
  const odd = await fillsIn('/contact', { ...typed, 'foyer.id': 'short' });
  assert.match(odd.inputs.get('foyer.id')!, /^[\w-]{36}$/);
});

test('when the store fails the page keeps the input and can be sent again', async (context) => {
  const { fillsIn, answers, directory } = await browser(context);
  const page = await fillsIn('/contact', { ...typed, 'foyer.locale': 'de' });
  const blocker = new DatabaseSync(join(directory, 'foyer.sqlite'));
  blocker.exec('begin immediate');
  const busy = await read(await answers(page, page.sum));
  assert.deepEqual([busy.status, busy.headers.get('retry-after')], [503, '5']);
  assert.match(busy.markup, /Es ist noch nicht gesendet/);
  blocker.exec('rollback');
  blocker.close();
  assert.equal((await answers(busy, page.sum)).status, 303);
  assert.deepEqual(JSON.parse(String(rows({ directory })[0]?.['fields'])), typed);
});

for (const [title, body, status] of [
  ['bytes of another charset', 'email=%ff', 422],
  ['raw bytes of another charset', new Uint8Array([0x61, 0x3d, 0xff]), 422],
  ['nothing', '', 422],
  ['more than 65,536 bytes', `message=${'x'.repeat(65_536)}`, 413],
  ['41 fields', Array.from({ length: 41 }, (_, index) => `f${index}=x`).join('&'), 422],
  ['one field 20,000 times', 'topics=x&'.repeat(7_000), 422],
  ['a percent sign that is not an escape', 'email=lena@example.org&message=100%+sicher', 200],
] as const) {
  test(`a urlencoded body of ${title}: ${status}`, async (context) => {
    const { endpoint } = await browser(context);
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const response = await endpoint.fetch(
      new Request('http://127.0.0.1:8787/contact', { method: 'POST', headers, body: body as BodyInit }),
    );
    assert.equal(response.status, status);
    if (status === 200) assert.equal((await read(response)).inputs.get('message'), '100% sicher');
  });
}

test('another origin is refused, and an endpoint that requires a proof of work asks for JavaScript', async (context) => {
  const { fillsIn } = await browser(context, { captcha: { demand: ['pow'] } });
  assert.equal((await fillsIn('/contact', typed, { origin: 'https://evil.example' })).status, 403);
  const deadEnd = await fillsIn('/contact', typed, { origin: 'https://example.org' });
  assert.equal(deadEnd.status, 422);
  assert.match(deadEnd.markup, /This form needs JavaScript/);
});

test('input is shown as text, never as markup', async (context) => {
  const { fillsIn } = await browser(context);
  const evil = `"><img src=x onerror=alert(1)><script>alert(2)</script>'`;
  const page = await fillsIn(`/contact?page=${encodeURIComponent('javascript:alert(1)')}`, {
    email: evil,
    message: evil,
    name: evil,
    'foyer.locale': evil,
    'foyer.consent': evil,
    'foyer.trap': evil,
  });
  assert.doesNotMatch(page.markup, /<img|<script|javascript:/);
  assert.equal(page.inputs.get('message'), evil);
});
