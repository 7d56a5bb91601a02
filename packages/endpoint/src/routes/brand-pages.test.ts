// Pages for visitors in the owner's name, and the owner's own page at the end.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { DomUtils, parseDocument } from 'htmlparser2';
import { pngLogo } from '../testing/logo.ts';
import { linkIn, newsletter } from '../testing/newsletter.ts';
import { browser } from '../testing/plain-browser.ts';
import { temporaryFolder } from '../testing/visitor.ts';

function brand(context: TestContext) {
  const logo = join(temporaryFolder(context), 'logo.png');
  writeFileSync(logo, pngLogo);
  return { name: 'Weidner & <b>Sohl', color: '#F1BD4A', logo, imprintUrl: 'https://example.org/impressum' };
}

async function look(response: Response) {
  const document = parseDocument(await response.text());
  const elements = (name: string) => DomUtils.getElementsByTagName(name, document);
  const policy = response.headers.get('content-security-policy') ?? '';
  const styles = elements('style').map((style) => DomUtils.textContent(style));
  const blocked = styles.filter((css) => !policy.includes(createHash('sha256').update(css).digest('base64')));
  return {
    policy,
    blocked,
    colors: styles[1] ?? '',
    title: DomUtils.textContent(elements('title')),
    logos: elements('img').map(({ attribs }) => `${attribs['src']?.slice(0, 22)} ${attribs['alt']}`),
    links: elements('a').map(({ attribs }) => attribs['href']),
    bold: elements('b').length,
  };
}

test('the pages of mail links, of the question and of problems carry name, color, logo and imprint', async (context) => {
  const forms = {
    newsletter: { fields: 'email name?', doubleOptIn: true, locale: 'de' },
    contact: { fields: 'email message', locale: 'de' },
  };
  const { mail, signsUp, visitor } = await newsletter(context, { brand: brand(context), forms });
  await signsUp();
  const caught = await mail();
  const person = { accept: 'text/html' };
  const form = { 'content-type': 'application/x-www-form-urlencoded', ...person };
  for (const [title, response] of [
    ['Newsletter bestellen?', await visitor.get(linkIn(caught, 'confirm'), person)],
    ['Deine Anmeldung ist bestätigt', await visitor.post(linkIn(caught, 'confirm'), '', person)],
    ['Newsletter abbestellen?', await visitor.get(linkIn(caught, 'unsubscribe'), person)],
    ['Eine kurze Frage noch', await visitor.post('/contact', 'email=lena%40example.org&message=Hallo', form)],
    ['Vielen Dank', await visitor.get('/contact/thanks', person)],
    ['There is nothing here', await visitor.get('/nowhere', person)],
  ] as const) {
    const { blocked, bold, colors, links, logos, policy, title: shown } = await look(response);
    assert.equal(shown, `${title} – Weidner & <b>Sohl`);
    assert.deepEqual(logos, ['data:image/png;base64, Weidner & <b>Sohl'], title);
    assert.match(policy, /; img-src data:; form-action 'self';/);
    assert.deepEqual([blocked, bold], [[], 0], title);
    assert.match(colors, /--accent: #f1bd4a; --on-accent: #000000;/);
    assert.ok(links.includes('https://example.org/impressum'), title);
  }
});

test('without JavaScript, a form ends on the owner’s page in the visitor’s language', async (context) => {
  const thanksUrl = { de: 'https://example.org/danke?f=1', en: 'https://www.example.org/thanks' };
  const forms = { contact: { fields: 'email message', thanksUrl } };
  const { answers, fillsIn, visitor } = await browser(context, { forms });
  const typed = { email: 'lena@example.org', message: 'Hallo', 'foyer.locale': 'de' };
  const page = await fillsIn('/contact', typed, { 'accept-language': 'en' });
  // Otherwise Chromium and Safari would stop at the redirect.
  const policy = page.headers.get('content-security-policy') ?? '';
  assert.match(policy, /form-action 'self' https:\/\/example\.org https:\/\/www\.example\.org;/);
  const thanked = await answers(page, page.sum);
  assert.equal(`${thanked.status} ${thanked.headers.get('location')}`, '303 /contact/thanks?locale=de');
  const last = await visitor.get('/contact/thanks?locale=de', { accept: 'text/html' });
  assert.equal(`${last.status} ${last.headers.get('location')}`, `303 ${thanksUrl.de}`);
  assert.equal(last.headers.get('referrer-policy'), 'no-referrer');
  const english = await visitor.get('/contact/thanks', { 'accept-language': 'en-GB' });
  assert.equal(english.headers.get('location'), thanksUrl.en);
});
