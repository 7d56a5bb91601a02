// A pool of connections to a PostgreSQL that becomes read-only, hangs, or moves to another server.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { Pool } from 'pg';
import { checkedPool } from './checked-pool.ts';

type State = 'writable' | 'read-only' | 'broken';

/** A server behind a pool that hands out its oldest idle connection. Every connection keeps the state at its opening. */
function server() {
  let state: State | undefined = 'writable';
  let opened = 0;
  const idle: Client[] = [];
  const log: string[] = [];
  const open = () => new Client(`c${(opened += 1)}`, { state: state ?? 'broken', idle, log });
  const pool = {
    options: {},
    on: () => undefined,
    end: () => Promise.resolve(),
    connect: () =>
      state === undefined
        ? Promise.reject(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }))
        : Promise.resolve(idle.shift() ?? open()),
  };
  return {
    log,
    idle,
    pool: pool as unknown as Pool,
    /** Undefined where nothing listens. */
    becomes: (next: State | undefined) => void (state = next),
    /** Breaks connections that are open. */
    breaks: (clients: readonly { state: State }[]) => clients.forEach((client) => void (client.state = 'broken')),
  };
}

class Client {
  readonly name: string;
  state: State;
  readonly #idle: Client[];
  readonly #log: string[];

  constructor(name: string, { state, idle, log }: { state: State; idle: Client[]; log: string[] }) {
    [this.name, this.state, this.#idle, this.#log] = [name, state, idle, log];
  }

  query({ query_timeout: timeout, text }: { text: string; query_timeout?: number }) {
    assert.match(text, /read_only/);
    assert.ok(timeout !== undefined && timeout <= 1_000, 'a hanging server is noticed soon');
    this.#log.push(`check ${this.name}`);
    return this.state === 'broken'
      ? Promise.reject(new Error('Query read timeout'))
      : Promise.resolve({ rows: [{ transaction_read_only: this.state === 'read-only' ? 'on' : 'off' }] });
  }

  release(isBroken?: boolean): void {
    this.#log.push(`${isBroken === true ? 'close' : 'release'} ${this.name}`);
    if (isBroken !== true) this.#idle.push(this);
  }
}

const visitors = { mustWrite: true };

/** Uses connections one after another. */
async function use({ connect }: ReturnType<typeof checkedPool>, times = 1): Promise<void> {
  for (let time = 0; time < times; time += 1) (await connect()).release();
}

test('under load, a connection is checked twice a second, not before each use', async () => {
  const { log, pool } = server();
  const checked = checkedPool(pool, visitors);
  const checks = () => log.filter((line) => line.startsWith('check')).length;
  await use(checked, 20);
  assert.equal(checks(), 1);
  await setTimeout(550);
  await use(checked, 20);
  assert.equal(checks(), 2);
});

test('connections to a read-only server are closed, and a request waits for a writable one', async () => {
  const { becomes, log, pool } = server();
  const checked = checkedPool(pool, visitors);
  becomes('read-only');
  const used = use(checked);
  await setTimeout(250);
  assert.deepEqual(log.slice(0, 2), ['check c1', 'close c1']);
  becomes('writable');
  await used;
  assert.ok(log.at(-1)?.startsWith('release'));
});

test('the owner reads from a read-only server', async () => {
  const { becomes, log, pool } = server();
  becomes('read-only');
  await use(checkedPool(pool, { mustWrite: false }));
  assert.deepEqual(log, ['check c1', 'release c1']);
});

test('after a failure, connections from before are closed without a check, which would take its timeout each', async () => {
  const { breaks, idle, log, pool } = server();
  const checked = checkedPool(pool, visitors);
  const before = await Promise.all([1, 2, 3].map(() => checked.connect()));
  before.forEach((client) => client.release());
  await setTimeout(550);
  breaks(idle);
  log.length = 0;
  await use(checked);
  assert.deepEqual(log, ['check c1', 'close c1', 'close c2', 'close c3', 'check c4', 'release c4']);
});

test('a request waits while nothing listens, for four seconds', async () => {
  const { becomes, pool } = server();
  const checked = checkedPool(pool, visitors);
  becomes(undefined);
  const start = performance.now();
  await assert.rejects(use(checked), { code: 'ECONNREFUSED' });
  const ms = performance.now() - start;
  assert.ok(ms > 3_500 && ms < 6_000, String(ms));
});

test('a wrong password is reported at once', async () => {
  const { pool } = server();
  const refused = Object.assign(new Error('wrong password'), { code: '28P01' });
  const checked = checkedPool(
    { ...pool, on: pool.on, connect: () => Promise.reject(refused) } as unknown as Pool,
    visitors,
  );
  const start = performance.now();
  await assert.rejects(use(checked), { code: '28P01' });
  assert.ok(performance.now() - start < 1_000);
});
