// Mails as they arrive: sent by SMTP, read by a parser of others.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { DomUtils, parseDocument } from 'htmlparser2';
import { type CaughtMail, startMailCatcher } from '@foyer/testing/node/mail-catcher.ts';
import { wordings } from '../domain/messages.ts';
import { pngLogo } from '../testing/logo.ts';
import { minute, linkIn, newsletter } from '../testing/newsletter.ts';
import { contactMessage, signUp, solved, startEndpoint, temporaryFolder } from '../testing/visitor.ts';

const address = 'Weidner & Sohl GmbH\nAm Kirchtor 7a\n06108 Halle (Saale)';

function brand(context: TestContext) {
  const logo = join(temporaryFolder(context), 'logo.png');
  writeFileSync(logo, pngLogo);
  return { name: 'Weidner & Sohl', color: '#f1bd4a', logo, address, imprintUrl: 'https://example.org/impressum' };
}

const signUpForm = { fields: 'email name?', doubleOptIn: true };

function read({ html }: CaughtMail) {
  const document = parseDocument(html);
  const elements = (name: string) => DomUtils.getElementsByTagName(name, document);
  return {
    elements,
    words: DomUtils.innerText(elements('body')).replaceAll(/\s+/g, ' '),
    links: elements('a').map(({ attribs }) => attribs['href'] ?? ''),
    shape: DomUtils.getElementsByTagName(() => true, document).map(({ name, attribs }) =>
      [name, ...Object.keys(attribs)].join(' '),
    ),
  };
}

/** The content types in the order of their parts. */
const typesOf = ({ raw }: CaughtMail) =>
  [...raw.matchAll(/^Content-Type: ([\w/]+)(?:;\s+charset=([\w-]+))?/gim)].map(([, type, charset]) =>
    charset === undefined ? type : `${type} ${charset}`,
  );

test('a confirmation is text, and HTML that says the same, with the owner’s name, color, logo and address', async (context) => {
  const forms = { newsletter: { ...signUpForm, locale: 'de' } };
  const { mail, signsUp } = await newsletter(context, { forms, brand: brand(context) });
  await signsUp();
  const caught = await mail();
  const parts = ['multipart/alternative', 'text/plain utf-8', 'multipart/related', 'text/html utf-8', 'image/png'];
  assert.deepEqual(typesOf(caught), parts);
  assert.equal(caught.raw.match(/^Content-Transfer-Encoding: quoted-printable$/gm)?.length, 2);
  assert.match(caught.raw, /^Content-Id: <logo@foyer>$/im);
  assert.ok(Math.max(...caught.raw.split('\n').map((line) => line.length)) <= 998);
  assert.equal(caught.headers['list-unsubscribe-post'], 'List-Unsubscribe=One-Click');
  assert.ok(caught.headers['list-unsubscribe']?.includes(linkIn(caught, 'unsubscribe')));

  const { elements, links, words } = read(caught);
  assert.deepEqual(elements('html')[0]?.attribs['lang'], 'de');
  for (const text of ['Newsletter von Weidner & Sohl', 'Anmeldung bestätigen', ...address.split('\n'), 'Impressum']) {
    assert.ok(words.includes(text), text);
  }
  const confirmUrl = `http://127.0.0.1:8787${linkIn(caught, 'confirm')}`;
  const unsubscribeUrl = `http://127.0.0.1:8787${linkIn(caught, 'unsubscribe')}`;
  assert.deepEqual(links, [confirmUrl, confirmUrl, unsubscribeUrl, 'https://example.org/impressum']);
  assert.ok(words.includes(confirmUrl), 'the link is written out, too');
  const button = elements('a')[0]?.attribs['style'] ?? '';
  assert.match(button, /background:#f1bd4a;color:#000000;/);
  // The parser has put the picture in the place of its cid.
  const pictures = elements('img').map(({ attribs }) => [
    attribs['src']?.slice(0, 15),
    attribs['alt'],
    attribs['width'],
  ]);
  assert.deepEqual(pictures, [['data:image/png;', 'Weidner & Sohl', '240']]);
  assert.ok(caught.text.includes(`${address}\nImpressum: https://example.org/impressum\n`));
});

test('opening a mail asks no server for anything, and Gmail does not clip it, in every language', async (context) => {
  const locales = wordings();
  const forms = Object.fromEntries(locales.map((locale) => [locale, { ...signUpForm, locale }]));
  const { mail, mails, visitor, signsUp } = await newsletter(context, {
    forms: { newsletter: signUpForm, ...forms },
    brand: brand(context),
  });
  await signsUp({ fields: { email: 'first@example.org' } });
  await mail();
  assert.ok(locales.length > 18);
  for (const locale of locales) {
    const captcha = await solved(await visitor.challenge(`/${locale}?without=pow`));
    const fields = { email: `${locale}@example.org` };
    await visitor.post(`/${locale}`, signUp(captcha, { fields }));
    await mail();
  }
  for (const { html, raw, subject } of mails.messages()) {
    // Base64 hides the words of a mail from filters.
    assert.equal(raw.match(/^Content-Transfer-Encoding: quoted-printable$/gm)?.length, 2, subject);
    assert.doesNotMatch(html, /@import|<link|<script|<form|url\(|src="(?!data:image\/png;)/i, subject);
    assert.ok(Buffer.byteLength(html.replace(/data:image[^"]*/, '')) < 20_000);
  }
  const arabic = read(mails.messages().find(({ to }) => to === 'ar@example.org')!);
  assert.equal(arabic.elements('html')[0]?.attribs['dir'], 'rtl');
});

const marked = '</td><script>alert(1)</script><img src=x onerror=alert(1)>"\'&amp; ${7*7} `{{title}}';
const plain = 'Some other words of the same owner';

test('markup in the owner’s settings is text', async (context) => {
  const shapes: (readonly string[])[] = [];
  for (const words of [plain, marked]) {
    const forms = { newsletter: { ...signUpForm, confirmation: { subject: words, text: `${words}\n\n${words}` } } };
    const look = { name: words, address: words, color: '#123' };
    const { mail, signsUp } = await newsletter(context, { forms, brand: look });
    await signsUp();
    const caught = await mail();
    const { shape, words: shown } = read(caught);
    shapes.push(shape);
    assert.equal(caught.subject, words);
    assert.equal(shown.split(words).length - 1, 5, 'name, heading, two paragraphs, address');
  }
  assert.deepEqual(shapes[1], shapes[0]);
});

test('the owner’s words are in the visitor’s language; button, notes and the way out stay', async (context) => {
  const confirmation = { subject: { de: 'Ein Klick noch', en: 'One click' }, text: 'Willkommen!\n\nSchön.\nSehr.' };
  const alreadyConfirmed = { text: { de: 'Alles gut: https://example.org/hilfe.' } };
  const world = await newsletter(context, {
    forms: { newsletter: { ...signUpForm, confirmation, alreadyConfirmed } },
  });
  await world.signsUp();
  const first = await world.mail();
  assert.equal(first.subject, 'Ein Klick noch');
  assert.match(first.text, /^Willkommen!\n\nSchön\.\nSehr\.\n\nhttp:\/\/127\.0\.0\.1:8787\/confirm\/\S+\n\nDer Link/);
  assert.match(first.html, />Schön\.<br>Sehr\.</);
  await world.visitor.post(linkIn(first, 'confirm'), '');
  world.passes(11 * minute);
  await world.signsUp();
  const second = await world.mail();
  assert.equal(second.subject, 'Du bist schon angemeldet');
  assert.deepEqual(read(second).links, [
    'https://example.org/hilfe',
    `http://127.0.0.1:8787${linkIn(second, 'unsubscribe')}`,
  ]);
});

test('the owner gets the message as text alone, told at the time of their zone, and a link to the inbox as both', async (context) => {
  const mails = await startMailCatcher();
  context.after(() => mails.stop());
  const { visitor } = await startEndpoint(context, {
    brand: brand(context),
    timeZone: 'Asia/Tokyo',
    forms: { contact: { fields: 'email message', locale: 'de' } },
    now: () => Date.parse('2026-03-12T23:30:00Z'),
    mail: { smtpUrl: mails.smtpUrl, from: 'forms@example.org', to: 'owner@example.org' },
  });
  const arrived = async (count: number) => {
    while (mails.messages().length < count) await new Promise((resolve) => setTimeout(resolve, 5));
    return mails.messages()[count - 1]!;
  };
  const fields = { email: 'lena@example.org', message: 'Hallo' };
  await visitor.post('/contact', contactMessage(await solved(await visitor.challenge('/contact')), { fields }));
  const notification = await arrived(1);
  assert.deepEqual(typesOf(notification), ['text/plain utf-8']);
  assert.match(notification.text, /^Eingegangen: 13\. März 2026, 8:30$/m);
  await visitor.send('/inbox/link', { method: 'POST' });
  const link = await arrived(2);
  const [url = ''] = /http:\S+\/inbox\/open\/\S+/.exec(link.text) ?? [];
  assert.deepEqual(read(link).links, [url, url]);
  assert.doesNotMatch(link.text, /Kirchtor/, 'an imprint is for visitors');
});
