import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { test } from 'node:test';
import { openStore } from '../store/store.ts';
import { temporaryFolder } from '../testing/visitor.ts';

test('the queries of health checks and digests use an index of the outbox', async (context) => {
  const dataDirectory = temporaryFolder(context);
  await (await openStore({ dataDirectory })).close();
  const database = new DatabaseSync(join(dataDirectory, 'foyer.sqlite'));
  context.after(() => database.close());
  for (const query of [
    `select created_at from outbox where kind = 'digest' order by sequence desc limit 1`,
    `select count(*) from outbox where failed_at > ?`,
    `select count(*) from outbox where last_error is not null and created_at < ? and sent_at is null and failed_at is null`,
    `select * from outbox where sent_at is null and failed_at is null and hook is null order by priority, due_at, sequence limit 1`,
  ]) {
    const plan = database.prepare(`explain query plan ${query}`).all(...(query.includes('?') ? ['x'] : []));
    for (const { detail } of plan) assert.match(String(detail), /USING (COVERING )?INDEX/, query);
  }
});
