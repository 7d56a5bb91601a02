// The limit of mails to one address delays confirmations and never drops one.
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { linkIn, minute, newsletter, type NewsletterWorld } from '../testing/newsletter.ts';
import { contactMessage, solved } from '../testing/visitor.ts';

const day = 24 * 60 * minute;
const reply = { subject: 'Thanks', text: 'We will write.' };
const forms = {
  contact: { fields: 'email message', reply },
  newsletter: { fields: 'email name?', doubleOptIn: true, consentRequired: true },
  events: { fields: 'email name?', doubleOptIn: true },
};

async function writes({ visitor }: NewsletterWorld, email: string): Promise<void> {
  const fields = { email, message: `Hallo ${Math.random()}` };
  const message = contactMessage(await solved(await visitor.challenge('/contact')), { fields });
  assert.equal((await visitor.post('/contact', message)).status, 202);
}

/** Advances the clock, and waits for another visitor's mail, after which the outbox is empty. */
async function passesTo(world: NewsletterWorld, ms: number): Promise<readonly string[]> {
  world.passes(ms);
  const before = world.mails.messages().length;
  const email = `other${Math.random()}@example.org`;
  await world.signsUp({ fields: { email } });
  const others = () => world.mails.messages().some(({ to }) => to === email);
  while (!others()) await new Promise((resolve) => setTimeout(resolve, 5));
  // Mails that are due are sent before the next claim finds none.
  await new Promise((resolve) => setTimeout(resolve, 50));
  return world.mails
    .messages()
    .slice(before)
    .filter(({ to }) => to !== email)
    .map(({ to, subject }) => `${to} ${subject}`);
}

const world = (context: TestContext) => newsletter(context, { forms });
const please = 'Bitte bestätige deine Anmeldung';

test('a sign-up right after a message with an automatic answer gets its mail ten minutes later', async (context) => {
  const here = await world(context);
  await writes(here, 'lena@example.org');
  assert.equal((await here.mail()).subject, 'Thanks');
  await here.signsUp({ fields: { email: 'Lena+news@example.org' } });
  assert.deepEqual(await passesTo(here, 9 * minute), []);
  assert.deepEqual(await passesTo(here, 2 * minute), [`Lena+news@example.org ${please}`]);
  assert.deepEqual(await passesTo(here, day), [], 'one mail, not more');
});

test('several early sign-ups get one delayed mail, for the newest', async (context) => {
  const here = await world(context);
  await here.signsUp();
  await here.mail();
  for (const text of ['B', 'C', 'D']) await here.signsUp({ consent: { text, locale: 'de', given: true } });
  assert.deepEqual(await passesTo(here, 11 * minute), ['lena@example.org Bitte bestätigen Sie Ihre Anmeldung']);
  const letter = here.mails.messages().findLast(({ to }) => to === 'lena@example.org')!;
  await here.visitor.post(linkIn(letter, 'confirm'), '');
  const { subscribers } = (await (
    await here.visitor.get('/inbox/subscribers', { authorization: 'Bearer owner-token', accept: 'application/json' })
  ).json()) as { subscribers: { email: string; consent: { kind: string; text: string }[] }[] };
  const lena = subscribers.find(({ email }) => email === 'lena@example.org')!;
  assert.equal(lena.consent.find(({ kind }) => kind === 'confirmed')?.text, 'D');
  assert.deepEqual(await passesTo(here, day), []);
});

test('the fourth mail of a day waits for a day, and its link is valid from its sending', async (context) => {
  const here = await world(context);
  for (let times = 0; times < 3; times += 1) {
    await here.signsUp();
    await here.mail();
    here.passes(11 * minute);
  }
  await here.signsUp();
  assert.deepEqual(await passesTo(here, 5 * 60 * minute), []);
  assert.deepEqual(await passesTo(here, 18 * 60 * minute), []);
  assert.deepEqual(await passesTo(here, 60 * minute), [`lena@example.org ${please}`]);
  const letter = here.mails.messages().findLast(({ to }) => to === 'lena@example.org')!;
  here.passes(7 * day - minute);
  assert.equal((await here.visitor.post(linkIn(letter, 'confirm'), '')).status, 200);
});

test('sign-ups to two forms each get their mail, ten minutes apart', async (context) => {
  const here = await world(context);
  await here.signsUp();
  await here.mail();
  const events = contactMessage(await solved(await here.visitor.challenge('/events')), {
    fields: { email: 'lena@example.org' },
  });
  assert.equal((await here.visitor.post('/events', events)).status, 202);
  await here.signsUp({ consent: { text: 'B', locale: 'de', given: true } });
  assert.equal((await passesTo(here, 10 * minute)).length, 1);
  assert.equal((await passesTo(here, 10 * minute)).length, 1);
  assert.deepEqual(await passesTo(here, day), []);
});

test('a waiting confirmation is dropped if the address was confirmed or unsubscribed meanwhile', async (context) => {
  const here = await world(context);
  for (const kind of ['confirm', 'unsubscribe'] as const) {
    const email = `${kind}@example.org`;
    await here.signsUp({ fields: { email } });
    const first = await here.mail();
    await here.signsUp({ fields: { email } });
    await here.visitor.post(linkIn(first, kind), '');
  }
  assert.deepEqual(await passesTo(here, day), []);
});

test('a confirmed address that signs up gets a mail that says so, ten minutes after its last one', async (context) => {
  const here = await world(context);
  await here.signsUp();
  await here.visitor.post(linkIn(await here.mail(), 'confirm'), '');
  await here.signsUp();
  assert.deepEqual(await passesTo(here, 11 * minute), ['lena@example.org Du bist schon angemeldet']);
});

test('an early resend is delayed, and dropped if the address was corrected', async (context) => {
  const here = await world(context);
  const signsUp = async (email: string) => {
    const { submissionId } = (await (await here.signsUp({ fields: { email } })).json()) as { submissionId: string };
    await here.mail();
    const resends = (changes = {}) => here.visitor.post('/newsletter/resend', { v: 1, submissionId, ...changes });
    return resends;
  };
  const late = await signsUp('late@example.org');
  await late();
  const wrong = await signsUp('wrong@example.org');
  await wrong();
  await wrong({ email: 'right@example.org' });
  assert.equal((await here.mail()).to, 'right@example.org');
  assert.deepEqual(await passesTo(here, 11 * minute), [`late@example.org ${please}`]);
});

test('after an outage, mails to one address are still ten minutes apart', async (context) => {
  const here = await world(context);
  const { smtpUrl } = here.mails;
  const { endpoint } = here;
  assert.ok(smtpUrl && endpoint);
  await here.signsUp();
  await here.mail();
  const events = contactMessage(await solved(await here.visitor.challenge('/events')), {
    fields: { email: 'lena@example.org' },
  });
  await here.visitor.post('/events', events);
  await here.signsUp();
  // Both are overdue.
  assert.equal((await passesTo(here, 3 * 60 * minute)).length, 1);
});
