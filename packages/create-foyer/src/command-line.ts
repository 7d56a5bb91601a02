// Parses the command line. Asks nothing and writes nothing.
import { parseArgs } from 'node:util';
import { createCall, type PackageManager } from './package-managers.ts';
import { type Answers, languageOf, questions, widgets } from './questions.ts';

const ports = { lowest: 1024, highest: 65_534, usual: 8787 } as const;

export interface Call {
  readonly kind: 'create';
  readonly given: Partial<Answers>;
  /** Of the endpoint; the page is at the next one. */
  readonly port: number;
  /** Take defaults instead of asking. */
  readonly yes: boolean;
  /** False for files only. */
  readonly starts: boolean;
}

export type CommandLine =
  Call | { readonly kind: 'help' | 'version' } | { readonly kind: 'refused'; readonly reasons: readonly string[] };

const options = {
  widgets: { type: 'string' },
  language: { type: 'string' },
  'mail-to': { type: 'string' },
  origin: { type: 'string' },
  port: { type: 'string', default: String(ports.usual) },
  yes: { type: 'boolean', short: 'y', default: false },
  'no-start': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
  version: { type: 'boolean', short: 'v', default: false },
} as const;

export const help = (manager: PackageManager) => `${createCall(manager, '[folder]', '[options]')}

Leaves a page with Foyer's forms, the settings of an endpoint, and the endpoint running. Asks for what is not given.

${Object.values(questions)
  .map(({ example, flag, summary }) => row(flag === 'folder' ? '[folder]' : `--${flag} ${example}`, summary))
  .join('\n')}

${row(`--port ${ports.usual}`, 'port of the endpoint on this machine; the page is at the next one')}
${row('-y, --yes', 'ask nothing: defaults for what is not given')}
${row('--no-start', 'install, but start nothing')}
${row('-v, --version', 'print the version')}
${row('-h, --help', 'print this')}
`;

function row(name: string, summary: string): string {
  return `  ${name.padEnd(46)} ${summary}`;
}

/** @param manager which one calls, because npm takes options for its own */
export function readCommandLine(args: string[], manager: PackageManager): CommandLine {
  try {
    const { positionals, values } = parseArgs({ args, allowPositionals: true, options });
    if (values.help) return { kind: 'help' };
    if (values.version) return { kind: 'version' };
    return readCall(positionals, values, manager);
  } catch (error) {
    // parseArgs adds advice about positionals and dashes behind the first sentence.
    const reason = error instanceof Error ? error.message.split(/\.\s/)[0] : String(error);
    return { kind: 'refused', reasons: [`${reason}; see --help for what is allowed.`] };
  }
}

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

function readCall(positionals: readonly string[], values: Values, manager: PackageManager): CommandLine {
  const reasons: string[] = [];
  const read = <Name extends keyof Answers>(name: Name, text: string | undefined): Pick<Answers, Name> | object => {
    if (text === undefined) return {};
    const { flag, parse } = questions[name];
    const parsed = parse(text);
    if (parsed.ok) return { [name]: parsed.value };
    reasons.push(flag === 'folder' ? parsed.reason : `--${flag}: ${parsed.reason}`);
    return {};
  };
  const [folder, ...surplus] = positionals;
  if (surplus.length > 0) {
    const twoDashes =
      manager.name === 'npm' ? ` Options follow two dashes: ${createCall(manager, 'my-site', '--yes')}` : '';
    reasons.push(`One folder is enough; "${surplus.join(' ')}" is too much.${twoDashes}`);
  }
  const given: Partial<Answers> = {
    ...read('folder', folder),
    ...read('widgets', values.widgets),
    ...read('language', values.language),
    ...read('mailTo', values['mail-to']),
    ...read('origin', values.origin),
  };
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port < ports.lowest || port > ports.highest)
    reasons.push(`--port: "${values.port}" is no port; allowed: ${ports.lowest} to ${ports.highest}.`);
  if (reasons.length > 0) return { kind: 'refused', reasons };
  return { kind: 'create', given, port, yes: values.yes, starts: !values['no-start'] };
}

/**
 * What `--yes` takes for a question that is not answered on the command line.
 *
 * @param systemLanguage where the terminal names none, as on Windows
 */
export function defaultAnswers(
  environment: Readonly<Record<string, string | undefined>>,
  systemLanguage = 'en',
): Answers {
  return { folder: 'my-site', widgets, language: languageOf(environment, systemLanguage), mailTo: '', origin: '' };
}

/** The flags of the questions that are not answered yet. */
export function unanswered(given: Partial<Answers>): readonly string[] {
  const names = Object.entries(questions).filter(([name]) => !Object.hasOwn(given, name));
  return names.map(([, { example, flag }]) => (flag === 'folder' ? '<folder>' : `--${flag} ${example}`));
}
