import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Client } from 'pg';
import { startPostgres } from './postgres.ts';

test('a real PostgreSQL starts by itself, as whoever runs the tests, and comes back after a restart', async (context) => {
  const postgres = await startPostgres();
  context.after(() => postgres.stop());
  const connectionString = await postgres.createDatabase();
  const ask = async (sql: string) => {
    const client = new Client({ connectionString });
    await client.connect();
    const { rows } = await client.query<{ answer: unknown }>(sql);
    await client.end();
    return rows[0]?.answer;
  };
  assert.match(String(await ask('select version() as answer')), /^PostgreSQL \d+/);
  await ask('create table kept (word text)');
  await postgres.restart();
  assert.equal(await ask('select count(*)::int as answer from kept'), 0);
});
