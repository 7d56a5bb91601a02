import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { type CaughtMail, startMailCatcher } from '@foyer/testing/node/mail-catcher.ts';
import { contactMessage, solved, startEndpoint } from '../testing/visitor.ts';

async function startWithMail(context: TestContext) {
  const mails = await startMailCatcher();
  context.after(() => mails.stop());
  const mail = { smtpUrl: mails.smtpUrl, from: 'Foyer <forms@example.org>', to: 'owner@example.org' };
  const { visitor } = await startEndpoint(context, { mail });
  const writes = async (changes: Record<string, unknown>, page = { url: '', locale: 'de' }) => {
    const fields = { name: 'Lena', email: 'lena@example.org', message: 'Hallo', ...changes };
    const captcha = await solved(await visitor.challenge('/contact?without=pow'));
    const response = await visitor.post('/contact', contactMessage(captcha, { fields, page }));
    return response.status;
  };
  /** Waits for this many mails. Mails that should not exist would arrive before the last one. */
  const arrived = async (count: number): Promise<readonly CaughtMail[]> => {
    while (mails.messages().length < count) await new Promise((resolve) => setTimeout(resolve, 5));
    return mails.messages();
  };
  return { writes, arrived };
}

function assertOrdinary(mail: CaughtMail): void {
  assert.equal(mail.from, 'Foyer <forms@example.org>');
  assert.equal(mail.to, 'owner@example.org');
  assert.equal(mail.subject, '[contact] New message');
  assert.deepEqual(Object.keys(mail.headers).sort(), [
    'auto-submitted',
    'content-transfer-encoding',
    'content-type',
    'date',
    'from',
    'message-id',
    'mime-version',
    'reply-to',
    'subject',
    'to',
    'x-entity-ref-id',
  ]);
  assert.match(mail.headers['content-type'] ?? '', /^text\/plain; charset=utf-8$/);
  assert.equal(mail.html, '');
}

const breaks = [
  '\r\n',
  '\n',
  '\r',
  '%0d%0a',
  '\u010a',
  '\u560d\u560a',
  '\u2028',
  '\r\n ',
  '\r\n\t',
  '\\r\\n',
  '\u0085',
  '\0\r\n',
];

for (const [index, lineBreak] of breaks.entries()) {
  test(`a mail header after ${JSON.stringify(lineBreak)} is refused or stays body text (${index + 1} of 12)`, async (context) => {
    const { arrived, writes } = await startWithMail(context);
    const evil = `x${lineBreak}Bcc: victim@example.org`;
    const statuses = [
      await writes({ name: evil }),
      await writes({ email: evil }),
      await writes({ message: evil }),
      await writes({ subject: evil, bcc: evil, replyTo: evil }),
      await writes({}, { url: evil, locale: evil }),
      await writes({ message: 'the last' }),
    ];
    assert.equal(statuses[1], 422, 'no address');
    for (const mail of await arrived(statuses.filter((status) => status === 202).length)) {
      assertOrdinary(mail);
      assert.equal(mail.headers['reply-to'], 'lena@example.org');
    }
  });
}

for (const email of [
  'a@example.org,b@example.org',
  'a@example.org;b@example.org',
  'group:a@example.org,b@example.org;',
  'Lena <a@example.org>',
  '<a@example.org>,',
  '"a b"@example.org',
  'a@example.org (b@example.org)',
  'a@[127.0.0.1]',
]) {
  test(`${email} is not used as a reply address`, async (context) => {
    const { writes } = await startWithMail(context);
    assert.equal(await writes({ email }), 422);
  });
}

test('no input ends a mail early or starts another', async (context) => {
  const { arrived, writes } = await startWithMail(context);
  const words = [
    'x\r\n.\r\nMAIL FROM:<a@example.org>\r\nRCPT TO:<b@example.org>\r\nDATA\r\nSubject: y',
    'x\n.\nQUIT',
    'x\r.\rQUIT',
    '.\r\n..\r\n.',
    '--boundary--\r\nContent-Type: text/html\r\n\r\n<b>x</b>',
  ];
  for (const message of words) assert.equal(await writes({ message }), 202);
  assert.equal(await writes({ message: 'the last' }), 202);
  const mails = await arrived(words.length + 1);
  assert.equal(mails.length, words.length + 1);
  for (const [index, mail] of mails.entries()) {
    assertOrdinary(mail);
    const lines = (text: string) => text.replaceAll(/\r\n|\r/g, '\n');
    assert.ok(lines(mail.text).includes(lines(words[index] ?? 'the last')), mail.text);
  }
});

test('fields named like options of a mail library stay text or are refused', async (context) => {
  const { arrived, writes } = await startWithMail(context);
  for (const value of [{ path: '/etc/hostname' }, { href: 'https://evil.example' }, { raw: 'x' }, [{ path: '/x' }]]) {
    assert.equal(await writes({ message: value }), 422);
    assert.equal(await writes({ note: value }), 422);
  }
  const names = ['attachments', 'html', 'amp', 'icalEvent', 'envelope', 'raw', 'headers', 'to', 'cc', 'path', 'href'];
  const fields = Object.fromEntries(names.map((name) => [name, '/etc/hostname']));
  assert.equal(await writes(fields), 202);
  const [mail] = await arrived(1);
  assertOrdinary(mail!);
  for (const name of names) assert.ok(mail!.text.includes(`${name}: /etc/hostname`), name);
});

test('markup arrives in the notification as plain text', async (context) => {
  const { arrived, writes } = await startWithMail(context);
  const markup = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '<!--[if mso]><b><![endif]-->',
    '${7*7}',
  ];
  for (const text of markup) assert.equal(await writes({ name: text, message: text }), 202);
  for (const [index, mail] of (await arrived(markup.length)).entries()) {
    assertOrdinary(mail);
    assert.ok(mail.text.includes(`message: ${markup[index]}`), mail.text);
  }
});
