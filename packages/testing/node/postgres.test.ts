import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Client } from 'pg';
import { startPostgres } from './postgres.ts';

test('a PostgreSQL starts as any user, and keeps its data over a restart', async (context) => {
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
