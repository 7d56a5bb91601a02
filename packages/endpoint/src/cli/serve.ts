// `foyer-endpoint serve`: loads the settings and serves until SIGTERM or SIGINT.
import { once } from 'node:events';
import { serveEndpoint } from '../serve-endpoint.ts';
import { type CommandCall, settingsFor } from './command.ts';

export async function serve(call: CommandCall): Promise<number> {
  const { print, warn } = call.output;
  const settings = settingsFor(call);
  if (settings === undefined) return 1;
  const result = await serveEndpoint(settings);
  if (result.status === 'port-taken') {
    warn(`Port ${result.port} is taken: set PORT to a free one.`);
    return 1;
  }
  if (result.status === 'failed') {
    warn(`foyer-endpoint cannot start: ${result.reason}`);
    return 1;
  }
  print(`endpoint ${result.url}`);
  // Logs may keep stdout, so a configured token is not printed.
  print(`inbox ${settings.inboxToken === undefined ? result.inboxUrl : result.inboxUrl.replace(/\?.*/, '')}`);
  print(`data ${result.databasePath}`);
  print('ready');
  await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
  await result.close();
  return 0;
}
