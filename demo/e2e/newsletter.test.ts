import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaughtMail } from '@foyer/testing/node/mail-catcher.ts';
import type { Visitor } from '@foyer/testing/node/visitor.ts';
import { eventually } from './eventually.ts';
import { caughtMail, readInbox, storedWith } from './owner.ts';
import { robotAt, signup, solved } from './robot.ts';
import { siteOfThisFile, story } from './story.ts';
import { notedEvents, notesEvents, stateOf } from './widget.ts';

const site = siteOfThisFile();

interface Subscriber {
  readonly email: string;
  readonly name: string | null;
  readonly status: string;
  readonly consent: readonly { kind: string; text: string | null; locale: string | null; form: string }[];
}

const WORDING =
  'Weidner & Sohl schreibt dir derzeit einmal im Monat über Service und Führung. Dein Name ist freiwillig und dient nur der Anrede. Du kannst deine Einwilligung jederzeit widerrufen, mit dem Link in jeder Ausgabe oder per Mail. Mehr in der Datenschutzerklärung.';

async function subscriber(email: string): Promise<Subscriber | undefined> {
  const { subscribers } = (await readInbox(site(), '/subscribers')) as { subscribers: Subscriber[] };
  return subscribers.find((candidate) => candidate.email === email);
}

function linkIn({ text }: CaughtMail, purpose: 'confirm' | 'unsubscribe'): string {
  const link = new RegExp(`http://\\S+/${purpose}/\\S+`).exec(text)?.[0];
  assert.ok(link, `the mail has a link to ${purpose}: ${text}`);
  assert.ok(link.startsWith(`${site().endpointUrl}/`), 'the link starts with the configured URL');
  return link;
}

/** The page has another e-mail field further down, so the newsletter's has to be there first. */
async function opensNewsletter(visitor: Visitor): Promise<void> {
  await visitor.opens(site().pageUrl);
  await visitor.sees('Newsletter anfordern');
}

async function signsUp(visitor: Visitor, email: string, name?: string): Promise<CaughtMail> {
  await opensNewsletter(visitor);
  await visitor.fills('E-Mail', email);
  if (name) await visitor.fills('Name', name);
  await visitor.clicks('Newsletter anfordern');
  await visitor.sees('Schau bitte in dein Postfach.');
  await visitor.sees(email);
  return caughtMail(site(), email);
}

story('a visitor signs up, opens the link in the mail, clicks the button, and is subscribed', async (visitor) => {
  const email = `mia.${visitor.engine}@example.org`;
  await visitor.opens(site().pageUrl);
  await visitor.sees('Erscheint einmal im Monat');
  await visitor.sees(WORDING);
  const mail = await signsUp(visitor, email, 'Mia');

  assert.equal(await stateOf(visitor, 'foyer-newsletter-signup'), 'pending');
  assert.equal((await subscriber(email))?.status, 'pending');
  assert.equal(storedWith(site(), email)[0]?.status, 'pending');
  assert.equal(mail.to, email);
  assert.equal(mail.subject, 'Bitte bestätige deine Anmeldung');
  assert.ok(!mail.raw.includes('Mia'), "the mail may go to a stranger, so it has none of the form's input");
  assert.equal(mail.headers['list-unsubscribe-post'], 'List-Unsubscribe=One-Click');

  await visitor.opens(linkIn(mail, 'confirm'));
  await visitor.sees('Mit einem Klick bestätigst du deine Anmeldung.');
  assert.equal((await subscriber(email))?.status, 'pending', 'opening the link changes nothing');
  await visitor.clicks('Anmeldung bestätigen');
  await visitor.sees('Deine Anmeldung ist bestätigt');

  const confirmed = await subscriber(email);
  assert.equal(confirmed?.status, 'confirmed');
  assert.equal(confirmed.name, 'Mia');
  assert.deepEqual(
    confirmed.consent.map(({ kind }) => kind),
    ['requested', 'mail_sent', 'confirmed'],
  );
  const [requested, , click] = confirmed.consent;
  for (const event of [requested, click]) {
    assert.equal(event?.text, WORDING, 'the proof has the wording as shown');
    assert.equal(event.locale, 'de-x-informal');
    assert.equal(event.form, 'newsletter');
  }
  assert.equal(storedWith(site(), email)[0]?.status, 'accepted');

  await visitor.opens(site().inboxUrl);
  await visitor.sees(email);
});

story('the unsubscribe link opens a page whose button unsubscribes', async (visitor) => {
  const email = `leonie.${visitor.engine}@example.org`;
  const mail = await signsUp(visitor, email);
  await fetch(linkIn(mail, 'confirm'), { method: 'POST' });
  assert.equal((await subscriber(email))?.status, 'confirmed');

  await visitor.opens(linkIn(mail, 'unsubscribe'));
  await visitor.sees('Newsletter abbestellen?');
  assert.equal((await subscriber(email))?.status, 'confirmed');
  await visitor.clicks('Newsletter abbestellen');
  await visitor.sees('Du bist abgemeldet');
  assert.equal((await subscriber(email))?.status, 'unsubscribed');
  await visitor.opens(linkIn(mail, 'confirm'));
  await visitor.sees('Dieser Link gilt nicht mehr');
});

story('a corrected address gets a second mail, and the first link no longer confirms', async (visitor) => {
  const mistyped = `nora.${visitor.engine}@exmaple.org`;
  const meant = `nora.${visitor.engine}@example.org`;
  const first = await signsUp(visitor, mistyped);
  await visitor.sees('Die nächste Mail können wir in');
  await visitor.clicks('Adresse ändern');
  await visitor.fills('E-Mail', meant);
  await visitor.clicks('Mail senden');
  await visitor.sees('Wenn die Adresse stimmt, ist eine Mail unterwegs.');
  await visitor.sees(`Mit einem Klick in der Mail an ${meant} bestätigst du deine Anmeldung`);
  assert.equal(await stateOf(visitor, 'foyer-newsletter-signup'), 'pending');

  const second = await caughtMail(site(), meant);
  assert.equal(second.to, meant);
  assert.equal((await fetch(linkIn(first, 'confirm'), { method: 'POST' })).status, 410);
  assert.equal((await subscriber(meant))?.status, 'pending', 'a withdrawn link confirms nothing');
  await visitor.opens(linkIn(first, 'confirm'));
  await visitor.sees('Dieser Link gilt nicht mehr');

  await visitor.opens(linkIn(second, 'confirm'));
  await visitor.clicks('Anmeldung bestätigen');
  await visitor.sees('Deine Anmeldung ist bestätigt');
  assert.equal((await subscriber(meant))?.status, 'confirmed');
  assert.notEqual((await subscriber(mistyped))?.status, 'confirmed');
  const [stored, ...others] = [...storedWith(site(), mistyped), ...storedWith(site(), meant)];
  assert.equal(stored?.status, 'accepted', 'the correction belongs to the first message');
  assert.deepEqual(others, []);
});

story('a sign-up needs neither a name nor a captcha', async (visitor) => {
  const email = `ohne-namen.${visitor.engine}@example.org`;
  await opensNewsletter(visitor);
  await visitor.fills('E-Mail', email);
  const rows = await visitor.evaluates(
    `document.querySelector('foyer-newsletter-signup').shadowRoot.querySelectorAll('[part=captcha]').length`,
  );
  assert.equal(rows, 0);
  await visitor.clicks('Newsletter anfordern');
  await visitor.sees('Schau bitte in dein Postfach.');
  assert.deepEqual(storedWith(site(), email)[0]?.fields, { email });
  assert.equal((await subscriber(email))?.name, null);
});

story('an invalid address is reported in informal German before anything is sent', async (visitor) => {
  await opensNewsletter(visitor);
  await notesEvents(visitor);
  await visitor.fills('E-Mail', 'mia.example.org');
  await visitor.clicks('Newsletter anfordern');
  await visitor.sees('In dieser Adresse fehlt das @-Zeichen.');
  const events = (await notedEvents(visitor)) as { type: string }[];
  assert.deepEqual(
    events.map(({ type }) => type).filter((type) => type !== 'foyer-load'),
    ['foyer-invalid'],
  );
  assert.equal(
    await visitor.evaluates(`document.querySelector('foyer-newsletter-signup').shadowRoot.activeElement.name`),
    'email',
  );
});

story('an address that is already subscribed gets the same response as a new one', async (visitor) => {
  const email = `zweimal.${visitor.engine}@example.org`;
  const mail = await signsUp(visitor, email);
  await fetch(linkIn(mail, 'confirm'), { method: 'POST' });
  await opensNewsletter(visitor);
  await visitor.fills('E-Mail', email);
  await visitor.clicks('Newsletter anfordern');
  await visitor.sees('Schau bitte in dein Postfach.');
  await visitor.sees(email);
  assert.equal((await subscriber(email))?.status, 'confirmed');
});

test('new, pending and confirmed addresses get the same answer', async () => {
  const robot = robotAt(site().endpointUrl);
  const email = 'gleich@example.org';
  const asks = async () => {
    const captcha = solved(await robot.challenge('/newsletter?without=question'));
    return robot.post('/newsletter', signup(email, captcha));
  };
  const fresh = await asks();
  const pending = await asks();
  const mail = await caughtMail(site(), email);
  await fetch(linkIn(mail, 'confirm'), { method: 'POST' });
  assert.equal((await subscriber(email))?.status, 'confirmed');
  const confirmed = await asks();
  const shape = ({ status, body }: typeof fresh) => ({ ...body, http: status, submissionId: '', receivedAt: '' });
  assert.deepEqual(shape(pending), shape(fresh));
  assert.deepEqual(shape(confirmed), shape(fresh));
  assert.equal(fresh.body['status'], 'pending');
  assert.equal(
    site()
      .mail.messages()
      .filter(({ to }) => to === email).length,
    1,
    'one mail in ten minutes',
  );
});

test('opening a link, as mail scanners do, neither confirms nor unsubscribes', async () => {
  const robot = robotAt(site().endpointUrl);
  const email = 'scanner@example.org';
  const captcha = solved(await robot.challenge('/newsletter?without=question'));
  assert.equal((await robot.post('/newsletter', signup(email, captcha))).status, 202);
  const mail = await caughtMail(site(), email);
  for (const method of ['GET', 'HEAD', 'GET', 'OPTIONS']) {
    const response = await fetch(linkIn(mail, 'confirm'), { method });
    const page = await response.text();
    if (method === 'GET') assert.ok(!/<script/i.test(page), 'the page has no script');
  }
  for (const method of ['GET', 'HEAD']) await fetch(linkIn(mail, 'unsubscribe'), { method });
  assert.equal((await subscriber(email))?.status, 'pending');
  // As mail programs do it: one POST, no page, no Origin.
  const listUnsubscribe = /<(http[^>]+)>/.exec(mail.headers['list-unsubscribe'] ?? '')?.[1];
  assert.ok(listUnsubscribe);
  const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
  assert.equal((await fetch(listUnsubscribe, { method: 'POST', body })).status, 200);
  await eventually('end of the subscription', async () =>
    (await subscriber(email))?.status === 'unsubscribed' ? true : undefined,
  );
  assert.equal((await fetch(linkIn(mail, 'confirm'), { method: 'POST' })).status, 410);
});

test('an unknown confirmation link is a 404', async () => {
  assert.equal((await fetch(`${site().endpointUrl}/confirm/none`)).status, 404);
  assert.equal((await fetch(`${site().endpointUrl}/confirm/none`, { method: 'POST' })).status, 404);
});
