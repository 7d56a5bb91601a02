// Transactions of visitors who come at once share one commit, so that the disk is waited for once. For SQLite, whose
// commits wait one after the other, and all of Node with them; PostgreSQL does this by itself.
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Tables } from './tables.ts';

const maxMembers = 64;

type Work<Result> = (transaction: Transaction<Tables>) => Promise<Result>;

interface Member {
  /** Gives what tells the visitor, once the commit is on the disk. */
  run(transaction: Transaction<Tables>): Promise<() => void>;
  reject(error: unknown): void;
}

/** Each is all or nothing by itself; none resolves before the commit of all. */
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
      // Whoever has come with the same turn of the event loop goes along.
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

/** One that fails takes back its own changes only. */
async function runMember(member: Member, transaction: Transaction<Tables>): Promise<() => void> {
  await sql`savepoint member`.execute(transaction);
  try {
    const settle = await member.run(transaction);
    await sql`release member`.execute(transaction);
    return settle;
  } catch (error) {
    // A full disk has taken back everything, savepoint included: then all fail for that reason.
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
