// A sign-up that the owner deleted, or whose address was erased, is over: its mail confirms nothing.
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { erasePerson } from '../domain/person.ts';
import { deleteExpired } from '../domain/retention.ts';
import { defineForms } from '../form-options.ts';
import { openStore } from '../store/store.ts';
import { linkIn, minute, newsletter, ownersSubscribers } from '../testing/newsletter.ts';
import { ownerWith } from '../testing/owner.ts';
import { temporaryFolder } from '../testing/visitor.ts';

async function signedUp(context: TestContext) {
  const dataDirectory = temporaryFolder(context);
  const world = await newsletter(context, { dataDirectory });
  const owner = await ownerWith(world.visitor, 'owner-token');
  const signsUp = async (changes = {}) => {
    const { submissionId } = (await (await world.signsUp(changes)).json()) as { submissionId: string };
    return submissionId;
  };
  const decides = (submissionId: string, decision: string) =>
    owner.decides(`/inbox/messages/${submissionId}`, decision);
  const click = async (link: string, method: 'get' | 'post' = 'post') => {
    const language = { 'accept-language': 'de' };
    const page = await (method === 'get' ? world.visitor.get(link, language) : world.visitor.post(link, '', language));
    return [page.status, /<h1>([^<]*)</.exec(await page.text())?.[1]];
  };
  const erases = async (email: string) => {
    const store = await openStore({ dataDirectory });
    await erasePerson(store, email, Date.now());
    await store.close();
  };
  return { ...world, click, dataDirectory, decides, erases, owner, signsUp };
}

const deleted = [410, 'Diese Anmeldung wurde gelöscht'];

test('a sign-up that the owner deleted cannot be confirmed, and its page says why', async (context) => {
  for (const decisions of [['delete'], ['spam', 'delete']]) {
    const { click, decides, mail, signsUp, status, visitor } = await signedUp(context);
    const submissionId = await signsUp();
    const link = linkIn(await mail(), 'confirm');
    for (const decision of decisions) await decides(submissionId, decision);
    assert.deepEqual(await click(link, 'get'), deleted);
    assert.deepEqual(await click(link), deleted);
    assert.equal(await status(), '', 'no address stays behind');
    const resent = await visitor.post('/newsletter/resend', { v: 1, submissionId });
    assert.deepEqual([resent.status, await status()], [202, '']);
  }
});

test('a sign-up whose address was erased cannot be confirmed, and who leaves by its mail reads that they left', async (context) => {
  const { click, erases, mail, signsUp, status } = await signedUp(context);
  await signsUp();
  const first = await mail();
  await erases('LENA@example.org');
  assert.deepEqual(await click(linkIn(first, 'confirm'), 'get'), deleted);
  assert.deepEqual(await click(linkIn(first, 'confirm')), deleted);
  for (const method of ['get', 'post'] as const)
    assert.deepEqual(await click(linkIn(first, 'unsubscribe'), method), [200, 'Sie sind abgemeldet']);
  assert.equal(await status(), '');
});

test('after a deleted sign-up, the same address can sign up again', async (context) => {
  const { click, decides, mail, passes, signsUp, status } = await signedUp(context);
  await decides(await signsUp(), 'delete');
  passes(11 * minute);
  await signsUp();
  const [first, second] = [await mail(), await mail()];
  assert.deepEqual(await click(linkIn(second, 'confirm')), [200, 'Deine Anmeldung ist bestätigt']);
  assert.deepEqual(await click(linkIn(first, 'confirm')), deleted);
  assert.equal(await status(), 'lena@example.org confirmed');
});

test('deleting one of two sign-ups of an address leaves the other', async (context) => {
  const { click, decides, mail, passes, signsUp, status } = await signedUp(context);
  const first = await signsUp();
  const toFirst = await mail();
  passes(11 * minute);
  await signsUp();
  const toSecond = await mail();
  await decides(first, 'delete');
  assert.deepEqual(await click(linkIn(toFirst, 'confirm')), deleted);
  assert.deepEqual(await click(linkIn(toSecond, 'confirm')), [200, 'Deine Anmeldung ist bestätigt']);
  assert.equal(await status(), 'lena@example.org confirmed');
});

test('a sign-up that stays marked as spam expires as others do, and takes its address along', async (context) => {
  const { click, dataDirectory, decides, mail, signsUp, status } = await signedUp(context);
  await decides(await signsUp(), 'spam');
  await mail();
  await signsUp({ fields: { email: 'left@example.org' } });
  const left = linkIn(await mail(), 'unsubscribe');
  const store = await openStore({ dataDirectory });
  context.after(() => store.close());
  assert.equal((await store.listSubscribers({ limit: 9 })).items.length, 2);
  await click(left);
  const forms = defineForms({ forms: undefined, mail: {} });
  await deleteExpired(store, forms, Date.now() + 13 * 24 * 60 * minute);
  assert.match(await status(), /lena@example.org unsubscribed/);
  await deleteExpired(store, forms, Date.now() + 15 * 24 * 60 * minute);
  assert.equal(await status(), 'left@example.org unsubscribed', 'who left stays known as such');
});

test('deleting the message of a confirmed sign-up changes neither the subscription nor its proof', async (context) => {
  const { click, decides, mail, signsUp, visitor } = await signedUp(context);
  const submissionId = await signsUp();
  const first = await mail();
  await click(linkIn(first, 'confirm'));
  await decides(submissionId, 'delete');
  assert.deepEqual(await click(linkIn(first, 'confirm')), [200, 'Deine Anmeldung ist bestätigt']);
  const [subscriber] = await ownersSubscribers(visitor);
  const kinds = subscriber!.consent.map(({ kind, text }) => [kind, text === null]);
  assert.deepEqual(
    [subscriber!.status, kinds],
    [
      'confirmed',
      [
        ['requested', false],
        ['mail_sent', true],
        ['confirmed', false],
      ],
    ],
  );
});
