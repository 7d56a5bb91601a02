#!/usr/bin/env node
// The command line: which command with which settings. Knows nothing of what they do.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { variables } from './environment.ts';
import { serve } from './serve.ts';

const help = `foyer-endpoint [serve] [--config foyer.yaml]

Stores what the Foyer widgets send, in one SQLite file, and shows it in an inbox.

  serve            answer requests until Ctrl-C (default)
  --config <file>  settings; default: foyer.yaml in this folder, where there is one
  --version        print the version
  --help           print this

Environment (wins over the file):
${Object.entries(variables)
  .map(([name, { meaning }]) => `  ${name.padEnd(22)} ${meaning}`)
  .join('\n')}
`;

const screen = { print: (line: string) => console.log(line), warn: (line: string) => console.error(line) };

process.exitCode = await run(process.argv.slice(2));

async function run(args: string[]): Promise<number> {
  const command = readCommand(args);
  if (typeof command === 'string') {
    screen.warn(`${command}\nTry foyer-endpoint --help.`);
    return 2;
  }
  if (command.help) screen.print(help);
  else if (command.version) screen.print(version());
  else return serve(process.env, command.config, screen);
  return 0;
}

/** Returns what is wrong where the arguments are. */
function readCommand(args: string[]): { help: boolean; version: boolean; config: string | undefined } | string {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { help: { type: 'boolean', short: 'h' }, version: { type: 'boolean' }, config: { type: 'string' } },
    });
    const [command = 'serve', ...rest] = positionals;
    if (command !== 'serve' || rest.length > 0) return `There is no command "${positionals.join(' ')}".`;
    return { help: values.help ?? false, version: values.version ?? false, config: values.config };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : 'unknown';
}
