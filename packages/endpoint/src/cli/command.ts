// What a command of the command line is given, and what it gives back. Knows no command.
import type { ServeOptions } from '../serve-endpoint.ts';
import type { Environment } from './environment.ts';
import { loadSettings } from './load-settings.ts';

export interface Screen {
  readonly print: (line: string) => void;
  readonly warn: (line: string) => void;
}

export interface Call {
  readonly environment: Environment;
  /** `--config`. */
  readonly config: string | undefined;
  /** Whatever else the command asks for, by name. */
  readonly given: Readonly<Record<string, string | undefined>>;
  readonly screen: Screen;
}

export interface Command {
  readonly meaning: string;
  /** Options that it needs, beside `--config`, with an example of their value. */
  readonly needs?: Readonly<Record<string, string>>;
  /** Options without a value. */
  readonly takes?: readonly string[];
  /** Gives the exit code. */
  readonly run: (call: Call) => number | Promise<number>;
}

/** The settings, or undefined after each of their mistakes was named. */
export function settingsFor({ environment, config, screen }: Call): ServeOptions | undefined {
  const settings = loadSettings(environment, config);
  if (settings.status === 'refused') {
    settings.problems.forEach(screen.warn);
    return undefined;
  }
  settings.warnings.forEach((warning) => screen.warn(`foyer-endpoint: ${warning}`));
  return settings.options;
}
