import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { sendAgain } from '../domain/send-again.ts';
import { openStore } from '../store/store.ts';
import { temporaryFolder } from '../testing/visitor.ts';
import type { SendResult } from './delivery.ts';
import { drainLane } from './drain-lane.ts';

const kinds = ['notification', 'confirmation'] as const;
const at = '2026-11-24T12:00:00.000Z';

async function outbox(context: TestContext) {
  const store = await openStore({ dataDirectory: temporaryFolder(context) });
  context.after(() => store.close());
  const add = (deliveryId: string, kind: (typeof kinds)[number], domain: string) =>
    store.outbox.add({
      deliveryId,
      kind,
      createdAt: at,
      addressKey: `a@${domain}`,
      submissionId: null,
      subscriberId: null,
    });
  const drain = (deliver: (deliveryId: string) => Promise<SendResult>) =>
    drainLane(
      {
        store: async () => store,
        lane: { kinds },
        limits: { slots: 5, perDomain: 2 },
        timeoutMs: 1_000,
        deliver: ({ deliveryId }) => deliver(deliveryId),
        now: () => Date.parse(at),
        log: () => undefined,
      },
      { signal: new AbortController().signal },
    );
  return { store, add, drain };
}

test('confirmations are sent before notifications, each in order', async (context) => {
  const { add, drain } = await outbox(context);
  for (let index = 0; index < 20; index += 1) await add(`n${index}`, 'notification', 'owner.example');
  await add('c', 'confirmation', 'owner.example');
  const left: string[] = [];
  await drain(async (deliveryId) => {
    left.push(deliveryId);
    return { status: 'sent' };
  });
  assert.deepEqual(left, ['c', ...Array.from({ length: 20 }, (_, index) => `n${index}`)]);
});

test('at most two mails at a time are sent to one domain, and other domains do not wait', async (context) => {
  const { add, drain } = await outbox(context);
  for (let index = 0; index < 6; index += 1) await add(`s${index}`, 'confirmation', 'slow.example');
  await add('q', 'confirmation', 'quick.example');
  const quick = Promise.withResolvers<void>();
  let [slow, most] = [0, 0];
  await drain(async (deliveryId) => {
    if (deliveryId === 'q') quick.resolve();
    else {
      most = Math.max(most, ++slow);
      await quick.promise;
      slow -= 1;
    }
    return { status: 'sent' };
  });
  assert.equal(most, 2);
});

test('a confirmation does not wait for slow notifications, however many', async (context) => {
  const { add, drain } = await outbox(context);
  for (let index = 0; index < 10; index += 1) await add(`n${index}`, 'notification', `owner${index}.example`);
  const [confirmed, started] = [Promise.withResolvers<void>(), new Set<string>()];
  await drain(async (deliveryId) => {
    started.add(deliveryId);
    if (deliveryId === 'c') confirmed.resolve();
    else if (started.size === 4) {
      // A fifth could start meanwhile.
      await setTimeout(50);
      await add('c', 'confirmation', 'visitor.example');
    }
    await confirmed.promise;
    return { status: 'sent' };
  });
  assert.ok(started.has('c'));
});

test('an unavailable server pauses the lane, and no attempt is counted for the waiting mails', async (context) => {
  const { add, drain, store } = await outbox(context);
  for (let index = 0; index < 20; index += 1) await add(`c${index}`, 'confirmation', `d${index}.example`);
  let asked = 0;
  const pauseMs = await drain(async () => {
    asked += 1;
    return { status: 'unavailable', reason: 'EAUTH 535' };
  });
  assert.ok(asked <= 5, String(asked));
  assert.equal(pauseMs, 5_000);
  assert.equal((await store.queue.claim(at, at, { kinds }))?.attempts, 0);
});

test('a mail that the database failed for a moment does not wait until its lease is over', async (context) => {
  const { add, drain } = await outbox(context);
  await add('c', 'confirmation', 'visitor.example');
  await assert.rejects(
    drain(() => Promise.reject(new Error('busy'))),
    /busy/,
  );
  const left: string[] = [];
  await drain(async (deliveryId) => {
    left.push(deliveryId);
    return { status: 'sent' };
  });
  assert.deepEqual(left, ['c']);
});

test('sendAgain() sends a failed mail again', async (context) => {
  const { add, drain, store } = await outbox(context);
  await add('c', 'confirmation', 'example.org');
  await drain(async () => ({ status: 'refused', reason: 'EENVELOPE 550' }));
  assert.equal((await store.queue.stats(Date.parse(at))).givenUp, 1);
  const again = () =>
    store.transaction((records) => sendAgain(records, { deliveryIds: ['c', 'other'] }, Date.parse(at)));
  assert.deepEqual([await again(), await again()], [1, 0]);
  const left: string[] = [];
  await drain(async (deliveryId) => {
    left.push(deliveryId);
    return { status: 'sent' };
  });
  assert.deepEqual(left, ['c']);
});
