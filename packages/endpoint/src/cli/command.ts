// What a command of the command line is given, and what it gives back. Knows no command.
import type { ServeOptions } from '../serve-endpoint.ts';
import type { Environment } from './environment.ts';
import { loadSettings } from './load-settings.ts';

export interface Output {
  readonly print: (line: string) => void;
  readonly warn: (line: string) => void;
}

export interface CommandCall {
  readonly environment: Environment;
  /** `--config`. */
  readonly config: string | undefined;
  /** Whatever else the command asks for, by name. */
  readonly options: Readonly<Record<string, string | undefined>>;
  readonly output: Output;
}

export interface Command {
  readonly summary: string;
  /** Options that it needs, beside `--config`, with an example of their value. */
  readonly required?: Readonly<Record<string, string>>;
  /** Options without a value. */
  readonly flags?: readonly string[];
  /** Gives the exit code. */
  readonly run: (call: CommandCall) => number | Promise<number>;
}

/** The settings, or undefined after each of their mistakes was named. */
export function settingsFor({ environment, config, output }: CommandCall): ServeOptions | undefined {
  const settings = loadSettings(environment, config);
  if (settings.status === 'refused') {
    settings.problems.forEach(output.warn);
    return undefined;
  }
  settings.warnings.forEach((warning) => output.warn(`foyer-endpoint: ${warning}`));
  return settings.options;
}
