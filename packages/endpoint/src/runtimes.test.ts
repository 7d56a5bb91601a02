import assert from 'node:assert/strict';
import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import type { Challenge } from '@foyer/protocol';
import { freePort } from '@foyer/testing/node/free-port.ts';
import { startMailCatcher } from '@foyer/testing/node/mail-catcher.ts';
import { contactMessage, solved, temporaryFolder } from './testing/visitor.ts';

const main = join(import.meta.dirname, 'cli/main.ts');
const source = '--conditions=foyer:source';
const runtimes = {
  node: [process.execPath, source, main],
  bun: ['bun', source, main],
  deno: ['deno', 'run', '--allow-all', source, main],
} as const;

const apiKey = 'a key of the tests, long enough';

async function untilReady(child: ChildProcessWithoutNullStreams): Promise<void> {
  for await (const line of createInterface(child.stdout)) if (line === 'ready') return;
  assert.fail('it ended before it was ready');
}

for (const [name, [command, ...args]] of Object.entries(runtimes)) {
  const isMissing = spawnSync(command, ['--version']).status !== 0;
  const skip = isMissing && `${name} is not installed here`;
  test(
    `${name} stores a message, mails the owner, finds it in the inbox, and stops on SIGTERM`,
    { skip },
    async (context) => {
      const mails = await startMailCatcher();
      context.after(() => mails.stop());
      const [directory, port] = [temporaryFolder(context), await freePort()];
      const child = spawn(command, args, {
        cwd: directory,
        env: {
          ...process.env,
          PORT: String(port),
          FOYER_DATA: directory,
          SMTP_URL: mails.smtpUrl,
          FOYER_MAIL_TO: 'owner@example.org',
          FOYER_API_KEY: apiKey,
        },
      });
      context.after(() => child.kill('SIGKILL'));
      child.stderr.resume();
      await untilReady(child);
      const url = `http://127.0.0.1:${port}/contact`;
      const challenge = (await (await fetch(`${url}/challenge`)).json()) as Challenge;
      const message = contactMessage(await solved(challenge));
      for (const status of [202, 200]) {
        const headers = { 'content-type': 'application/json' };
        assert.equal((await fetch(url, { method: 'POST', headers, body: JSON.stringify(message) })).status, status);
      }
      while (mails.messages().length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
      assert.equal(mails.messages()[0]!.to, 'owner@example.org');
      const headers = { authorization: `Bearer ${apiKey}`, accept: 'application/json' };
      const found = await fetch(`http://127.0.0.1:${port}/inbox?q=${message.fields.email}`, { headers });
      assert.equal(((await found.json()) as { messages: unknown[] }).messages.length, 1);
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      assert.deepEqual(await ended, [0, null]);
      const database = new DatabaseSync(join(directory, 'foyer.sqlite'), { readOnly: true });
      assert.equal(database.prepare('select count(*) as messages from messages_v1').get()?.['messages'], 1);
      database.close();
    },
  );
}

test('a runtime without SQLite loads the package, and fails only if SQLite is used', () => {
  const script = `const { createEndpoint } = await import(${JSON.stringify(join(import.meta.dirname, 'index.ts'))});
    const secrets = { secret: 's'.repeat(32), inboxToken: 'owner-token', log: () => undefined };
    const endpoint = createEndpoint({ ...secrets, databaseUrl: 'postgres://127.0.0.1:1/foyer' });
    const url = 'http://127.0.0.1:8787/contact/challenge';
    console.log((await endpoint.fetch(new Request(url))).status);
    await endpoint.ready.catch(({ code }) => console.log(code));
    await endpoint.close();
    await createEndpoint(secrets).ready.catch(({ code }) => console.log(code));`;
  const args = ['--no-experimental-sqlite', source, '--input-type=module', '--eval', script];
  const { stderr, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  assert.equal(stdout, '503\nECONNREFUSED\nERR_UNKNOWN_BUILTIN_MODULE\n', stderr);
});
