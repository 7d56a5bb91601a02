// Kills the process at random moments: every receipt has exactly one row. bench/endpoint-kill.ts does this ten thousand
// times.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { killCycles } from '@foyer/testing/node/kill-cycles.ts';
import { killed, startProcess } from './testing/processes.ts';
import { temporaryFolder } from './testing/visitor.ts';

for (const part of ['first', 'second', 'third', 'fourth', 'fifth']) {
  test(
    `twenty kills, ${part} part: no message is lost or duplicated, and the database is intact`,
    { timeout: 240_000 },
    async (context) => {
      const directory = temporaryFolder(context);
      const environment = {
        FOYER_DATA: directory,
        FOYER_MAIL_TO: 'owner@example.org',
        NODE_COMPILE_CACHE: join(directory, 'compiled'),
      };
      const { contradictions, receipts, surprises } = await killCycles({
        cycles: 20,
        longestLifeMs: 60,
        signal: context.signal,
        start: async () => {
          const endpoint = await startProcess(context, { environment });
          return { url: endpoint.url, kill: () => killed(endpoint) };
        },
      });
      const database = new DatabaseSync(join(directory, 'foyer.sqlite'));
      context.after(() => database.close());
      const ids = (sql: string) =>
        database
          .prepare(sql)
          .all()
          .map((row) => String(row['id']));
      const stored = ids('select submission_id as id from submissions');
      const lost = [...receipts.keys()].filter((id) => !stored.includes(id));
      assert.deepEqual({ lost, contradictions, surprises }, { lost: [], contradictions: [], surprises: [] });
      assert.ok(receipts.size >= 20, `${receipts.size} messages`);
      assert.equal(new Set(stored).size, stored.length);
      // One mail per message, whether its receipt arrived or not.
      assert.deepEqual(ids('select submission_id as id from outbox').toSorted(), stored.toSorted());
      assert.equal(database.prepare('pragma integrity_check').get()?.['integrity_check'], 'ok');
    },
  );
}
