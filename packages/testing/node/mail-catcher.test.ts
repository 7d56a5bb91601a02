import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTransport } from 'nodemailer';
import { startMailCatcher, type CaughtMail } from './mail-catcher.ts';

async function send(smtpUrl: string, subject = 'Bitte bestätigen'): Promise<void> {
  const transport = createTransport(smtpUrl);
  await transport.sendMail({
    from: 'Foyer <forms@example.org>',
    to: 'mia@example.org',
    subject,
    text: 'Ein Klick: https://example.org/confirm/1?a=1&b=2\n<b>nicht fett</b>',
    headers: { 'List-Unsubscribe': '<https://example.org/unsubscribe/1>' },
  });
  transport.close();
}

test('lists a sent mail, decoded and raw', async (t) => {
  const catcher = await startMailCatcher();
  t.after(() => catcher.stop());
  await send(catcher.smtpUrl);

  const reply = await fetch(`${catcher.url}/api/messages`);
  const [mail, ...others] = (await reply.json()) as CaughtMail[];
  assert.ok(mail);
  assert.equal(others.length, 0);
  assert.equal(mail.subject, 'Bitte bestätigen');
  assert.equal(mail.from, 'Foyer <forms@example.org>');
  assert.equal(mail.to, 'mia@example.org');
  assert.match(mail.text, /^Ein Klick: https:\/\/example\.org\/confirm\/1\?a=1&b=2/);
  assert.equal(mail.html, '');
  assert.equal(mail.headers['list-unsubscribe'], '<https://example.org/unsubscribe/1>');
  assert.match(mail.raw, /^From: Foyer <forms@example\.org>\r$/m);
  assert.deepEqual(catcher.messages(), [mail]);
});

test('DELETE clears the list', async (t) => {
  const catcher = await startMailCatcher();
  t.after(() => catcher.stop());
  await send(catcher.smtpUrl);
  assert.equal((await fetch(`${catcher.url}/api/messages`, { method: 'DELETE' })).status, 204);
  assert.deepEqual(await (await fetch(`${catcher.url}/api/messages`)).json(), []);
});

test('the page shows the newest mail first, as text with links', async (t) => {
  const catcher = await startMailCatcher();
  t.after(() => catcher.stop());
  await send(catcher.smtpUrl, 'first');
  await send(catcher.smtpUrl, 'second');
  const page = await (await fetch(catcher.url)).text();
  assert.ok(page.indexOf('second') < page.indexOf('first'));
  assert.ok(page.includes('<a href="https://example.org/confirm/1?a=1&amp;b=2">'));
  assert.ok(page.includes('&lt;b&gt;nicht fett&lt;/b&gt;'));
});

test('a busy port is named in the error', async (t) => {
  const catcher = await startMailCatcher();
  t.after(() => catcher.stop());
  const smtpPort = Number(new URL(catcher.smtpUrl).port);
  const httpPort = Number(new URL(catcher.url).port);
  await assert.rejects(startMailCatcher({ smtpPort }), new RegExp(`Port ${smtpPort} for SMTP is taken`));
  await assert.rejects(startMailCatcher({ httpPort }), new RegExp(`Port ${httpPort} for the mail page is taken`));
});
