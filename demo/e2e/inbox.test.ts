// The inbox works without JavaScript, and on narrow screens.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { wantedEngines } from '@foyer/testing/node/browsers.ts';
import { startVisitor, type Visitor } from '@foyer/testing/node/visitor.ts';
import { storedWith } from './owner.ts';
import { answersTheQuestion, opensPlainForm, plainContactForm } from './plain-form.ts';
import { siteOfThisFile } from './story.ts';

const site = siteOfThisFile();
const axe = await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

async function passesAxe(visitor: Visitor, place: string): Promise<void> {
  await visitor.evaluates(`(() => { ${axe} })()`);
  const found = await visitor.evaluates(`axe.run(document).then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ' ' + nodes.map(({ target }) => target)))`);
  assert.deepEqual(found, [], place);
  const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
  assert.equal(await visitor.evaluates(overflow), 0, place);
}

test('chromium: the owner finds a message, marks it as spam, releases it, deletes it, and logs out', async (context) => {
  if (!wantedEngines().includes('chromium')) return context.skip('chromium is not wanted');
  const owner = await startVisitor('chromium', { width: 320, height: 800, javaScript: false });
  assert.ok(owner);
  context.after(() => owner.leaves());
  await opensPlainForm(owner, context, plainContactForm(site()));
  await owner.fills('E-Mail', 'lena@example.org');
  await owner.fills('Nachricht', 'Haben Sie Übernachtungen?');
  await owner.clicks('Senden');
  await answersTheQuestion(owner);
  await owner.sees('Ihre Nachricht ist angekommen');

  await owner.opens(site().inboxUrl);
  await owner.fills('Search', 'Übernachtungen');
  await owner.clicks('Find');
  await owner.sees('Haben Sie Übernachtungen?');
  await owner.clicks('lena@example.org');
  await owner.sees('Mail to you: sent');
  await owner.clicks('Mark as spam');
  await owner.sees('Not spam');
  assert.equal(storedWith(site(), 'Übernachtungen')[0]?.status, 'spam');
  await owner.clicks('Not spam');
  await owner.sees('Mark as spam');
  assert.equal(storedWith(site(), 'Übernachtungen')[0]?.status, 'accepted');
  await owner.clicks('Delete …');
  await owner.clicks('Delete for good');
  await owner.sees('No messages yet.');
  assert.deepEqual(storedWith(site(), 'Übernachtungen'), []);
  await owner.clicks('Lock the inbox');
  await owner.sees('This inbox is locked');
});

const FIELDS = {
  contact: { name: 'Mia', email: 'mia@example.org', message: 'Guten Tag' },
  newsletter: { email: 'abo@example.org', 'foyer.consent': 'Ja, gern.' },
} as const;

async function sends(visitor: Visitor, context: TestContext, form: keyof typeof FIELDS): Promise<void> {
  const inputs = Object.entries(FIELDS[form]).map(([name, value]) => `<input name="${name}" value="${value}">`);
  const action = `${site().endpointUrl}/${form}`;
  const markup = `<form method="post" action="${action}">${inputs.join('')}<button>Senden</button></form>`;
  await opensPlainForm(visitor, context, markup);
  await visitor.clicks('Senden');
  await answersTheQuestion(visitor);
}

for (const [width, colorScheme] of [
  [320, 'light'],
  [1100, 'dark'],
] as const) {
  test(`chromium: the inbox passes axe and has no horizontal overflow, ${width} px wide, ${colorScheme}`, async (context) => {
    if (!wantedEngines().includes('chromium')) return context.skip('chromium is not wanted');
    const owner = await startVisitor('chromium', { width, height: 800 });
    assert.ok(owner);
    context.after(() => owner.leaves());
    await sends(owner, context, 'contact');
    await sends(owner, context, 'newsletter');
    // Only taking a screenshot sets the color scheme.
    await owner.screenshot('/dev/null', { width, height: 800, colorScheme });
    await owner.opens(site().inboxUrl.replace(/\?.*/, ''));
    await passesAxe(owner, 'the login page');
    await owner.opens(site().inboxUrl);
    await passesAxe(owner, 'the lists');
    await owner.clicks('Mia');
    await owner.sees('Reply');
    await owner.clicks('Delete …');
    await passesAxe(owner, 'a message');
    await owner.opens(site().inboxUrl);
    await owner.clicks('Subscribers');
    await owner.evaluates(`document.querySelector('#subscribers h3 a').click()`);
    await owner.sees('Proof of consent of');
    await passesAxe(owner, 'a proof');
  });
}
