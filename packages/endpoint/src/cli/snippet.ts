// `foyer-endpoint snippet`: prints the script tag with the hashes of all that it loads, from the files on this machine.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolveOptions } from '../config.ts';
import { scriptSnippet, type ScriptSnippet } from '../pages/script-snippet.ts';
import { readManifest } from '../routes/scripts.ts';
import { scriptsFolder } from '../scripts-folder.ts';
import { type CommandCall, settingsFor } from './command.ts';

export async function snippet(call: CommandCall): Promise<number> {
  const { at } = call.options;
  const found = at === undefined ? await servedSnippet(call) : await copiedSnippet(at);
  if (typeof found === 'string' || found === undefined) {
    if (found) call.output.warn(found);
    return 1;
  }
  call.output.print(found.markup);
  const source = `'sha256-${createHash('sha256').update(found.map).digest('base64')}'`;
  call.output.warn(
    `Put both before every other module script. With a Content-Security-Policy, give both the nonce of the page, or add ${source} to script-src.
Print it again after each update of the files: until a page has the new hashes, it shows its fallback.`,
  );
  return 0;
}

const nothingBuilt = 'There is no foyer.js in this installation. In a checkout, build the script files first.';

/** Of the files as this endpoint serves them: they name its address. Returns what is wrong; undefined if that was told. */
async function servedSnippet(call: CommandCall): Promise<ScriptSnippet | string | undefined> {
  const settings = settingsFor(call);
  if (settings === undefined) return undefined;
  if (settings.publicUrl === undefined)
    return `Set FOYER_PUBLIC_URL, or publicUrl in the file: it is where pages find the script.
For a copy of the script files elsewhere: --at https://www.example.org/foyer`;
  const { port: _port, host: _host, ...options } = settings;
  const { baseUrl: server, scripts } = resolveOptions(options);
  const files = await readManifest({ folder: scriptsFolder(scripts), server });
  return scriptSnippet(files, server) ?? nothingBuilt;
}

/** Of the published files, copied to another server as they are. */
async function copiedSnippet(at: string): Promise<ScriptSnippet | string> {
  const url = URL.parse(at);
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash)
    return `--at ${at}: the http(s) address of the folder with foyer.js, such as https://www.example.org/foyer`;
  const list = new URL('integrity.json', scriptsFolder(undefined));
  const files: unknown = JSON.parse(await readFile(list, 'utf8').catch(() => '{}'));
  return scriptSnippet(files, url.href.replace(/\/$/, '')) ?? nothingBuilt;
}
