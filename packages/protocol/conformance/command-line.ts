// Parses the command line. Sends nothing and prints nothing.
import { parseArgs } from 'node:util';
import { cases, type ConformanceCase, type Server } from './index.ts';

const seconds = { least: 0.1, most: 3600, usual: 15 } as const;

export const usage = `npx @foyer/protocol conformance <url> [options]

  <url>                address of a form with the fields "name? email message", such as https://forms.example.org/contact
  --newsletter <url>   address of a form with double opt-in; default: "newsletter" beside it
  --profile <name>     "core" (default) or "full"
  --skip <ids>         cases to leave out, separated by commas
  --timeout <seconds>  time for each answer; default: ${seconds.usual}

The server must not limit the rate of requests, and stores the messages of the cases.`;

export interface Call {
  readonly kind: 'call';
  readonly server: Server;
  readonly cases: readonly ConformanceCase[];
  /** Names of cases. */
  readonly skipped: readonly string[];
}

export type CommandLine =
  Call | { readonly kind: 'help' } | { readonly kind: 'refused'; readonly reasons: readonly string[] };

const options = {
  newsletter: { type: 'string' },
  profile: { type: 'string', default: 'core' },
  skip: { type: 'string', default: '' },
  timeout: { type: 'string', default: String(seconds.usual) },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

export function readCommandLine(args: string[]): CommandLine {
  try {
    const { positionals, values } = parseArgs({ args, allowPositionals: true, options });
    return values.help ? { kind: 'help' } : readCall(positionals, values);
  } catch (error) {
    // parseArgs adds advice about positionals behind the first sentence.
    return {
      kind: 'refused',
      reasons: [error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error)],
    };
  }
}

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

function readCall([command = '', contact = '', ...surplus]: readonly string[], values: Values): CommandLine {
  if (command !== 'conformance')
    return { kind: 'refused', reasons: [`"${command}" is no command; allowed: conformance`] };
  const { newsletter, profile } = values;
  const skipped = values.skip.split(',').filter((id) => id !== '');
  const unknown = skipped.find((id) => cases.every((one) => one.id !== id));
  const timeout = Number(values.timeout);
  const reasons = [
    !isFormAddress(contact) && notAnAddress(contact),
    surplus.length > 0 && `One address is enough; "${surplus.join(' ')}" is too much`,
    newsletter !== undefined && !isFormAddress(newsletter) && `--newsletter: ${notAnAddress(newsletter)}`,
    profile !== 'core' && profile !== 'full' && `--profile: "${profile}"; allowed: core, full`,
    unknown !== undefined && `--skip: "${unknown}"; allowed: ${cases.map(({ id }) => id).join(', ')}`,
    !(timeout >= seconds.least && timeout <= seconds.most) &&
      `--timeout: "${values.timeout}"; allowed: seconds from ${seconds.least} to ${seconds.most}`,
  ].filter((reason) => reason !== false);
  if (reasons.length > 0) return { kind: 'refused', reasons };
  return {
    kind: 'call',
    server: {
      contactUrl: contact.replace(/\/$/, ''),
      ...(newsletter !== undefined && { newsletterUrl: newsletter.replace(/\/$/, '') }),
      timeout,
    },
    cases: cases.filter((one) => profile === 'full' || one.profile === 'core'),
    skipped,
  };
}

function isFormAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { pathname, protocol } = new URL(text);
  // What a query would hide: the kit appends "/challenge" to the address.
  return /^https?:$/.test(protocol) && pathname !== '/' && !/[?#]/.test(text);
}

function notAnAddress(text: string): string {
  return `"${text}" is no address of a form; write one such as https://forms.example.org/contact`;
}
