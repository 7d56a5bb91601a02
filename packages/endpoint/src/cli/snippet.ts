// `foyer-endpoint snippet`: prints the script tag with the hashes of all that it loads, from the files on this machine.
import { resolveOptions } from '../config.ts';
import { scriptSnippet } from '../pages/script-snippet.ts';
import { readManifest } from '../routes/scripts.ts';
import { scriptsFolder } from '../scripts-folder.ts';
import { type CommandCall, settingsFor } from './command.ts';

export async function snippet(call: CommandCall): Promise<number> {
  const settings = settingsFor(call);
  if (settings === undefined) return 1;
  if (settings.publicUrl === undefined) {
    call.output.warn('Set FOYER_PUBLIC_URL, or publicUrl in the file: it is where pages find the script.');
    return 1;
  }
  const { port: _port, host: _host, ...options } = settings;
  const { baseUrl: server, scripts } = resolveOptions(options);
  const found = scriptSnippet(await readManifest({ folder: scriptsFolder(scripts), server }), server);
  if (found === undefined) {
    call.output.warn('There is no foyer.js in this installation. In a checkout, build the script files first.');
    return 1;
  }
  call.output.print(found.markup);
  call.output.warn(
    `Put both before every other module script. With a Content-Security-Policy, give both the nonce of the page, or add ${found.source} to script-src.
Print it again after each update of the endpoint: until a page has the new hashes, it shows its fallback.`,
  );
  return 0;
}
