// A receipt is sent only after the disk sync. Read from the system calls, because a kill would not show it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { startProcess } from './testing/processes.ts';
import { contactMessage, solved, temporaryFolder } from './testing/visitor.ts';

function canTrace(): boolean {
  try {
    execFileSync('strace', ['-e', 'trace=none', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

type Step = 'write' | 'sync' | 'receipt';

/** Order of journal writes, syncs and receipts. */
function steps(trace: string): readonly Step[] {
  const journals = new Set<string>();
  return trace.split('\n').flatMap((line): Step[] => {
    const opened = /openat\(.*foyer\.sqlite-wal".* = (\d+)/.exec(line)?.[1];
    if (opened !== undefined) journals.add(opened);
    const [, call, file] = /(pwrite64|fsync|fdatasync)\((\d+)/.exec(line) ?? [];
    if (file !== undefined && journals.has(file)) return [call === 'pwrite64' ? 'write' : 'sync'];
    return line.includes('HTTP/1.1 202') ? ['receipt'] : [];
  });
}

test(
  'each receipt is sent after the write and the sync of its message',
  { skip: !canTrace() && 'needs strace' },
  async (context) => {
    const log = join(temporaryFolder(context), 'trace');
    const calls = 'trace=openat,pwrite64,fsync,fdatasync,write,writev,sendto,sendmsg';
    const { process: child, visitor } = await startProcess(context, {
      environment: { FOYER_DATA: temporaryFolder(context) },
      command: ['strace', '-D', '-f', '-q', '-s', '32', '-e', calls, '-o', log, process.execPath],
    });
    const count = 10;
    for (let sent = 0; sent < count; sent += 1) {
      const message = contactMessage(await solved(await visitor.challenge('/contact?without=pow')));
      assert.equal((await visitor.post('/contact', message)).status, 202);
    }
    child.kill('SIGTERM');
    // strace exits after the endpoint; by then the receipts are in its log.
    const hasEnded = new RegExp(`^${child.pid} +\\+{3} `, 'm');
    const deadline = Date.now() + 30_000;
    const trace = () => readFileSync(log, 'utf8');
    while (!hasEnded.test(trace()) && Date.now() < deadline) await sleep(50);
    const seen = steps(trace());
    const receipts = seen.flatMap((step, index) => (step === 'receipt' ? [index] : []));
    assert.equal(receipts.length, count);
    for (const [number, end] of receipts.entries()) {
      const before = seen.slice((receipts[number - 1] ?? -1) + 1, end);
      assert.ok(before.includes('write'), `receipt ${number} without a write`);
      assert.equal(before.at(-1), 'sync', `receipt ${number} after ${before.join(', ')}`);
    }
  },
);
