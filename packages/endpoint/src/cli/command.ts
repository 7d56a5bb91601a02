// Input and output of a command. Knows no command.
import type { ServeOptions } from '../serve-endpoint.ts';
import type { Environment } from './environment.ts';
import { loadSettings } from './load-settings.ts';

export interface Output {
  readonly print: (line: string) => void;
  readonly warn: (line: string) => void;
}

export interface CommandCall {
  readonly environment: Environment;
  /** Value of `--config`. */
  readonly config: string | undefined;
  /** Other command-line options, by name. */
  readonly options: Readonly<Record<string, string | undefined>>;
  readonly output: Output;
}

export interface Command {
  readonly summary: string;
  /** Required options besides `--config`, each with an example value. */
  readonly required?: Readonly<Record<string, string>>;
  /** Options that may be left out, each with an example value. */
  readonly optional?: Readonly<Record<string, string>>;
  /** Options without a value. */
  readonly flags?: readonly string[];
  /** Returns the exit code. */
  readonly run: (call: CommandCall) => number | Promise<number>;
}

/** Loads the settings. Prints every problem and returns undefined where they are invalid. */
export function settingsFor({ environment, config, output }: CommandCall): ServeOptions | undefined {
  const settings = loadSettings(environment, config);
  if (settings.status === 'refused') {
    settings.problems.forEach(output.warn);
    return undefined;
  }
  settings.warnings.forEach((warning) => output.warn(`foyer-endpoint: ${warning}`));
  return settings.options;
}
