#!/usr/bin/env node
// `npx @foyer/protocol conformance <address of a contact form>`: tries a server of protocol v1.
import { parseArgs } from 'node:util';
import { cases, runCase } from './index.ts';

const usage = `npx @foyer/protocol conformance <url> [options]

  <url>               address of a form with the fields "name? email message", such as https://forms.example.org/contact
  --newsletter <url>  address of a form with double opt-in; default: "newsletter" beside it
  --profile <name>    "core" (default) or "full"
  --skip <ids>        cases to leave out, separated by commas

The server must not limit the rate of requests, and stores the messages of the cases.`;

function refuse(reason: string): never {
  console.error(`${reason}\n\n${usage}`);
  process.exit(2);
}

function readArguments() {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: {
        newsletter: { type: 'string' },
        profile: { type: 'string', default: 'core' },
        skip: { type: 'string', default: '' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    return { positionals, ...values };
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

const { help, newsletter, positionals, profile, skip } = readArguments();
const [command, contactUrl = ''] = positionals;
if (help) {
  console.log(usage);
  process.exit(0);
}
if (command !== 'conformance') refuse(`unknown command "${command ?? ''}"; allowed: conformance`);
if (!URL.canParse(contactUrl)) refuse(`"${contactUrl}" is no URL`);
if (newsletter !== undefined && !URL.canParse(newsletter)) refuse(`--newsletter: "${newsletter}" is no URL`);
if (profile !== 'core' && profile !== 'full') refuse(`--profile: "${profile}"; allowed: core, full`);
const skipped = skip.split(',').filter((id) => id !== '');
const unknown = skipped.find((id) => cases.every((one) => one.id !== id));
if (unknown !== undefined) refuse(`--skip: "${unknown}"; allowed: ${cases.map(({ id }) => id).join(', ')}`);

const server = {
  contactUrl: contactUrl.replace(/\/$/, ''),
  ...(newsletter !== undefined && { newsletterUrl: newsletter }),
};
let failed = 0;
const wanted = cases.filter((one) => profile === 'full' || one.profile === 'core');
for (const one of wanted) {
  if (skipped.includes(one.id)) {
    console.log(`- ${one.id}: skipped`);
    continue;
  }
  const found = await runCase(one, server).catch((error: unknown) => [String(error)]);
  console.log(`${found.length === 0 ? '✔' : '✖'} ${one.id}: ${one.title}`);
  for (const sentence of found) console.log(`    ${sentence}`);
  if (found.length > 0) failed += 1;
}
console.log(`${wanted.length - failed - skipped.length} passed, ${failed} failed, ${skipped.length} skipped`);
process.exitCode = failed > 0 ? 1 : 0;
