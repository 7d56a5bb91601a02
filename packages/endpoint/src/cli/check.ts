// `foyer-endpoint check`: tries all that an endpoint relies on, one line each, and serves nobody.
import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { defaults } from '../config.ts';
import { defineHooks } from '../hook-options.ts';
import type { ServeOptions } from '../serve-endpoint.ts';
import { databaseDialect, databasePath } from '../store/database.ts';
import { type DatabaseAge, inspectDatabase } from '../store/inspect.ts';
import { checkMail } from './check-mail.ts';
import type { Call } from './command.ts';
import type { Finding } from './finding.ts';
import { loadSettings } from './load-settings.ts';

export async function check({ config, environment, given, screen }: Call): Promise<number> {
  let isWell = true;
  const tell = ({ status, subject, words }: Finding) => {
    isWell &&= status !== 'failed';
    screen.print(`${status.padEnd(6)} ${subject}: ${words}`);
  };
  const settings = loadSettings(environment, config);
  if (settings.status === 'refused') {
    for (const words of settings.problems) tell({ status: 'failed', subject: 'settings', words });
    return 1;
  }
  settingsFindings(settings).forEach(tell);
  tell(await checkDatabase(settings.options));
  for await (const finding of checkMail(settings.options, given['no-mail'] === undefined)) tell(finding);
  for await (const finding of checkPrograms(settings.options)) tell(finding);
  return isWell ? 0 : 1;
}

function settingsFindings({
  options,
  warnings,
}: {
  readonly options: ServeOptions;
  readonly warnings: readonly string[];
}): readonly Finding[] {
  const note = (words: string): Finding => ({ status: 'note', subject: 'settings', words });
  const isHidden = options.publicUrl === undefined && (options.origins ?? []).length > 0;
  return [
    { status: 'ok', subject: 'settings', words: 'no mistake in the file and the environment' },
    ...warnings.map(note),
    ...(isHidden ? [note('publicUrl is not set: links in mails lead to this machine alone')] : []),
  ];
}

async function checkDatabase({ databaseUrl, dataDirectory = defaults.dataDirectory }: ServeOptions): Promise<Finding> {
  const subject = 'database';
  const path = resolve(databasePath(dataDirectory));
  try {
    if (databaseUrl === undefined && !existsSync(path)) {
      accessSync(nearestFolder(path), constants.W_OK);
      return { status: 'ok', subject, words: `${path} is made at the first start` };
    }
    const age = await inspectDatabase(await databaseDialect({ databaseUrl, dataDirectory }));
    const name = databaseUrl === undefined ? path : new URL(databaseUrl).host;
    return { status: age === 'newer' ? 'failed' : 'ok', subject, words: `${name} ${wordsForAge[age]}` };
  } catch (error) {
    return { status: 'failed', subject, words: error instanceof Error ? error.message : String(error) };
  }
}

const wordsForAge: Readonly<Record<DatabaseAge, string>> = {
  empty: 'is writable and empty: its tables are made at the first start',
  older: 'is writable; the next start brings it up to date',
  current: 'is writable and up to date',
  newer: 'was written by a newer version: install that one',
};

function nearestFolder(path: string): string {
  const folder = dirname(path);
  return existsSync(folder) ? folder : nearestFolder(folder);
}

const patienceMs = 15_000;

async function* checkPrograms(options: ServeOptions): AsyncGenerator<Finding> {
  for (const [name, hook] of defineHooks(options, Date.now).byName) {
    const subject = name === 'listmonk' ? name : `webhook ${name}`;
    const result = await hook.reach(AbortSignal.timeout(patienceMs));
    if (result.status === 'sent') yield { status: 'ok', subject, words: 'answers; it was told nothing' };
    else yield { status: 'failed', subject, words: `cannot be told: ${result.reason}` };
  }
}
