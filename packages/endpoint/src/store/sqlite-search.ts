// Search on SQLite: an FTS5 index of trigrams in a file of its own. Updating it while visitors write would take most of
// their time, so messages are added later, in steps; until then they are compared one by one.
import { setTimeout as pause } from 'node:timers/promises';
import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely';
import type { ListedMessage, Page, SubmissionFilter } from '../domain/inbox.ts';
import { spellingsOf } from '../domain/search-spellings.ts';
import type { MessageSearch, SearchConnections } from './message-search.ts';
import { toPage } from './page.ts';
import { restrictedTo } from './submission-filter.ts';
import { toListedMessage } from './submissions.ts';
import type { SubmissionTable, Tables } from './tables.ts';

/** How many messages one request compares one by one. */
const maxCompared = 5_000;
/** About 50 ms of the reading thread, in which other queries wait. */
const addedAtOnce = 100;
const checkedAtOnce = 20_000;
const removedAtOnce = 10;
const pauseMs = 1_000;
/** Comparing fewer is faster than starting the thread. */
const worthAdding = 1_000;
/** Beyond that many deleted messages a new index takes less time. */
const rebuiltBeyond = 2_000;
const trigramLength = 3;
/** More do not reduce the candidates further. */
const maxTrigrams = 12;
/** Of the trigrams that begin with a shorter word. */
const maxBeginnings = 200;

type Row = Selectable<SubmissionTable>;

export function sqliteSearch({ reading: db, newest }: SearchConnections): MessageSearch {
  let opening: Promise<void> | undefined;
  const open = () => (opening ??= createIndex(db));
  let added = 0;
  const remove = async () => {
    await open();
    await removeDeleted(db);
  };
  return {
    async find(filter, search) {
      await open();
      return find(db, filter, spellingsOf(search));
    },
    async addNew() {
      const last = await newest();
      if (last - added < worthAdding) return;
      added = last;
      await open();
      await addNew(db);
    },
    removeDeleted: remove,
    removeDeletedSoon: atMostOnce(remove),
  };
}

/** Failures are retried by the next housekeeping. */
function atMostOnce(work: () => Promise<void>): () => void {
  let timer: NodeJS.Timeout | undefined;
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      work().catch(() => undefined);
    }, pauseMs).unref();
  };
}

async function createIndex(db: Kysely<Tables>): Promise<void> {
  await createTable(db);
  if (await isForeign(db)) await createAgain(db);
}

async function createAgain(db: Kysely<Tables>): Promise<void> {
  await sql`drop table main.message_search_terms`.execute(db);
  await sql`drop table main.message_search`.execute(db);
  await createTable(db);
}

async function createTable(db: Kysely<Tables>): Promise<void> {
  await sql`create virtual table if not exists main.message_search
    using fts5(text, tokenize = 'trigram case_sensitive 1', detail = none)`.execute(db);
  await sql`create virtual table if not exists main.message_search_terms
    using fts5vocab(message_search, row)`.execute(db);
  // Without it, the words of a deleted message would stay in the index until it is merged.
  await sql`insert into message_search (message_search, rank) values ('secure-delete', 1)`.execute(db);
}

/** A database restored from a backup gives the index's numbers to other messages. */
async function isForeign(db: Kysely<Tables>): Promise<boolean> {
  const last = await lastIndexed(db);
  const { rows } = await sql`select 1 from message_search left join submissions on sequence = ${last}
    where message_search.rowid = ${last} and (searchable_text(fields) <> text
      or ${last} > (select coalesce(max(seq), 0) from sqlite_sequence where name = 'submissions'))`.execute(db);
  return rows.length > 0;
}

async function lastIndexed(db: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ last: number | null }>`select max(id) as last from message_search_docsize`.execute(db);
  return rows[0]?.last ?? 0;
}

interface Query {
  readonly filter: SubmissionFilter;
  /** Any of them. */
  readonly words: readonly string[];
}

/** The newest messages one by one, the others by the index. */
async function find(db: Kysely<Tables>, filter: SubmissionFilter, words: Query['words']): Promise<Page<ListedMessage>> {
  const { limit, suspected } = filter;
  const indexed = await lastIndexed(db);
  // A short word is frequent, or else it has few trigrams to look up. Suspected messages are few.
  const comparesFirst = suspected === true || words.some((text) => [...text].length < trigramLength);
  const from = await startOfCompared(db, filter, comparesFirst ? 0 : indexed);
  const rows = await compare(db, { filter, words }, from);
  const isIndexed = from <= indexed + 1 && suspected !== true;
  if (rows.length <= limit && from > 1) {
    if (!isIndexed) return { items: rows.map(toListedMessage), next: from };
    rows.push(...(await lookUp(db, { filter, words }, { before: from, limit: limit + 1 - rows.length })));
  }
  return toPage(rows, limit, toListedMessage);
}

/** The lowest number to compare: not below `indexed`, and not more messages than a request may compare. */
async function startOfCompared(db: Kysely<Tables>, filter: SubmissionFilter, indexed: number): Promise<number> {
  const { rows } = await sql<{ sequence: number }>`select sequence from submissions
    where sequence > ${indexed} ${restrictedTo(filter)} order by sequence desc limit 1 offset ${maxCompared - 1}`.execute(
    db,
  );
  return rows[0]?.sequence ?? indexed + 1;
}

async function compare(db: Kysely<Tables>, { filter, words }: Query, from: number): Promise<Row[]> {
  const { rows } = await sql<Row>`select * from submissions
    where sequence >= ${from} ${restrictedTo(filter)} and ${contains(words)}
    order by sequence desc limit ${filter.limit + 1}`.execute(db);
  return rows;
}

/** A cross join keeps the order: the index first, newest first. The index may contain deleted messages. */
async function lookUp(
  db: Kysely<Tables>,
  { filter, words }: Query,
  { before, limit }: { readonly before: number; readonly limit: number },
): Promise<readonly Row[]> {
  const queries = await Promise.all(words.map((text) => trigramsOf(db, text)));
  const trigrams = queries.filter((query) => query !== '').map((query) => `(${query})`);
  if (trigrams.length === 0) return [];
  const { rows } = await sql<Row>`select submissions.* from message_search
    cross join submissions on submissions.sequence = message_search.rowid
    where message_search match ${trigrams.join(' OR ')} and message_search.rowid < ${before} ${restrictedTo(filter)} and ${contains(words)}
    order by message_search.rowid desc limit ${limit}`.execute(db);
  return rows;
}

function contains(words: Query['words']): RawBuilder<unknown> {
  const found = words.map((text) => sql`instr(searchable_text(fields), ${text}) > 0`);
  return sql`(${sql.join(found, sql` or `)})`;
}

/** As a query of FTS5. Empty where no message can contain the words. */
async function trigramsOf(db: Kysely<Tables>, words: string): Promise<string> {
  const letters = [...words];
  if (letters.length < trigramLength) return (await trigramsBeginningWith(db, words)).map(quoted).join(' OR ');
  const all = letters.slice(trigramLength - 1).map((_, at) => letters.slice(at, at + trigramLength).join(''));
  const step = Math.ceil(all.length / maxTrigrams);
  return all
    .filter((_, at) => at % step === 0)
    .map(quoted)
    .join(' AND ');
}

async function trigramsBeginningWith(db: Kysely<Tables>, start: string): Promise<readonly string[]> {
  const { rows } = await sql<{ term: string }>`select term from message_search_terms
    where term >= ${start} and term < ${`${start}\u{10FFFF}`} limit ${maxBeginnings}`.execute(db);
  return rows.map(({ term }) => term);
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

async function addNew(db: Kysely<Tables>): Promise<void> {
  for (;;) {
    const begun = performance.now();
    const added = await sql`insert into message_search (rowid, text)
      select sequence, searchable_text(fields) from submissions
      where sequence > (select coalesce(max(id), 0) from message_search_docsize)
      order by sequence limit ${addedAtOnce}`.execute(db);
    if (Number(added.numAffectedRows) < addedAtOnce) return;
    // Leaves half of the time to other queries.
    await pause(performance.now() - begun, undefined, { ref: false });
  }
}

/** Compares the numbers of both, so that it also finds what another program has deleted. */
async function removeDeleted(db: Kysely<Tables>): Promise<void> {
  if ((await countDeleted(db)) > rebuiltBeyond) await createAgain(db);
  const last = await lastIndexed(db);
  for (let from = 0; from < last; from += checkedAtOnce) while ((await removeSome(db, from)) === removedAtOnce);
  // The journal contains earlier versions of the pages.
  await sql`pragma main.wal_checkpoint(truncate)`.execute(db);
}

async function countDeleted(db: Kysely<Tables>): Promise<number> {
  const last = await lastIndexed(db);
  let count = 0;
  for (let from = 0; from < last && count <= rebuiltBeyond; from += checkedAtOnce) {
    const { rows } = await sql<{ count: number }>`select count(*) as count from ${deletedFrom(from)}`.execute(db);
    count += rows[0]?.count ?? 0;
  }
  return count;
}

async function removeSome(db: Kysely<Tables>, from: number): Promise<number> {
  const removed = await sql`delete from message_search
    where rowid in (select id from ${deletedFrom(from)} limit ${removedAtOnce})`.execute(db);
  return Number(removed.numAffectedRows);
}

function deletedFrom(from: number): RawBuilder<unknown> {
  return sql`(select id from message_search_docsize where id > ${from} and id <= ${from + checkedAtOnce}
    and not exists (select 1 from submissions where sequence = id))`;
}
