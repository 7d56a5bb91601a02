// `pnpm --filter @foyer/bench bench:kill [cycles]`: kills an endpoint at random moments, ten thousand times by default,
// while visitors post, and counts acknowledged messages that are not stored exactly once.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { killCycles } from '@foyer/testing/node/kill-cycles.ts';
import { startEndpoint } from './endpoint/servers.ts';

const cycles = Number(process.argv[2] ?? 10_000);
const folder = mkdtempSync(join(tmpdir(), 'foyer-kill-'));
const environment = {
  FOYER_DATA: folder,
  FOYER_MAIL_TO: 'owner@example.org',
  NODE_COMPILE_CACHE: join(folder, 'compiled'),
};
const since = Date.now();
const { contradictions, receipts, surprises } = await killCycles({ cycles, start: () => startEndpoint(environment) });

const database = new DatabaseSync(join(folder, 'foyer.sqlite'));
const column = (sql: string) =>
  database
    .prepare(sql)
    .all()
    .map((row) => String(Object.values(row)[0]));
const stored = column('select submission_id from submissions');
const known = new Set(stored);
const noted = new Set(column('select submission_id from outbox'));
const [integrity] = column('pragma integrity_check');
database.close();
rmSync(folder, { recursive: true });

const result = {
  cycles,
  seconds: Math.round((Date.now() - since) / 1000),
  acknowledged: receipts.size,
  lost: [...receipts.keys()].filter((id) => !known.has(id)).length,
  doubled: stored.length - known.size,
  withoutMail: stored.filter((id) => !noted.has(id)).length,
  contradictions: contradictions.length,
  surprises: surprises.length,
  integrity,
};
console.log(result);
const faults = result.lost + result.doubled + result.withoutMail + result.contradictions + result.surprises;
process.exitCode = faults === 0 && integrity === 'ok' ? 0 : 1;
