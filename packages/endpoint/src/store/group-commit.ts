// Group commit: transactions queued in the same turn share one commit, and with it one disk sync. For SQLite, whose
// commits are synchronous and sequential; PostgreSQL does this itself.
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Tables } from './tables.ts';

const maxMembers = 64;

type Work<Result> = (transaction: Transaction<Tables>) => Promise<Result>;

interface Member {
  /** Returns the callback that resolves the caller, to be called after the commit. */
  run(transaction: Transaction<Tables>): Promise<() => void>;
  reject(error: unknown): void;
}

/** Each transaction is atomic by itself; none resolves before the shared commit. */
export function groupCommit(db: Kysely<Tables>): <Result>(work: Work<Result>) => Promise<Result> {
  const waiting: Member[] = [];
  let isRunning = false;
  const run = async () => {
    while (waiting.length > 0) await commit(db, waiting.splice(0, maxMembers));
    isRunning = false;
  };
  return (work) =>
    new Promise((resolve, reject) => {
      waiting.push({
        async run(transaction) {
          const result = await work(transaction);
          return () => resolve(result);
        },
        reject,
      });
      if (isRunning) return;
      isRunning = true;
      // Transactions queued in the same turn share this commit.
      setImmediate(() => void run());
    });
}

async function commit(db: Kysely<Tables>, members: readonly Member[]): Promise<void> {
  const settlements: (() => void)[] = [];
  try {
    await db.transaction().execute(async (transaction) => {
      for (const member of members) settlements.push(await runMember(member, transaction));
    });
  } catch (error) {
    for (const { reject } of members) reject(error);
    return;
  }
  for (const settle of settlements) settle();
}

/** A failure rolls back only its own savepoint. */
async function runMember(member: Member, transaction: Transaction<Tables>): Promise<() => void> {
  await sql`savepoint member`.execute(transaction);
  try {
    const settle = await member.run(transaction);
    await sql`release member`.execute(transaction);
    return settle;
  } catch (error) {
    // A full disk has rolled back everything, including the savepoint, so all of them fail.
    if (!(await rollBackMember(transaction))) throw error;
    return () => member.reject(error);
  }
}

async function rollBackMember(transaction: Transaction<Tables>): Promise<boolean> {
  try {
    await sql`rollback to member`.execute(transaction);
    await sql`release member`.execute(transaction);
    return true;
  } catch {
    return false;
  }
}
