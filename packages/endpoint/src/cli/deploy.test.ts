import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { freePort } from '@foyer/testing/node/free-port.ts';
import { defaults } from '../config.ts';
import { serveEndpoint } from '../serve-endpoint.ts';
import { openStore } from '../store/store.ts';
import { temporaryFolder } from '../testing/visitor.ts';
import { variables } from './environment.ts';

const packageFolder = join(import.meta.dirname, '../..');
const checkout = join(packageFolder, '../..');
const read = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8');
const manifest = JSON.parse(read(packageFolder, 'package.json')) as { bin: Record<string, string> };
const bin = manifest.bin['foyer-endpoint']!;

/** One instruction per line, as [name, arguments]. */
function instructions(text: string, separator: RegExp): (readonly [string, string])[] {
  const lines = text.split('\n').filter((line) => line !== '' && !/^[#[]/.test(line));
  return lines.map((line) => {
    const [name = ''] = line.split(separator);
    return [name, line.slice(name.length + 1)] as const;
  });
}

const dockerfile = instructions(read(packageFolder, 'deploy/Dockerfile'), / /);
const unit = instructions(read(packageFolder, 'deploy/foyer-endpoint.service'), /=/);
const all = (of: typeof unit, name: string) => of.filter(([found]) => found === name).map(([, rest]) => rest);
const assignments = (lines: readonly string[]) =>
  Object.fromEntries(
    lines
      .join(' ')
      .split(' ')
      .map((pair) => pair.split('=') as [string, string]),
  );

test('the image is built with existing scripts and starts the package’s binary', () => {
  const { scripts } = JSON.parse(read(checkout, 'package.json')) as { scripts: Record<string, string> };
  const runs = all(dockerfile, 'RUN').join(' && ').split(' && ');
  const named = runs.flatMap((command) => /^pnpm (build:\S+)$/.exec(command)?.[1] ?? []);
  assert.ok(named.length > 0);
  for (const script of named) assert.ok(script in scripts, script);
  assert.ok(runs.includes('pnpm --filter @foyer/endpoint run prepack'));
  const [install] = runs;
  const bootstrap = read(checkout, 'scripts/bootstrap.mjs');
  assert.ok(bootstrap.includes(/pnpm@(\d+\.\d+\.\d+)/.exec(install!)![1]!), `${install} is not what the checkout uses`);
  const [, entry] = JSON.parse(all(dockerfile, 'ENTRYPOINT')[0]!) as string[];
  assert.equal(entry, join('/application', bin));
  assert.ok(existsSync(join(packageFolder, bin.replace('dist', 'src').replace(/js$/, 'ts'))));
});

test('the image writes only to its volume, runs without root, and listens on the documented port', () => {
  const environment = assignments(all(dockerfile, 'ENV'));
  for (const name of Object.keys(environment)) assert.ok(name in variables || name === 'NODE_ENV', name);
  assert.deepEqual([environment['PORT'], all(dockerfile, 'EXPOSE')[0]], [String(defaults.port), String(defaults.port)]);
  assert.deepEqual(all(dockerfile, 'VOLUME'), [environment['FOYER_DATA']]);
  assert.deepEqual([all(dockerfile, 'USER'), all(dockerfile, 'STOPSIGNAL')], [['node'], ['SIGTERM']]);
});

async function passesHealthCheck(port: number): Promise<boolean> {
  const [check = ''] = all(dockerfile, 'HEALTHCHECK');
  const [command = '', ...args] = JSON.parse(check.slice(check.indexOf('['))) as string[];
  assert.equal(command, 'node');
  const child = spawn(process.execPath, args, { env: { PORT: String(port) }, stdio: 'ignore' });
  return (await once(child, 'exit'))[0] === 0;
}

test('the image’s health check fails when the endpoint is down', async (context) => {
  const port = await freePort();
  const result = await serveEndpoint({ dataDirectory: temporaryFolder(context), port, log: () => undefined });
  assert.equal(result.status, 'serving');
  assert.equal(await passesHealthCheck(port), true);
  if (result.status === 'serving') await result.close();
  assert.equal(await passesHealthCheck(port), false);
});

test('the image’s health check passes although a mail was given up', async (context) => {
  const dataDirectory = temporaryFolder(context);
  const at = new Date().toISOString();
  const store = await openStore({ dataDirectory });
  const about = { addressKey: null, submissionId: null, subscriberId: null };
  await store.outbox.add({ ...about, deliveryId: 'mail', kind: 'notification', createdAt: at });
  await store.queue.postpone('mail', { dueAt: at, error: 'x', failedAt: at, addressRefused: false });
  await store.close();
  const port = await freePort();
  const result = await serveEndpoint({ dataDirectory, port, log: () => undefined });
  assert.equal(result.status, 'serving');
  if (result.status === 'serving') context.after(() => result.close());
  assert.equal((await fetch(`http://127.0.0.1:${port}/health`)).status, 503);
  assert.equal(await passesHealthCheck(port), true);
});

test('the systemd unit starts the package’s command with known variables and may write only its state', () => {
  const [start = ''] = all(unit, 'ExecStart');
  const [, command = '', ...args] = start.split(' ');
  assert.ok(command in manifest.bin);
  assert.equal(args[0], '--config');
  const environment = assignments(all(unit, 'Environment'));
  for (const name of Object.keys(environment)) assert.ok(name in variables || name === 'NODE_ENV', name);
  assert.equal(environment['PORT'], String(defaults.port));
  assert.equal(environment['FOYER_DATA'], `/var/lib/${all(unit, 'StateDirectory')[0]}`);
  assert.deepEqual([all(unit, 'ProtectSystem'), all(unit, 'KillSignal')], [['strict'], ['SIGTERM']]);
});

const analyze = spawnSync('systemd-analyze', ['--version']).status === 0;

test('systemd-analyze accepts the unit', { skip: !analyze && 'systemd-analyze is not installed here' }, () => {
  const path = join(packageFolder, 'deploy/foyer-endpoint.service');
  const { status, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', path], { encoding: 'utf8' });
  assert.deepEqual([status, stderr], [0, '']);
});

test('a configured token is not printed, since journals keep stdout', async (context) => {
  const args = ['--conditions=foyer:source', join(import.meta.dirname, 'main.ts')];
  const port = String(await freePort());
  const env = {
    PATH: process.env['PATH'],
    PORT: port,
    FOYER_DATA: temporaryFolder(context),
    FOYER_INBOX_TOKEN: 'chosen-token',
  };
  const child = spawn(process.execPath, args, { cwd: temporaryFolder(context), env });
  context.after(() => child.kill('SIGKILL'));
  const lines: string[] = [];
  for await (const line of createInterface(child.stdout)) if (lines.push(line) && line === 'ready') break;
  assert.ok(lines.includes(`inbox http://127.0.0.1:${port}/inbox`), lines.join('\n'));
});
