// `pnpm --filter @foyer/bench fault-schedules`: runs the state machine through 100,000 random schedules of faults and
// prints how often it violated an invariant. The walk is the package's own test; this only runs it more often.
import { spawnSync } from 'node:child_process';

const test = 'packages/elements/src/submission/fault-schedules.node.test.ts';
const { status } = spawnSync(process.execPath, ['--conditions=foyer:source', '--test', test], {
  cwd: new URL('..', import.meta.url),
  env: { FOYER_RUNS: '20', ...process.env },
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
