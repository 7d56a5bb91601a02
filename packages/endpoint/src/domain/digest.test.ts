import assert from 'node:assert/strict';
import { startMailCatcher } from '@foyer/testing/node/mail-catcher.ts';
import { defineForms } from '../form-options.ts';
import { composeMail } from '../mail/compose.ts';
import { mailDelivery } from '../mail/mail-delivery.ts';
import { drainLane } from '../outbox/drain-lane.ts';
import { smtpMailer } from '../mail/smtp.ts';
import { bothDatabases } from '../testing/databases.ts';
import { contactMessage, solved, startEndpoint } from '../testing/visitor.ts';
import { openStore } from '../store/store.ts';
import { brandOf } from './brand.ts';
import { planDigest } from './digest.ts';

const databases = bothDatabases();
const hour = 60 * 60_000;

databases.test('one digest a day is sent while deliveries fail, and none otherwise', async (context, database) => {
  const mails = await startMailCatcher();
  context.after(() => mails.stop());
  const { visitor } = await startEndpoint(context, database.options);
  const store = await openStore(database.options);
  context.after(() => store.close());
  let now = Date.now();
  const plan = () =>
    Promise.all(
      [1, 2].map(() => store.transaction((records) => planDigest(records, { owners: ['o@example.org'], now }))),
    );
  const deliver = async () => {
    const forms = defineForms({ forms: { contact: { locale: 'de' } }, mail: {} });
    const settings = {
      forms,
      publicUrl: 'https://forms.example.org',
      from: 'f@example.org',
      owners: ['o@example.org'],
      brand: brandOf({}),
      timeZone: 'Asia/Tokyo',
      linkKey: new Uint8Array(32),
    };
    const mailer = smtpMailer(mails.smtpUrl);
    context.after(() => mailer.close());
    await drainLane(
      {
        store: async () => store,
        lane: { kinds: ['digest'] },
        limits: { slots: 2, perDomain: 2 },
        timeoutMs: 60_000,
        deliver: mailDelivery({
          compose: (mail) => store.transaction((records) => composeMail(mail, records, { settings, now })),
          mailer,
          now: () => now,
        }),
        now: () => now,
        log: () => undefined,
      },
      { signal: new AbortController().signal },
    );
    return mails.messages().map(({ text }) => text);
  };
  await plan();
  assert.deepEqual(await deliver(), []);

  const trap = { trap: { website: 'x' } };
  const robot = contactMessage(await solved(await visitor.challenge('/contact?without=pow')), trap);
  assert.equal((await visitor.post('/contact', robot)).status, 202);
  const none = { addressKey: null, submissionId: null, subscriberId: null };
  await store.outbox.add({ deliveryId: 'lost', kind: 'confirmation', createdAt: new Date(now).toISOString(), ...none });
  const failedAt = new Date(now).toISOString();
  await store.queue.postpone('lost', { dueAt: failedAt, error: 'EENVELOPE 550', failedAt, addressRefused: true });
  now += hour;
  await plan();
  const [text = '', ...others] = await deliver();
  assert.deepEqual(others, []);
  for (const words of ['Bitte um Bestätigung (EENVELOPE 550)', 'zurückgehalten: 1', '/inbox']) {
    assert.ok(text.includes(words), text);
  }
  for (let hours = 0; hours < 30; hours += 1) {
    now += hour;
    await plan();
  }
  assert.equal((await deliver()).length, 1);
});
