import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test, type TestContext } from 'node:test';
import { freePort } from '@foyer/testing/node/free-port.ts';
import { startMailCatcher } from '@foyer/testing/node/mail-catcher.ts';
import { startPostgres } from '@foyer/testing/node/postgres.ts';
import { startEndpoint, temporaryFolder } from '../testing/visitor.ts';
import { check } from './check.ts';

interface Checked {
  /** Content of foyer.yaml. */
  readonly file?: string;
  readonly folder?: string;
  readonly options?: Readonly<Record<string, string>>;
}

async function checked(context: TestContext, { file = '', folder = temporaryFolder(context), options = {} }: Checked) {
  const config = join(temporaryFolder(context), 'foyer.yaml');
  writeFileSync(config, file);
  const lines: string[] = [];
  const output = { print: (line: string) => void lines.push(line), warn: (line: string) => assert.fail(line) };
  const code = await check({ environment: { FOYER_DATA: join(folder, 'data') }, config, options, output });
  return {
    code,
    lines: lines.map((line) => line.replaceAll(`${config}:`, 'foyer.yaml:').replaceAll(`${folder}/`, '')),
  };
}

async function catcher(context: TestContext) {
  const mails = await startMailCatcher();
  context.after(() => mails.stop());
  return { mails, host: new URL(mails.smtpUrl).host };
}

/** A hook receiver that answers every request with this status. */
async function receiver(context: TestContext, status: number) {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url?.split('?')[0]}`);
    response.writeHead(status, { location: '/elsewhere' }).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  context.after(() => server.close());
  return { requests, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

for (const [file, isNoted] of [
  ['publicUrl: https://forms.example.org\n', true],
  ['publicUrl: http://forms.example.org\n', true],
  ['publicUrl: http://forms.example.org\nhost: 0.0.0.0\n', false],
  ['publicUrl: https://forms.example.org\ntrustProxy: 1\n', false],
  ['publicUrl: http://localhost:8787\n', false],
  ['', false],
] as const) {
  test(`check ${isNoted ? 'names' : 'misses no'} proxy with the settings ${JSON.stringify(file)}`, async (context) => {
    const { lines } = await checked(context, { file });
    assert.equal(
      lines.some((line) => line.startsWith('note   settings: trustProxy is 0')),
      isNoted,
      lines.join('\n'),
    );
  });
}

test('a new endpoint reports what works and what is not set, and creates nothing', async (context) => {
  const folder = temporaryFolder(context);
  assert.deepEqual(await checked(context, { folder, file: 'origins: [https://example.org]\n' }), {
    code: 0,
    lines: [
      'ok     settings: no mistake in the file and the environment',
      'note   settings: publicUrl is not set: links in mails point to this machine',
      'ok     database: data/foyer.sqlite is created at the first start',
      'note   mail: smtpUrl is not set: mails wait',
    ],
  });
  assert.ok(!existsSync(join(folder, 'data')));
});

test('reports mistakes in the settings with their positions, and checks nothing else', async (context) => {
  const { code, lines } = await checked(context, { file: 'prot: 1\nmail:\n  to: nobody\n' });
  assert.equal(code, 1);
  assert.deepEqual(
    lines.map((line) => line.slice(0, line.indexOf('Allowed'))),
    [
      'failed settings: foyer.yaml:3:3 mail.to: "nobody" is not allowed. ',
      'failed settings: foyer.yaml:1:1 prot: unknown key, did you mean "port"? ',
    ],
  );
});

test('sends one test mail to each recipient of notifications', async (context) => {
  const { host, mails } = await catcher(context);
  const file = `publicUrl: https://forms.example.org
trustProxy: 1
mail:
  smtpUrl: ${mails.smtpUrl}
  from: Forms <forms@example.org>
  to: Katrin <katrin@example.org>, office@example.org
forms:
  contact: { to: sales@example.org }
  order: { to: office@example.org }
`;
  const { code, lines } = await checked(context, { file });
  assert.equal(code, 0);
  assert.deepEqual(lines.slice(2), [
    `ok     mail: ${host} accepted a test mail to Katrin <katrin@example.org>`,
    `ok     mail: ${host} accepted a test mail to office@example.org`,
    `ok     mail: ${host} accepted a test mail to sales@example.org`,
  ]);
  assert.deepEqual(
    mails.messages().map(({ from, subject, to }) => [from, to, subject]),
    ['Katrin <katrin@example.org>', 'office@example.org', 'sales@example.org'].map((to) => [
      'Forms <forms@example.org>',
      to,
      '[foyer] Test mail',
    ]),
  );
  assert.match(mails.messages()[0]!.text, /foyer-endpoint check sent it from https:\/\/forms\.example\.org/);
  mails.clear();
  const silent = await checked(context, { file, options: { 'no-mail': 'true' } });
  assert.deepEqual([silent.code, silent.lines[2]], [0, `ok     mail: ${host} accepted the login; no mail was sent`]);
  assert.deepEqual(mails.messages(), []);
});

test('fails if the mail server is down or refuses the connection, without printing the password', async (context) => {
  const rejecting = createTcpServer((socket) => socket.end('554 not you\r\n')).listen(0, '127.0.0.1');
  await once(rejecting, 'listening');
  context.after(() => rejecting.close());
  const host = `127.0.0.1:${(rejecting.address() as AddressInfo).port}`;
  const gone = `127.0.0.1:${await freePort()}`;
  for (const [address, options] of [
    [gone, {}],
    [gone, { 'no-mail': 'true' }],
    [host, {}],
  ] as const) {
    const file = `mail:\n  smtpUrl: smtp://user:hidden@${address}\n  to: office@example.org\n`;
    const { code, lines } = await checked(context, { file, options });
    assert.equal(code, 1);
    assert.match(lines.at(-1)!, new RegExp(`^failed mail: ${address}.*: E[A-Z]+`));
    assert.doesNotMatch(lines.join('\n'), /hidden/);
  }
});

test('checks that hooks are reachable, without sending an event', async (context) => {
  const [working, redirecting, failing] = [
    await receiver(context, 405),
    await receiver(context, 301),
    await receiver(context, 503),
  ];
  const [listmonk, secret] = [await receiver(context, 403), 'a secret for tests that is long enough'];
  const file = `webhooks:
  well: { url: "${working.url}/hook", secret: ${secret} }
  away: { url: "${redirecting.url}", secret: ${secret} }
  ill: { url: "${failing.url}", secret: ${secret} }
  gone: { url: "http://127.0.0.1:${await freePort()}", secret: ${secret} }
listmonk: { url: "${listmonk.url}", user: a, token: b, lists: [1] }
`;
  const { code, lines } = await checked(context, { file });
  assert.equal(code, 1);
  assert.deepEqual(lines.slice(3), [
    'ok     webhook well: reachable; no event was sent',
    'failed webhook away: unreachable: HTTP 301',
    'failed webhook ill: unreachable: HTTP 503',
    'failed webhook gone: unreachable: ECONNREFUSED',
    'failed listmonk: unreachable: HTTP 403',
  ]);
  assert.deepEqual([working.requests, listmonk.requests], [['HEAD /hook'], ['GET /api/subscribers']]);
});

test('checks a database next to a running endpoint, and fails for an invalid or newer one', async (context) => {
  const folder = temporaryFolder(context);
  const dataDirectory = join(folder, 'data');
  await startEndpoint(context, { dataDirectory });
  const database = async () => (await checked(context, { folder })).lines[1];
  assert.equal(await database(), 'ok     database: data/foyer.sqlite is writable and up to date');
  const file = new DatabaseSync(join(dataDirectory, 'foyer.sqlite'));
  file.exec(`insert into kysely_migration (name, timestamp) values ('9999-later', '2030')`);
  assert.equal(await database(), 'failed database: data/foyer.sqlite was written by a newer version: install that one');
  file.exec(`delete from kysely_migration where name in ('9999-later', '0010-hooks')`);
  assert.equal(await database(), 'ok     database: data/foyer.sqlite is writable; the next start migrates it');
  const tables = file.prepare(`select count(*) as count from sqlite_master where name = 'foyer_check'`).get();
  assert.equal(tables?.['count'], 0);
  file.close();

  const other = temporaryFolder(context);
  await startEndpoint(context, { dataDirectory: join(other, 'data') }).then(({ endpoint }) => endpoint.close());
  writeFileSync(join(other, 'data', 'foyer.sqlite'), 'this is no database, however long it may be'.repeat(100));
  const { code, lines } = await checked(context, { folder: other });
  assert.deepEqual([code, lines[1]], [1, 'failed database: file is not a database']);
});

test('checks PostgreSQL too, without printing its password', async (context) => {
  const postgres = await startPostgres();
  context.after(() => postgres.stop());
  const databaseUrl = await postgres.createDatabase();
  const { host } = new URL(databaseUrl);
  const database = async (url: string) => (await checked(context, { file: `databaseUrl: ${url}\n` })).lines[1];
  assert.equal(
    await database(databaseUrl),
    `ok     database: ${host} is writable and empty: its tables are created at the first start`,
  );
  await startEndpoint(context, { databaseUrl });
  assert.equal(await database(databaseUrl), `ok     database: ${host} is writable and up to date`);
  const away = await database(`postgres://user:hidden@127.0.0.1:${await freePort()}/foyer`);
  assert.match(away!, /^failed database: .*ECONNREFUSED/);
  assert.doesNotMatch(away!, /hidden/);
});
