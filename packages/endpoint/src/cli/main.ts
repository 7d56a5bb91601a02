#!/usr/bin/env node
// The command line: which command with which settings. Knows nothing of what they do.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Command } from './command.ts';
import { backup } from './backup.ts';
import { check } from './check.ts';
import { init } from './init.ts';
import { verifyConsent } from './consent.ts';
import { variables } from './environment.ts';
import { migrate } from './migrate.ts';
import { erase, exportData } from './person.ts';
import { serve } from './serve.ts';

const commands: Readonly<Record<string, Command>> = {
  serve: { meaning: 'answer requests until Ctrl-C (default)', run: serve },
  init: { meaning: 'write a foyer.yaml with every setting explained', run: init },
  check: {
    meaning: 'try settings, database, mail server and other programs; sends a test mail',
    takes: ['no-mail'],
    run: check,
  },
  migrate: {
    meaning: 'copy all that the file holds into an empty PostgreSQL',
    needs: { to: 'postgres://…' },
    run: migrate,
  },
  backup: { meaning: 'copy the data folder while the endpoint runs', needs: { to: 'folder' }, run: backup },
  'consent verify': { meaning: 'recompute the chain of all consents', run: verifyConsent },
  export: { meaning: 'print all that is stored of one address', needs: { email: 'lena@example.org' }, run: exportData },
  erase: { meaning: 'forget all that is stored of one address', needs: { email: 'lena@example.org' }, run: erase },
};

const help = `foyer-endpoint [command] [--config foyer.yaml]

Stores what the Foyer widgets send, in one SQLite file or in PostgreSQL, and shows it in an inbox.

${Object.entries(commands)
  .map(([name, { meaning, needs, takes = [] }]) =>
    row([name, ...optionsOf(needs), ...takes.map((option) => `[--${option}]`)].join(' '), meaning),
  )
  .join('\n')}

${row('--config <file>', 'settings; default: foyer.yaml in this folder, where there is one')}
${row('--version', 'print the version')}
${row('--help', 'print this')}

Environment (wins over the file):
${Object.entries(variables)
  .map(([name, { meaning }]) => row(name, meaning))
  .join('\n')}
`;

const screen = { print: (line: string) => console.log(line), warn: (line: string) => console.error(line) };

process.exitCode = await run(process.argv.slice(2));

async function run(args: string[]): Promise<number> {
  const call = readArguments(args);
  if (typeof call === 'string') {
    screen.warn(`${call}\nTry foyer-endpoint --help.`);
    return 2;
  }
  if (call.wish === 'help') screen.print(help);
  else if (call.wish === 'version') screen.print(version());
  else return call.wish.run({ environment: process.env, config: call.given['config'], given: call.given, screen });
  return 0;
}

interface Arguments {
  readonly wish: Command | 'help' | 'version';
  readonly given: Readonly<Record<string, string | undefined>>;
}

/** Returns what is wrong where the arguments are. */
function readArguments(args: string[]): Arguments | string {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: knownOptions() });
    const { help: wantsHelp, version: wantsVersion, ...rest } = values;
    const given = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, String(value)]));
    if (wantsHelp === true) return { wish: 'help', given };
    if (wantsVersion === true) return { wish: 'version', given };
    const name = positionals.join(' ') || 'serve';
    const wish = Object.hasOwn(commands, name) ? commands[name] : undefined;
    return wish === undefined ? `There is no command "${name}".` : checkOptions(name, wish, given);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function checkOptions(name: string, wish: Command, given: Arguments['given']): Arguments | string {
  const needs = wish.needs ?? {};
  const missing = optionsOf(needs).filter((option) => given[option.slice(2).split(' ')[0] ?? ''] === undefined);
  if (missing.length > 0) return `${name} needs ${missing.join(' and ')}.`;
  const known = ['config', ...Object.keys(needs), ...(wish.takes ?? [])];
  const surplus = Object.keys(given).find((option) => !known.includes(option));
  return surplus === undefined ? { wish, given } : `${name} takes no --${surplus}.`;
}

function knownOptions(): NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']> {
  const named = Object.values(commands).flatMap(({ needs = {} }) => Object.keys(needs));
  const bare = Object.values(commands).flatMap(({ takes = [] }) => takes);
  return {
    ...Object.fromEntries(bare.map((name) => [name, { type: 'boolean' as const }])),
    help: { type: 'boolean', short: 'h' },
    version: { type: 'boolean' },
    ...Object.fromEntries(['config', ...named].map((name) => [name, { type: 'string' as const }])),
  };
}

function optionsOf(needs: Command['needs'] = {}): readonly string[] {
  return Object.entries(needs).map(([name, example]) => `--${name} ${example}`);
}

function row(name: string, meaning: string): string {
  return `  ${name.padEnd(30)} ${meaning}`;
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : 'unknown';
}
