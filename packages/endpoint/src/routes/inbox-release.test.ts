// A message that was marked as spam and released is restored to its former state.
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { linkIn, minute, newsletter, ownersSubscribers } from '../testing/newsletter.ts';
import { ownerWith } from '../testing/owner.ts';
import { contactMessage, solved } from '../testing/visitor.ts';

const inboxToken = 'owner-token';
const json = { authorization: `Bearer ${inboxToken}`, accept: 'application/json' };

async function reviewed(context: TestContext) {
  const forms = {
    contact: { fields: 'email message', reply: { subject: 'Thanks', text: 'We will write.' } },
    newsletter: { fields: 'email name?', doubleOptIn: true, consentRequired: true },
  };
  const world = await newsletter(context, { forms });
  const owner = await ownerWith(world.visitor, inboxToken);
  const signsUp = async (changes = {}) => {
    const { submissionId } = (await (await world.signsUp(changes)).json()) as { submissionId: string };
    return submissionId;
  };
  const decides = (submissionId: string, decision: string) =>
    owner.decides(`/inbox/messages/${submissionId}`, decision);
  const message = async (submissionId: string) =>
    (await (await world.visitor.get(`/inbox/messages/${submissionId}`, json)).json()) as {
      status: string;
      mails: { kind: string }[];
    };
  const steps = async () => {
    const [subscriber] = await ownersSubscribers(world.visitor);
    return subscriber!.consent.map(({ kind }) => kind);
  };
  /** All mails, after the outbox is empty. */
  const mails = async () => {
    const email = `last${Math.random()}@example.org`;
    await signsUp({ fields: { email } });
    while (!world.mails.messages().some(({ to }) => to === email)) await setTimeout(5);
    return world.mails.messages().filter(({ to }) => !to.startsWith('last'));
  };
  return { ...world, decides, mails, message, signsUp, steps };
}

test('a released confirmed sign-up stays confirmed, without another mail or consent event', async (context) => {
  const here = await reviewed(context);
  const submissionId = await here.signsUp();
  await here.visitor.post(linkIn(await here.mail(), 'confirm'), '');
  const before = await here.steps();
  for (let times = 0; times < 2; times += 1) {
    here.passes(11 * minute);
    await here.decides(submissionId, 'spam');
    await here.decides(submissionId, 'spam');
    assert.equal((await here.message(submissionId)).status, 'spam');
    await here.decides(submissionId, 'release');
    assert.equal((await here.message(submissionId)).status, 'accepted');
  }
  assert.equal((await here.mails()).length, 1);
  const subscribers = await ownersSubscribers(here.visitor);
  const lena = subscribers.find(({ email }) => email === 'lena@example.org')!;
  assert.deepEqual([lena.status, lena.consent.map(({ kind }) => kind)], ['confirmed', before]);
});

test('a released pending sign-up is pending, and the link in its mail works again', async (context) => {
  const here = await reviewed(context);
  const submissionId = await here.signsUp();
  const mail = await here.mail();
  const before = await here.steps();
  here.passes(11 * minute);
  await here.decides(submissionId, 'spam');
  assert.equal((await here.visitor.post(linkIn(mail, 'confirm'), '')).status, 410);
  await here.decides(submissionId, 'release');
  assert.deepEqual([await here.status(), await here.steps()], ['lena@example.org pending', before]);
  assert.equal((await here.mails()).length, 1);
  assert.equal((await here.visitor.post(linkIn(mail, 'confirm'), '')).status, 200);
  assert.match(await here.status(), /lena@example.org confirmed/);
});

test('a release sends the mail of a waiting sign-up, but not of a withdrawn one', async (context) => {
  const here = await reviewed(context);
  await here.signsUp();
  const first = await here.mail();
  const [waiting, withdrawn] = [await here.signsUp(), await here.signsUp({ fields: { email: 'ada@example.org' } })];
  const toAda = await here.mail();
  await here.decides(waiting, 'spam');
  await here.decides(withdrawn, 'spam');
  here.passes(11 * minute);
  assert.equal((await here.mails()).length, 2);
  await here.visitor.post(linkIn(toAda, 'unsubscribe'), '');
  for (const each of [waiting, withdrawn]) await here.decides(each, 'release');
  const all = await here.mails();
  assert.deepEqual(
    all.map(({ to }) => to),
    ['lena@example.org', 'ada@example.org', 'lena@example.org'],
  );
  assert.match(await here.status(), /ada@example.org unsubscribed/);
  assert.equal((await here.visitor.post(linkIn(first, 'confirm'), '')).status, 200);
});

test('if the newest sign-up is marked as spam or deleted, the one before gets its mail', async (context) => {
  for (const decision of ['spam', 'delete']) {
    const here = await reviewed(context);
    const fields = { email: 'lena@example.org', message: 'Hallo' };
    const answered = contactMessage(await solved(await here.visitor.challenge('/contact')), { fields });
    await here.visitor.post('/contact', answered);
    assert.equal((await here.mail()).subject, 'Thanks');
    await here.signsUp({ consent: { text: 'A', locale: 'de', given: true } });
    const newest = await here.signsUp({ consent: { text: 'B', locale: 'en', given: true } });
    await here.decides(newest, decision);
    here.passes(11 * minute);
    const [, confirmation] = await here.mails();
    assert.equal(confirmation?.subject, 'Bitte bestätigen Sie Ihre Anmeldung', decision);
    await here.visitor.post(linkIn(confirmation, 'confirm'), '');
    const subscribers = await ownersSubscribers(here.visitor);
    const lena = subscribers.find(({ email }) => email === 'lena@example.org')!;
    assert.equal(lena.consent.at(-1)!.text, 'A', decision);
  }
});

test('a released message that was already answered is not answered again', async (context) => {
  const here = await reviewed(context);
  const message = contactMessage(await solved(await here.visitor.challenge('/contact')), {
    fields: { email: 'lena@example.org', message: 'Hallo' },
  });
  await here.visitor.post('/contact', message);
  await here.mail();
  here.passes(11 * minute);
  await here.decides(message.submissionId, 'spam');
  await here.decides(message.submissionId, 'release');
  const { mails, status } = await here.message(message.submissionId);
  assert.deepEqual([status, mails.map(({ kind }) => kind)], ['accepted', ['answer']]);
});

test('a suspected message is answered on its first release only', async (context) => {
  const here = await reviewed(context);
  const message = contactMessage(await solved(await here.visitor.challenge('/contact')), {
    fields: { email: 'lena@example.org', message: 'Hallo' },
    trap: { website: 'x' },
  });
  await here.visitor.post('/contact', message);
  for (const decision of ['release', 'spam', 'release']) {
    await here.decides(message.submissionId, decision);
    here.passes(11 * minute);
  }
  const { mails, status } = await here.message(message.submissionId);
  assert.deepEqual([status, mails.map(({ kind }) => kind)], ['accepted', ['answer']]);
});
