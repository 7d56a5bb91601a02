#!/usr/bin/env node
// The command line: selects the command and parses its options.
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
import { snippet } from './snippet.ts';

const commands: Readonly<Record<string, Command>> = {
  serve: { summary: 'answer requests until Ctrl-C (default)', run: serve },
  init: { summary: 'write a foyer.yaml with every setting explained', run: init },
  check: {
    summary: 'check settings, database, mail server and hooks; sends a test mail',
    flags: ['no-mail'],
    run: check,
  },
  snippet: {
    summary: 'print the script tag with the hashes of all that it loads',
    optional: { at: 'https://www.example.org/foyer' },
    run: snippet,
  },
  migrate: {
    summary: 'copy the SQLite file into an empty PostgreSQL',
    required: { to: 'postgres://…' },
    run: migrate,
  },
  backup: { summary: 'copy the data folder while the endpoint runs', required: { to: 'folder' }, run: backup },
  'consent verify': { summary: 'recompute the chain of all consents', run: verifyConsent },
  export: {
    summary: 'print everything stored about one address',
    required: { email: 'lena@example.org' },
    run: exportData,
  },
  erase: { summary: 'erase everything stored about one address', required: { email: 'lena@example.org' }, run: erase },
};

const help = `foyer-endpoint [command] [--config foyer.yaml]

Stores what the Foyer widgets send, in one SQLite file or in PostgreSQL, and shows it in an inbox.

${Object.entries(commands)
  .map(([name, { summary, required, optional, flags = [] }]) =>
    row(
      [
        name,
        ...optionsOf(required),
        ...[...optionsOf(optional), ...flags.map((flag) => `--${flag}`)].map((option) => `[${option}]`),
      ].join(' '),
      summary,
    ),
  )
  .join('\n')}

${row('--config <file>', 'settings; default: foyer.yaml in this folder, where there is one')}
${row('--version', 'print the version')}
${row('--help', 'print this')}

Environment (wins over the file):
${Object.entries(variables)
  .map(([name, { summary }]) => row(name, summary))
  .join('\n')}
`;

const output = { print: (line: string) => console.log(line), warn: (line: string) => console.error(line) };

process.exitCode = await run(process.argv.slice(2));

async function run(args: string[]): Promise<number> {
  const call = readArguments(args);
  if (typeof call === 'string') {
    output.warn(`${call}\nTry foyer-endpoint --help.`);
    return 2;
  }
  if (call.command === 'help') output.print(help);
  else if (call.command === 'version') output.print(version());
  else
    return call.command.run({
      environment: process.env,
      config: call.options['config'],
      options: call.options,
      output,
    });
  return 0;
}

interface Arguments {
  readonly command: Command | 'help' | 'version';
  readonly options: Readonly<Record<string, string | undefined>>;
}

/** Returns an error message where the arguments are invalid. */
function readArguments(args: string[]): Arguments | string {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: knownOptions() });
    const { help: wantsHelp, version: wantsVersion, ...rest } = values;
    const options = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, String(value)]));
    if (wantsHelp === true) return { command: 'help', options };
    if (wantsVersion === true) return { command: 'version', options };
    const name = positionals.join(' ') || 'serve';
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    return command === undefined ? `There is no command "${name}".` : checkOptions(name, command, options);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function checkOptions(name: string, command: Command, options: Arguments['options']): Arguments | string {
  const required = command.required ?? {};
  const missing = optionsOf(required).filter((option) => options[option.slice(2).split(' ')[0] ?? ''] === undefined);
  if (missing.length > 0) return `${name} needs ${missing.join(' and ')}.`;
  const known = ['config', ...Object.keys({ ...required, ...command.optional }), ...(command.flags ?? [])];
  const surplus = Object.keys(options).find((option) => !known.includes(option));
  return surplus === undefined ? { command, options } : `${name} has no option --${surplus}.`;
}

function knownOptions(): NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']> {
  const named = Object.values(commands).flatMap(({ required, optional }) => Object.keys({ ...required, ...optional }));
  const bare = Object.values(commands).flatMap(({ flags = [] }) => flags);
  return {
    ...Object.fromEntries(bare.map((name) => [name, { type: 'boolean' as const }])),
    help: { type: 'boolean', short: 'h' },
    version: { type: 'boolean' },
    ...Object.fromEntries(['config', ...named].map((name) => [name, { type: 'string' as const }])),
  };
}

function optionsOf(needs: Command['required'] = {}): readonly string[] {
  return Object.entries(needs).map(([name, example]) => `--${name} ${example}`);
}

function row(name: string, summary: string): string {
  return `  ${name.padEnd(30)} ${summary}`;
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : 'unknown';
}
