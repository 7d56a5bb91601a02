import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { Kysely } from 'kysely';
import { temporaryFolder } from '../testing/visitor.ts';
import { databaseDialect } from './database.ts';
import { inTransaction } from './transaction.ts';

async function database(context: TestContext) {
  const db = new Kysely<unknown>({ dialect: await databaseDialect({ dataDirectory: temporaryFolder(context) }) });
  context.after(() => db.destroy());
  return db;
}

/** Work that fails with this code, so many times. */
function failing(code: string, times: number) {
  let runs = 0;
  return {
    runs: () => runs,
    work: () => {
      runs += 1;
      return runs > times ? Promise.resolve('stored') : Promise.reject(Object.assign(new Error('failed'), { code }));
    },
  };
}

for (const [title, code] of [
  ['another one changed the same rows', '40001'],
  ['two wait for each other', '40P01'],
  ['another one inserted the key first', '23505'],
  ['the database is read-only', '25006'],
  ['the database restarts', '57P01'],
  ['the database is not reached', 'ECONNREFUSED'],
] as const) {
  test(`a transaction is repeated where ${title}`, async (context) => {
    const { runs, work } = failing(code, 3);
    assert.equal(await inTransaction(await database(context), work), 'stored');
    assert.equal(runs(), 4);
  });
}

for (const code of ['23502', '42601', 'ERR_SQLITE_ERROR', '53100']) {
  test(`a transaction is not repeated after ${code}, which the next run meets too`, async (context) => {
    const { runs, work } = failing(code, 1);
    await assert.rejects(inTransaction(await database(context), work), { code });
    assert.equal(runs(), 1);
  });
}

test('a transaction that conflicts again and again ends with the conflict', async (context) => {
  const { runs, work } = failing('40001', 1_000);
  await assert.rejects(inTransaction(await database(context), work), { code: '40001' });
  assert.equal(runs(), 12);
});

test('a transaction gives up a database that does not come back within four seconds', async (context) => {
  const { work } = failing('57P03', Infinity);
  const start = performance.now();
  await assert.rejects(inTransaction(await database(context), work), { code: '57P03' });
  const ms = performance.now() - start;
  assert.ok(ms > 3_500 && ms < 6_000, String(ms));
});
