// JavaScript is off: only the page as its editor wrote it and the endpoint's own pages are left.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { wantedEngines } from '@foyer/testing/node/browsers.ts';
import { startVisitor, type Visitor } from '@foyer/testing/node/visitor.ts';
import { caughtMail, storedWith } from './owner.ts';
import { startSite } from '../site.ts';
import { page, startPages } from './pages.ts';
import { answersTheQuestion, opensPlainForm, plainContactForm } from './plain-form.ts';
import { siteOfThisFile } from './story.ts';

const site = siteOfThisFile();
const axe = await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

const newsletterForm = () => `<form method="post" action="${site().endpointUrl}/newsletter">
  <label>E-Mail <input name="email" type="email"></label>
  <label><input type="checkbox" name="foyer.consent" value="Ja, schickt mir den Newsletter."> Ja, gern</label>
  <button>Anmelden</button>
</form>`;

function story(title: string, run: (visitor: Visitor, context: TestContext) => Promise<void>): void {
  test(`chromium: ${title}`, async (context) => {
    if (!wantedEngines().includes('chromium')) return context.skip('chromium is not wanted');
    const visitor = await startVisitor('chromium', { width: 320, height: 800, javaScript: false });
    assert.ok(visitor);
    context.after(() => visitor.leaves());
    await run(visitor, context);
  });
}

/** Checks a copy of the visitor's page in a browser with JavaScript, which axe needs. */
async function passesAxe(visitor: Visitor, context: TestContext): Promise<void> {
  const markup = String(await visitor.evaluates('document.documentElement.outerHTML'));
  const copy = await startPages(context, { '/': `<!doctype html>${markup}` });
  const checker = await startVisitor('chromium', { width: 320, height: 800 });
  assert.ok(checker);
  try {
    await checker.opens(copy.url);
    await checker.evaluates(`(() => { ${axe} })()`);
    const found = await checker.evaluates(`axe.run(document).then(({ violations }) => violations.map(({ id }) => id))`);
    assert.deepEqual(found, []);
    const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    assert.equal(await checker.evaluates(overflow), 0);
  } finally {
    await checker.leaves();
  }
}

story(
  'a wrong answer on the question page asks again, and a right one stores the message',
  async (visitor, context) => {
    const message = 'Ohne Skript, aber mit „Anführung“ & <b>mehr</b>';
    await opensPlainForm(visitor, context, plainContactForm(site()));
    await visitor.fills('E-Mail', 'lena@example.org');
    await visitor.fills('Nachricht', message);
    await visitor.clicks('Senden');
    await visitor.sees(message);
    await passesAxe(visitor, context);
    await answersTheQuestion(visitor, 1);
    await visitor.sees('Das stimmt noch nicht');
    await visitor.sees(message);
    await passesAxe(visitor, context);
    assert.deepEqual(storedWith(site(), message), []);
    await answersTheQuestion(visitor);
    await visitor.sees('Ihre Nachricht ist angekommen');
    await passesAxe(visitor, context);
    const [row, ...others] = storedWith(site(), message);
    assert.deepEqual(others, []);
    assert.deepEqual(row?.fields, { email: 'lena@example.org', message });
    assert.ok((await caughtMail(site(), 'Ohne Skript')).text.includes(message));
  },
);

story('an invalid address can be corrected on the question page', async (visitor, context) => {
  await opensPlainForm(visitor, context, plainContactForm(site()));
  await visitor.fills('E-Mail', 'mia@');
  await visitor.fills('Nachricht', 'Vertippt');
  await visitor.clicks('Senden');
  await visitor.sees('Das sieht nicht nach einer E-Mail-Adresse aus');
  await passesAxe(visitor, context);
  await visitor.fills('E-Mail', 'mia@example.org');
  await answersTheQuestion(visitor);
  await visitor.sees('Ihre Nachricht ist angekommen');
  assert.deepEqual(storedWith(site(), 'Vertippt')[0]?.fields, { email: 'mia@example.org', message: 'Vertippt' });
});

// Browsers apply the question page's `form-action` to the redirects behind its form, too.
story('the form ends on the owner’s own page', async (visitor, context) => {
  const pages = await startPages(context, { '/danke': page('<h1>Danke von Katrin</h1>') });
  const dataDirectory = await mkdtemp(join(tmpdir(), 'foyer-story-'));
  const contact = { fields: 'email message', locale: 'de', thanksUrl: `${pages.url}/danke` };
  const other = await startSite({ dataDirectory, settings: { forms: { contact } } });
  context.after(async () => {
    await other.stop();
    await rm(dataDirectory, { recursive: true });
  });
  await opensPlainForm(visitor, context, plainContactForm(other));
  await visitor.fills('E-Mail', 'lena@example.org');
  await visitor.fills('Nachricht', 'Hallo');
  await visitor.clicks('Senden');
  await answersTheQuestion(visitor);
  await visitor.sees('Danke von Katrin');
});

story('a visitor signs up for the newsletter and confirms by mail', async (visitor, context) => {
  await opensPlainForm(visitor, context, newsletterForm());
  await visitor.fills('E-Mail', 'ohne-skript@example.org');
  await visitor.clicks('Ja, gern');
  await visitor.clicks('Anmelden');
  await visitor.sees('Ja, schickt mir den Newsletter.');
  await answersTheQuestion(visitor);
  await visitor.sees('Eine Mail ist zu dir unterwegs');
  const mail = await caughtMail(site(), 'ohne-skript@example.org');
  await visitor.opens(/\S+\/confirm\/\S+/.exec(mail.text)?.[0] ?? '');
  await visitor.clicks('Anmeldung bestätigen');
  await visitor.sees('Deine Anmeldung ist bestätigt');
  assert.equal(storedWith(site(), 'ohne-skript@example.org')[0]?.status, 'accepted');
});
