// Combines foyer.yaml and the environment; the environment wins, so that one file serves several machines.
import { existsSync } from 'node:fs';
import * as v from 'valibot';
import type { ServeOptions } from '../serve-endpoint.ts';
import { explain, keysOf } from '../settings/explain.ts';
import { settingsSchema } from '../settings/settings-schema.ts';
import { readConfigFile, type SettingsReading } from './config-file.ts';
import { defaultConfigFile } from './default-config-file.ts';
import { type Environment, environmentWarnings, readEnvironment } from './environment.ts';

export type LoadedSettings =
  | { readonly status: 'loaded'; readonly options: ServeOptions; readonly warnings: readonly string[] }
  /** One line per problem: position, problem, allowed values. */
  | { readonly status: 'refused'; readonly problems: readonly string[] };

/** Reads `configPath`, or `foyer.yaml` where it exists, and the environment. Starts nothing. */
export function loadSettings(environment: Environment, configPath?: string): LoadedSettings {
  const path = configPath ?? (existsSync(defaultConfigFile) ? defaultConfigFile : undefined);
  const file: SettingsReading = path === undefined ? { status: 'read', settings: {} } : readConfigFile(path);
  const variables = readEnvironment(environment);
  if (file.status === 'refused' || variables.status === 'refused') {
    return {
      status: 'refused',
      problems: [file, variables].flatMap((reading) => (reading.status === 'refused' ? reading.problems : [])),
    };
  }
  const options = {
    ...file.settings,
    ...variables.settings,
    captcha: { ...file.settings.captcha, ...variables.settings.captcha },
    mail: { ...file.settings.mail, ...variables.settings.mail },
    brand: { ...file.settings.brand, ...variables.settings.brand },
  };
  // Each is valid alone, but both may contradict each other.
  const reading = v.safeParse(settingsSchema, options);
  if (!reading.success)
    return {
      status: 'refused',
      problems: reading.issues.map((issue) => explain(issue, keysOf(issue), settingsSchema)),
    };
  return { status: 'loaded', options: reading.output, warnings: environmentWarnings(environment) };
}
