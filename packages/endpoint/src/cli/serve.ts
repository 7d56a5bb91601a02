// `foyer-endpoint serve`: reads the settings, serves until it is told to stop.
import { once } from 'node:events';
import { serveEndpoint } from '../serve-endpoint.ts';
import type { Environment } from './environment.ts';
import { loadSettings } from './load-settings.ts';

export interface Console {
  readonly print: (line: string) => void;
  readonly warn: (line: string) => void;
}

/** Returns the exit code. */
export async function serve(
  environment: Environment,
  configPath: string | undefined,
  { print, warn }: Console,
): Promise<number> {
  const settings = loadSettings(environment, configPath);
  if (settings.status === 'refused') {
    settings.problems.forEach(warn);
    return 1;
  }
  settings.warnings.forEach((warning) => warn(`foyer-endpoint: ${warning}`));
  const result = await serveEndpoint({ log: warn, ...settings.options });
  if (result.status === 'port-taken') {
    warn(`Port ${result.port} is taken: set PORT to a free one.`);
    return 1;
  }
  if (result.status === 'failed') {
    warn(`foyer-endpoint cannot start: ${result.reason}`);
    return 1;
  }
  print(`endpoint ${result.url}`);
  print(`inbox ${result.inboxUrl}`);
  print(`data ${result.databasePath}`);
  print('ready');
  await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
  await result.close();
  return 0;
}
