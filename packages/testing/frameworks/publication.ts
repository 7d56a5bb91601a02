// Our packages at a registry on this machine, and the endpoint as installed from there.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packAll, PACKAGES, tarballIn } from '../packaging/packed.ts';
import { startPackedEndpoint } from '../packaging/published-app.ts';
import { publishTarball, startRegistry } from '../packaging/registry.ts';
import { start, tail } from './command.ts';

export interface Publication {
  /** A folder of its own, removed at the end. Its path does not name us, as logs are searched for our name. */
  readonly folder: string;
  /** `npm install` with our packages from this machine, and all others from where this machine gets them. */
  readonly install: readonly string[];
  readonly endpointUrl: string;
  /** Where the endpoint keeps its database. */
  readonly data: string;
  stop(): Promise<void>;
}

export async function publish(): Promise<Publication> {
  const folder = mkdtempSync(join(tmpdir(), 'toolchains-'));
  const started: { stop(): Promise<void> }[] = [];
  const stop = async () => {
    for (const part of started.reverse()) await part.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const registry = await startRegistry(join(folder, 'registry'));
    started.push(registry);
    await packAll(folder);
    for (const name of PACKAGES) await publishTarball(tarballIn(folder, name), registry);
    // An option of the command wins over every setting of the environment.
    const install = ['npm', 'install', '--no-audit', '--no-fund', `--@foyer:registry=${registry.url}`];
    const data = join(folder, 'data');
    const endpoint = await startEndpoint({ folder: join(folder, 'server'), install, data });
    started.push(endpoint);
    return { folder, install, endpointUrl: endpoint.url, data, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startEndpoint(place: { folder: string; install: readonly string[]; data: string }) {
  mkdirSync(place.folder);
  writeFileSync(join(place.folder, 'package.json'), '{ "private": true, "type": "module" }');
  const installing = start([...place.install, '@foyer/endpoint'], place.folder);
  if ((await installing.ended) !== 0) throw new Error(`the endpoint cannot be installed:\n${tail(installing.log())}`);
  return startPackedEndpoint({ folder: place.folder, data: place.data, origin: 'loopback' });
}
