// What keeps a message or a sign-up for a while longer, and what is not kept for ever.
import assert from 'node:assert/strict';
import { bothDatabases } from '../testing/databases.ts';
import { hookWorld } from '../testing/hook-world.ts';
import { deleteExpired } from './retention.ts';
import type { FormDefinition } from './forms.ts';

const databases = bothDatabases();
const [hour, day] = [60 * 60_000, 24 * 60 * 60_000];
const address = 'lena@example.org';

type World = Awaited<ReturnType<typeof hookWorld>>;

function expiring({ forms, now, store }: World, changes: Partial<FormDefinition>) {
  const newsletter = forms.get('newsletter');
  if (newsletter === undefined) throw new Error('no newsletter');
  return () => deleteExpired(store, new Map([['newsletter', { ...newsletter, ...changes }]]), now());
}

/** Delays the mail by a day, as a worker does when the mail limit is reached. */
async function isHeldBack({ now, store }: World): Promise<string> {
  const at = (ms: number) => new Date(now() + ms).toISOString();
  const mail = await store.queue.claim(at(0), at(60_000), { kinds: ['confirmation'] });
  await store.queue.release(mail?.deliveryId ?? '', at(day));
  return mail?.deliveryId ?? '';
}

async function isSent({ now, store }: World, deliveryId: string, submissionId: string): Promise<void> {
  const at = new Date(now()).toISOString();
  const { subscriberId = '' } = (await store.openMessage(submissionId)) ?? {};
  const rest = { text: null, locale: null, pageUrl: null, messageId: null, bodyHash: null };
  const event = { ...rest, kind: 'mail_sent', at, form: 'newsletter', email: address, submissionId } as const;
  await store.transaction(async ({ outbox, subscribers }) => {
    await outbox.markLeft(deliveryId, at);
    await outbox.markSent(deliveryId, at);
    await subscribers.addConsentEvent(subscriberId ?? '', event);
  });
}

databases.test(
  'a sign-up keeps its message while its mail is held back, also beyond its days',
  async (context, database) => {
    const world = await hookWorld(context, database);
    const expire = expiring(world, { retentionDays: 1, pendingDays: 30 });
    const { submissionId } = await world.people.signsUp(address);
    const mail = await isHeldBack(world);
    world.passes(2 * day);
    assert.equal((await expire()).messages, 0);
    await isSent(world, mail, submissionId);
    assert.equal((await expire()).messages, 1);
  },
);

databases.test(
  'who left and signs up again has all days to click, from the delayed mail on',
  async (context, database) => {
    const world = await hookWorld(context, database);
    const expire = expiring(world, { pendingDays: 14 });
    const former = await world.people.signsUp(address);
    await world.people.confirms(former);
    await world.people.leaves(former);
    const { submissionId } = await world.people.signsUp(address);
    const mail = await isHeldBack(world);
    world.passes(13 * day);
    await isSent(world, mail, submissionId);
    world.passes(2 * day);
    assert.equal((await expire()).messages, 0);
    world.passes(13 * day);
    assert.equal((await expire()).messages, 1);
  },
);

databases.test('the times of mails about deleted messages are kept for a day', async (context, database) => {
  const world = await hookWorld(context, database);
  const expire = expiring(world, { retentionDays: 1, pendingDays: 30 });
  const { submissionId } = await world.people.signsUp(address);
  const mail = await isHeldBack(world);
  world.passes(2 * day - hour);
  await isSent(world, mail, submissionId);
  const known = async () => (await world.store.outbox.mailsTo(address, '')).length;
  assert.deepEqual([(await expire()).messages, await known()], [1, 1]);
  world.passes(23 * hour);
  await expire();
  assert.equal(await known(), 1);
  world.passes(2 * hour);
  await expire();
  assert.equal(await known(), 0);
});
