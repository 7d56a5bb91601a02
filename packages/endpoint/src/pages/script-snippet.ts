// The script tag for pages that trust this server's files only as they are today: an import map hands the hashes of the
// chunks to the browser, so that the script itself needs none. Pure: the configurator of the documentation prints it in a browser.
import { isObject } from '@foyer/protocol/server';

export interface ScriptSnippet {
  readonly markup: string;
  /** The import map alone: its SHA-256 hash allows it in the `script-src` of a page. */
  readonly map: string;
}

const loader = 'foyer.js';

/**
 * @param files content of `integrity.json`
 * @param server where the files are, without trailing slash
 * @returns undefined if the script is not among the files
 */
export function scriptSnippet(files: unknown, server: string): ScriptSnippet | undefined {
  const hashes = new Map(Object.entries(isObject(files) ? files : {}).flatMap(hashOf));
  const own = hashes.get(loader);
  if (own === undefined) return undefined;
  const build = [...hashes.keys()].flatMap((name) => /^foyer-core-(\w+)\.js$/.exec(name)?.[1] ?? []).join('');
  // A URL has no character that would end an attribute or a script.
  const urlOf = (address: string) => new URL(`${server}/${address}`).href;
  const addresses = [...hashes].flatMap(([name, hash]) => {
    const address = addressOf(name, build);
    return address === undefined ? [] : [[urlOf(address), hash] as const];
  });
  const map = JSON.stringify({ integrity: Object.fromEntries(addresses) });
  return {
    markup: `<script type="importmap">${map}</script>
<script type="module" src="${urlOf(loader)}" integrity="${own}"></script>`,
    map,
  };
}

/** As `foyer.js` asks for it: the files of a language have the name of the build behind them. */
function addressOf(name: string, build: string): string | undefined {
  if (/-[0-9a-f]{8}\.js$/.test(name)) return name;
  return /^foyer-[\w-]+\.[\w-]+\.js$/.test(name) ? `${name}?${build}` : undefined;
}

function hashOf([name, row]: readonly [string, unknown]): readonly (readonly [string, string])[] {
  return isObject(row) && typeof row['integrity'] === 'string' ? [[name, row['integrity']]] : [];
}
