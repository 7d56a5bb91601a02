import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { temporaryFolder } from '../testing/visitor.ts';
import { readEnvironment } from './environment.ts';
import { loadSettings } from './load-settings.ts';

function file(context: TestContext, text: string): string {
  const path = join(temporaryFolder(context), 'foyer.yaml');
  writeFileSync(path, text);
  return path;
}

test('environment variables override the file', (context) => {
  const path = file(
    context,
    'port: 1000\nhost: 0.0.0.0\nmail:\n  to: owner@example.org\n  from: file@example.org\nbrand:\n  name: File\n',
  );
  const settings = loadSettings(
    {
      PORT: '4322',
      FOYER_DATA: '/data',
      FOYER_PUBLIC_URL: 'https://forms.example.org',
      FOYER_ORIGINS: 'https://example.org, https://example.com,null',
      FOYER_INBOX_TOKEN: 'owner-token',
      FOYER_SECRET: 'x'.repeat(32),
      SMTP_URL: 'smtp://127.0.0.1:1025',
      FOYER_MAIL_FROM: 'Foyer <forms@example.org>',
      FOYER_CAPTCHA_SECONDS: '60',
      FOYER_MAIL_TO: '',
      FOYER_RATE_LIMIT: '60',
      FOYER_TRUST_PROXY: '1',
      FOYER_BRAND_COLOR: '#7a1f3d',
    },
    path,
  );
  assert.deepEqual(settings, {
    status: 'loaded',
    warnings: [],
    options: {
      port: 4322,
      host: '0.0.0.0',
      dataDirectory: '/data',
      publicUrl: 'https://forms.example.org',
      origins: ['https://example.org', 'https://example.com', 'null'],
      inboxToken: 'owner-token',
      secret: ['x'.repeat(32)],
      captcha: { seconds: 60 },
      rateLimit: 60,
      trustProxy: 1,
      mail: { to: 'owner@example.org', smtpUrl: 'smtp://127.0.0.1:1025', from: 'Foyer <forms@example.org>' },
      brand: { name: 'File', color: '#7a1f3d' },
    },
  });
});

test('mail.to accepts several addresses with names', (context) => {
  const settings = loadSettings(
    {},
    file(context, 'mail:\n  to: Katrin Weidner <katrin@example.org>, office@localhost\n'),
  );
  assert.equal(settings.status, 'loaded');
});

test('an unknown variable is reported with a suggestion', () => {
  const settings = loadSettings({ FOYER_ORIGIN: 'x', FOYER_SMTP_PORT: '1' });
  assert.equal(settings.status, 'loaded');
  assert.deepEqual(settings.warnings, ['FOYER_ORIGIN has no effect: did you mean FOYER_ORIGINS?']);
});

for (const [title, wrapped] of [
  ['in double quotes, as Docker reads its env file', (value: string) => `"${value}"`],
  ['in single quotes', (value: string) => `'${value}'`],
  ['with the line ends of Windows', (value: string) => `${value}\r`],
  ['with spaces', (value: string) => ` ${value} `],
] as const) {
  test(`variables ${title} mean the same`, () => {
    const values = {
      PORT: '8080',
      FOYER_PUBLIC_URL: 'https://forms.example.org',
      FOYER_ORIGINS: 'https://a.example, https://b.example',
      FOYER_RATE_LIMIT: '20',
      FOYER_INBOX_TOKEN: 'not-to-be-guessed',
      FOYER_MAIL_FROM: 'Forms <forms@example.org>',
      SMTP_URL: 'smtp://user:pass%22@mail.example.org',
      DATABASE_URL: '',
    };
    const other = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, wrapped(value)]));
    const reading = readEnvironment(other);
    assert.equal(reading.status, 'read', JSON.stringify(reading));
    assert.deepEqual(reading, readEnvironment(values));
  });
}
