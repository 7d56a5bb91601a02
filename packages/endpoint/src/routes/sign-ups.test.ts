// Which request a confirmation proves, and which addresses are the same person.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linkIn, minute, newsletter, ownersSubscribers } from '../testing/newsletter.ts';

const consent = (text: string, locale = 'de') => ({ text, locale, given: true });

test('a confirmation proves the wording of its own mail, not of a later sign-up', async (context) => {
  const { visitor, mail, passes, signsUp } = await newsletter(context);
  await signsUp({ fields: { email: 'lena@example.org', name: 'Lena' }, consent: consent('Wording A') });
  const first = await mail();
  passes(11 * minute);
  const others = { fields: { email: 'LENA@example.org', name: 'Buy now' }, consent: consent('Wording B', 'en') };
  await signsUp(others);
  const second = await mail();
  assert.equal(second.subject, 'Please confirm your subscription');
  await visitor.post(linkIn(first, 'confirm'), '');
  const [subscriber] = await ownersSubscribers(visitor);
  assert.deepEqual(
    [subscriber!.email, subscriber!.name, subscriber!.status],
    ['lena@example.org', 'Lena', 'confirmed'],
  );
  const proof = subscriber!.consent.filter(({ kind }) => kind === 'confirmed');
  assert.deepEqual(
    proof.map(({ text, locale }) => [text, locale]),
    [['Wording A', 'de']],
  );
});

test('another sign-up changes a pending subscriber only after it is confirmed', async (context) => {
  const { visitor, mail, passes, signsUp } = await newsletter(context);
  await signsUp({ fields: { email: 'lena@example.org', name: 'Lena' } });
  await mail();
  passes(11 * minute);
  await signsUp({ fields: { email: 'lena@EXAMPLE.org', name: 'Somebody else' }, consent: consent('Other words') });
  const [subscriber] = await ownersSubscribers(visitor);
  assert.deepEqual([subscriber!.email, subscriber!.name, subscriber!.status], ['lena@example.org', 'Lena', 'pending']);
  await visitor.post(linkIn(await mail(), 'confirm'), '');
  const [confirmed] = await ownersSubscribers(visitor);
  assert.deepEqual(
    [confirmed!.email, confirmed!.name, confirmed!.consent.at(-1)!.text],
    ['lena@EXAMPLE.org', 'Somebody else', 'Other words'],
  );
});

test('two confirmed mails are two proofs, each with its own wording', async (context) => {
  const { visitor, mail, passes, signsUp } = await newsletter(context);
  const mails = [];
  for (const text of ['Wording A', 'Wording B']) {
    await signsUp({ consent: consent(text) });
    mails.push(await mail());
    passes(11 * minute);
  }
  for (const each of [...mails, ...mails]) {
    assert.equal((await visitor.post(linkIn(each, 'confirm'), '')).status, 200);
  }
  const [subscriber] = await ownersSubscribers(visitor);
  const proof = subscriber!.consent.filter(({ kind }) => kind === 'confirmed');
  assert.deepEqual(
    proof.map(({ text }) => text),
    ['Wording A', 'Wording B'],
  );
});

test('a sign-up after an unsubscription changes nothing until it is confirmed', async (context) => {
  const { visitor, mail, passes, signsUp, status } = await newsletter(context);
  await signsUp();
  const first = await mail();
  await visitor.post(linkIn(first, 'confirm'), '');
  await visitor.post(linkIn(first, 'unsubscribe'), '');
  passes(11 * minute);
  await signsUp({ consent: consent('Once more') });
  const second = await mail();
  assert.equal(await status(), 'lena@example.org unsubscribed');
  assert.equal((await visitor.post(linkIn(first, 'confirm'), '')).status, 410);
  await visitor.post(linkIn(second, 'unsubscribe'), '');
  assert.equal((await visitor.post(linkIn(second, 'confirm'), '')).status, 410, 'unsubscribing withdraws the sign-up');
  passes(11 * minute);
  await signsUp({ consent: consent('At last') });
  await visitor.post(linkIn(await mail(), 'confirm'), '');
  assert.equal(await status(), 'lena@example.org confirmed');
});

test('each confirmation mail is recorded in the proof', async (context) => {
  const { mail, passes, signsUp, visitor } = await newsletter(context);
  await signsUp({ fields: { email: 'lena@example.org' } });
  await mail();
  passes(11 * minute);
  await signsUp({ fields: { email: 'Lena@example.org' } });
  assert.equal((await mail()).to, 'Lena@example.org', 'the address as typed in this sign-up');
  const [subscriber] = await ownersSubscribers(visitor);
  assert.equal(subscriber!.consent.filter(({ kind }) => kind === 'mail_sent').length, 2);
});

test('mails to a subscriber share the unsubscribe link and have separate confirmation links', async (context) => {
  const { mail, passes, signsUp, visitor } = await newsletter(context);
  const links = [];
  for (const locale of ['de', 'en']) {
    await signsUp({ consent: consent('Yes', locale) });
    const each = await mail();
    links.push([linkIn(each, 'unsubscribe'), linkIn(each, 'confirm')] as const);
    passes(11 * minute);
  }
  const [[unsubscribe, first], [same, second]] = [links[0]!, links[1]!];
  assert.equal(unsubscribe, same);
  assert.notEqual(first, second);
  assert.match(await (await visitor.get(first)).text(), /Newsletter bestellen/);
  assert.match(await (await visitor.get(second)).text(), /lang="en"/);
});

test('spellings of one address are one subscriber and get one mail', async (context) => {
  const { mails, mail, signsUp, status, visitor } = await newsletter(context);
  for (const email of [
    'Lena@müller.example',
    'lena@MÜLLER.example',
    'LENA@xn--mller-kva.example',
    'lena@mu\u0308ller.example',
    'lena@XN--MLLER-KVA.EXAMPLE',
  ]) {
    assert.equal((await signsUp({ fields: { email } })).status, 202, email);
  }
  const first = await mail();
  assert.equal(first.to, 'Lena@xn--mller-kva.example');
  assert.equal(await status(), 'Lena@xn--mller-kva.example pending');
  await signsUp({ fields: { email: 'other@example.org' } });
  assert.equal((await mail()).to, 'other@example.org');
  assert.equal(mails.messages().length, 2);
  await visitor.post(linkIn(first, 'confirm'), '');
  assert.equal((await status()).includes('Lena@xn--mller-kva.example confirmed'), true);
});

test('addresses with different plus tags are separate subscribers who share one mail limit', async (context) => {
  const { mails, mail, signsUp, status } = await newsletter(context);
  for (const email of ['lena@example.org', 'lena+a@example.org', 'Lena+B@example.org'])
    await signsUp({ fields: { email } });
  assert.equal((await mail()).to, 'lena@example.org');
  await signsUp({ fields: { email: 'other@example.org' } });
  assert.equal((await mail()).to, 'other@example.org');
  assert.equal(mails.messages().length, 2);
  assert.equal((await status()).split(', ').length, 4);
});
