// Copies a database into an empty one and verifies the result. Knows only the keys of the tables.
import { createHash } from 'node:crypto';
import { type Dialect, Kysely, sql, type Transaction } from 'kysely';
import { engineOf } from './engine.ts';
import { migrate } from './migrations.ts';
import type { Tables } from './tables.ts';

/** Every table and its ordering column. A missing table fails to compile. */
const keys = {
  endpoint_properties: 'name',
  submissions: 'sequence',
  tombstones: 'submission_id',
  spent_tokens: 'token_id',
  subscribers: 'sequence',
  merged_subscribers: 'former_id',
  consent_texts: 'text_hash',
  consent_events: 'position',
  link_tokens: 'token_hash',
  outbox: 'sequence',
  beacons: 'key',
} as const satisfies Record<keyof Tables, string>;

const batchSize = 500;

type Row = Readonly<Record<string, unknown>>;

export interface CopiedTable {
  readonly table: string;
  readonly rows: number;
  /** Over all rows, independent of their order. */
  readonly checksum: string;
}

export type CopyResult =
  | { readonly status: 'copied'; readonly tables: readonly CopiedTable[] }
  /** The target is not empty; nothing was changed. */
  | { readonly status: 'not-empty'; readonly table: string }
  /** The copy differs from the source; it was rolled back. */
  | { readonly status: 'differs'; readonly table: string };

/** All or nothing, with the source locked against writes. Throws where a database fails. */
export async function copyDatabase(source: Dialect, target: Dialect): Promise<CopyResult> {
  const [from, to] = [new Kysely<Tables>({ dialect: source }), new Kysely<Tables>({ dialect: target })];
  try {
    await migrate(from);
    await migrate(to);
    return await from.transaction().execute((reading) => to.transaction().execute((writing) => copy(reading, writing)));
  } catch (error) {
    if (error instanceof TableDiffers) return { status: 'differs', table: error.table };
    throw error;
  } finally {
    await Promise.all([from.destroy(), to.destroy()]);
  }
}

/** Thrown to roll back, and caught above. */
class TableDiffers extends Error {
  readonly table: string;

  constructor(table: string) {
    super(`${table} differs`);
    this.table = table;
  }
}

async function copy(from: Transaction<Tables>, to: Transaction<Tables>): Promise<CopyResult> {
  const tables: CopiedTable[] = [];
  const occupied = await firstNonEmptyTable(to);
  if (occupied !== undefined) return { status: 'not-empty', table: occupied };
  // Opening the target gave it an endpoint id; the source's id replaces it.
  await to.deleteFrom('endpoint_properties').execute();
  for (const [table, key] of Object.entries(keys)) {
    const sent = new RowChecksum();
    for await (const rows of readRows(from, table, key)) {
      sent.add(rows);
      await insertRows(to, table, rows);
    }
    const arrived = new RowChecksum();
    for await (const rows of readRows(to, table, key)) arrived.add(rows);
    if (sent.checksum !== arrived.checksum || sent.count !== arrived.count) throw new TableDiffers(table);
    if (key === 'sequence') await continueSequence(to, table);
    tables.push({ table, rows: arrived.count, checksum: arrived.checksum });
  }
  return { status: 'copied', tables };
}

async function firstNonEmptyTable(db: Transaction<Tables>): Promise<string | undefined> {
  for (const table of Object.keys(keys)) {
    const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(db);
    if (rows.length > 0 && table !== 'endpoint_properties') return table;
  }
  return undefined;
}

async function* readRows(db: Transaction<Tables>, table: string, key: string): AsyncGenerator<readonly Row[]> {
  let last: unknown;
  for (;;) {
    const after = last === undefined ? sql`` : sql`where ${sql.ref(key)} > ${last}`;
    const query = sql<Row>`select * from ${sql.table(table)} ${after} order by ${sql.ref(key)} limit ${sql.lit(batchSize)}`;
    const { rows } = await query.execute(db);
    if (rows.length === 0) return;
    yield rows;
    last = rows.at(-1)?.[key];
  }
}

async function insertRows(db: Transaction<Tables>, table: string, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const values = rows.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`);
  const names = sql.join(columns.map((column) => sql.ref(column)));
  await sql`insert into ${sql.table(table)} (${names}) values ${sql.join(values)}`.execute(db);
}

/** Rows were inserted with their sequence numbers; new ones must continue after them. */
async function continueSequence(db: Transaction<Tables>, table: string): Promise<void> {
  if (engineOf(db).name !== 'postgres') return;
  const sequence = sql`pg_get_serial_sequence(${table}, 'sequence')`;
  await sql`select setval(${sequence}, greatest(1, (select max(sequence) from ${sql.table(table)})))`.execute(db);
}

/** Sum of row hashes, since databases may sort text differently. */
class RowChecksum {
  count = 0;
  #sum = 0n;

  add(rows: readonly Row[]): void {
    for (const row of rows) {
      const columns = Object.entries(row).toSorted(([left], [right]) => (left < right ? -1 : 1));
      const hash = createHash('sha256').update(JSON.stringify(columns)).digest('hex');
      this.#sum = BigInt.asUintN(256, this.#sum + BigInt(`0x${hash}`));
      this.count += 1;
    }
  }

  get checksum(): string {
    return this.#sum.toString(16).padStart(64, '0');
  }
}
