#!/usr/bin/env node
// `npm create foyer`: a page with Foyer's forms, and the endpoint that stores what they send. In English, as the package managers
// and the endpoint's own command are; the page is in the language that is asked for.
import { readFileSync } from 'node:fs';
import { help, readCommandLine } from './command-line.ts';
import { create, exitCodes } from './create.ts';
import { packageManager } from './package-managers.ts';

const version = readVersion();

async function main(): Promise<number> {
  const manager = packageManager(process.env);
  const line = readCommandLine(process.argv.slice(2), manager);
  switch (line.kind) {
    case 'help':
      console.log(help(manager));
      return exitCodes.done;
    case 'version':
      console.log(version);
      return exitCodes.done;
    case 'refused':
      for (const reason of line.reasons) console.error(reason);
      return exitCodes.refused;
    case 'create':
      return create(line, manager, version);
  }
}

function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '';
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  return exitCodes.failed;
});
