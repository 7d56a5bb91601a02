// `foyer-endpoint check`: tries everything an endpoint depends on, prints one line each, and starts no server.
import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isLoopback } from '@foyer/protocol/server';
import { defaults } from '../config.ts';
import { defineHooks } from '../hook-options.ts';
import type { ServeOptions } from '../serve-endpoint.ts';
import { databaseDialect, databasePath } from '../store/database.ts';
import { type SchemaState, inspectDatabase } from '../store/inspect.ts';
import { checkMail } from './check-mail.ts';
import type { CommandCall } from './command.ts';
import type { Finding } from './finding.ts';
import { loadSettings } from './load-settings.ts';

export async function check({ config, environment, options, output }: CommandCall): Promise<number> {
  let isOk = true;
  const report = ({ status, subject, message }: Finding) => {
    isOk &&= status !== 'failed';
    output.print(`${status.padEnd(6)} ${subject}: ${message}`);
  };
  const settings = loadSettings(environment, config);
  if (settings.status === 'refused') {
    for (const message of settings.problems) report({ status: 'failed', subject: 'settings', message });
    return 1;
  }
  settingsFindings(settings).forEach(report);
  report(await checkDatabase(settings.options));
  for await (const finding of checkMail(settings.options, options['no-mail'] === undefined)) report(finding);
  for await (const finding of checkHooks(settings.options)) report(finding);
  return isOk ? 0 : 1;
}

function settingsFindings({
  options,
  warnings,
}: {
  readonly options: ServeOptions;
  readonly warnings: readonly string[];
}): readonly Finding[] {
  const note = (message: string): Finding => ({ status: 'note', subject: 'settings', message });
  const isHidden = options.publicUrl === undefined && (options.origins ?? []).length > 0;
  return [
    { status: 'ok', subject: 'settings', message: 'no mistake in the file and the environment' },
    ...warnings.map(note),
    ...(isProxyUncounted(options) ? [note(uncountedProxy)] : []),
    ...(isHidden ? [note('publicUrl is not set: links in mails point to this machine')] : []),
  ];
}

const uncountedProxy =
  'trustProxy is 0, but visitors come through a proxy: set it to the number of proxies, or all visitors share one limit';

/** The endpoint itself speaks no TLS, and a loopback address is reached from this machine alone. */
function isProxyUncounted({ host = defaults.host, publicUrl, trustProxy = 0 }: ServeOptions): boolean {
  if (publicUrl === undefined || trustProxy > 0 || !URL.canParse(publicUrl)) return false;
  const { origin, protocol } = new URL(publicUrl);
  return !isLoopback(origin) && (protocol === 'https:' || isLoopback(`http://${host}`));
}

async function checkDatabase({ databaseUrl, dataDirectory = defaults.dataDirectory }: ServeOptions): Promise<Finding> {
  const subject = 'database';
  const path = resolve(databasePath(dataDirectory));
  try {
    if (databaseUrl === undefined && !existsSync(path)) {
      accessSync(nearestFolder(path), constants.W_OK);
      return { status: 'ok', subject, message: `${path} is created at the first start` };
    }
    const age = await inspectDatabase(await databaseDialect({ databaseUrl, dataDirectory }));
    const name = databaseUrl === undefined ? path : new URL(databaseUrl).host;
    return { status: age === 'newer' ? 'failed' : 'ok', subject, message: `${name} ${schemaMessages[age]}` };
  } catch (error) {
    return { status: 'failed', subject, message: error instanceof Error ? error.message : String(error) };
  }
}

const schemaMessages: Readonly<Record<SchemaState, string>> = {
  empty: 'is writable and empty: its tables are created at the first start',
  older: 'is writable; the next start migrates it',
  current: 'is writable and up to date',
  newer: 'was written by a newer version: install that one',
};

function nearestFolder(path: string): string {
  const folder = dirname(path);
  return existsSync(folder) ? folder : nearestFolder(folder);
}

const timeoutMs = 15_000;

async function* checkHooks(options: ServeOptions): AsyncGenerator<Finding> {
  for (const [name, { hook }] of defineHooks(options, Date.now).byName) {
    const subject = Object.hasOwn(options.webhooks ?? {}, name) ? `webhook ${name}` : name;
    const result = await hook.checkConnection(AbortSignal.timeout(timeoutMs));
    if (result.status === 'sent') yield { status: 'ok', subject, message: 'reachable; no event was sent' };
    else yield { status: 'failed', subject, message: `unreachable: ${result.reason}` };
  }
}
