// What a click proves, and who is one person.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linkIn, minute, newsletter, ownersSubscribers } from '../testing/newsletter.ts';

const consent = (text: string, locale = 'de') => ({ text, locale, given: true });

test('a click proves the wording of its own mail, whatever was sent in since', async (context) => {
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

test('a request changes nothing about a pending subscriber but that another mail goes out', async (context) => {
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

test('two mails that are both clicked are two proofs, each of its own wording', async (context) => {
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

test('a sign-up after leaving changes nothing until its mail is clicked', async (context) => {
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
  assert.equal((await visitor.post(linkIn(second, 'confirm'), '')).status, 410, 'who did not ask can say so');
  passes(11 * minute);
  await signsUp({ consent: consent('At last') });
  await visitor.post(linkIn(await mail(), 'confirm'), '');
  assert.equal(await status(), 'lena@example.org confirmed');
});

test('the mail that is recorded in the proof names its request', async (context) => {
  const { mail, passes, signsUp, visitor } = await newsletter(context);
  await signsUp({ fields: { email: 'lena@example.org' } });
  await mail();
  passes(11 * minute);
  await signsUp({ fields: { email: 'Lena@example.org' } });
  assert.equal((await mail()).to, 'Lena@example.org', 'as it was typed this time');
  const [subscriber] = await ownersSubscribers(visitor);
  assert.equal(subscriber!.consent.filter(({ kind }) => kind === 'mail_sent').length, 2);
});

test('all mails to a subscriber have the same link to unsubscribe, and each its own to confirm', async (context) => {
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

test('one person is one subscriber and gets one mail, however the address is spelled', async (context) => {
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

test('addresses that differ in a plus tag are different subscribers, and one mailbox to the pace', async (context) => {
  const { mails, mail, signsUp, status } = await newsletter(context);
  for (const email of ['lena@example.org', 'lena+a@example.org', 'Lena+B@example.org'])
    await signsUp({ fields: { email } });
  assert.equal((await mail()).to, 'lena@example.org');
  await signsUp({ fields: { email: 'other@example.org' } });
  assert.equal((await mail()).to, 'other@example.org');
  assert.equal(mails.messages().length, 2);
  assert.equal((await status()).split(', ').length, 4);
});
