import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startMailCatcher } from '@foyer/testing/node/mail-catcher.ts';
import type { EndpointOptions } from '../config.ts';
import { contactMessage, solved, startEndpoint } from '../testing/visitor.ts';

const minute = 60_000;
const reply = { subject: { de: 'Danke', en: 'Thanks' }, text: { de: 'Wir melden uns.', en: 'We will write.' } };

async function startWithMail(context: Parameters<typeof startEndpoint>[0], contact: Record<string, unknown>) {
  const mails = await startMailCatcher();
  context.after(() => mails.stop());
  let now = Date.now();
  const options: EndpointOptions = {
    mail: { smtpUrl: mails.smtpUrl, from: 'forms@example.org' },
    forms: { contact: { fields: 'email message', ...contact } },
    now: () => now,
  };
  const { visitor } = await startEndpoint(context, options);
  const sends = async (changes: Record<string, unknown> = {}) => {
    const fields = { email: 'lena@example.org', message: `Hallo ${now}` };
    const message = contactMessage(await solved(await visitor.challenge('/contact')), { fields, ...changes });
    assert.equal((await visitor.post('/contact', message)).status, 202);
  };
  const arrive = async (count: number) => {
    while (mails.messages().length < count) await new Promise((resolve) => setTimeout(resolve, 5));
    return mails.messages();
  };
  return { sends, arrive, mails, passes: (ms: number) => (now += ms) };
}

test('the automatic reply is in the visitor’s language and has no visitor input', async (context) => {
  const { sends, arrive } = await startWithMail(context, { reply });
  await sends({
    page: { url: '', locale: 'de-AT' },
    fields: { email: 'lena@example.org', message: 'BUY http://spam.example' },
  });
  const [mail] = await arrive(1);
  assert.deepEqual([mail!.to, mail!.subject, mail!.text], ['lena@example.org', 'Danke', 'Wir melden uns.\n']);
  assert.equal(mail!.headers['auto-submitted'], 'auto-replied');
  assert.doesNotMatch(mail!.raw, /spam\.example/);
});

test('an address gets one automatic reply in ten minutes and three a day; suspected spam gets none', async (context) => {
  const { sends, arrive, mails, passes } = await startWithMail(context, { reply, locale: 'en' });
  await sends({ trap: { website: 'x' }, fields: { email: 'victim@example.org', message: 'x' } });
  for (let times = 0; times < 5; times += 1) {
    await sends();
    await sends();
    passes(11 * minute);
  }
  await sends({ fields: { email: 'last@example.org', message: 'Hallo' } });
  const answered = (await arrive(4)).map(({ to, subject }) => `${to} ${subject}`);
  assert.deepEqual(answered, [...Array<string>(3).fill('lena@example.org Thanks'), 'last@example.org Thanks']);
  passes(2 * 24 * 60 * minute);
  await sends({ fields: { email: 'later@example.org', message: 'Hallo' } });
  assert.equal((await arrive(5)).at(-1)?.to, 'later@example.org');
  assert.equal(mails.messages().length, 5, 'those within the limit are not sent later either');
});

test('by default no automatic reply is sent, and a form’s own recipient is notified', async (context) => {
  const { sends, arrive, mails } = await startWithMail(context, { to: 'sales@example.org' });
  await sends();
  assert.equal((await arrive(1))[0]!.to, 'sales@example.org');
  assert.equal(mails.messages().length, 1);
});

test('Reply-To is the form’s e-mail field, whatever its name, with its domain in ASCII', async (context) => {
  const fields = { reply_to: { kind: 'email' }, message: {} };
  const { sends, arrive } = await startWithMail(context, { fields, to: 'office@müller.example' });
  await sends({ fields: { reply_to: 'lena@müller.example', message: 'Hallo' } });
  const [mail] = await arrive(1);
  assert.equal(mail!.to, 'office@xn--mller-kva.example');
  assert.match(mail!.headers['reply-to'] ?? '', /lena@xn--mller-kva\.example/);
});
