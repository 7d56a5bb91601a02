// The search index of PostgreSQL: trigrams if the extension pg_trgm is available, else words, else none.
import { type Kysely, type RawBuilder, sql } from 'kysely';

/** Words as PostgreSQL's full-text search compares them. */
export const wordsOfMessage = sql`to_tsvector('simple', searchable_text(fields))`;

type Fold = (text: RawBuilder<unknown>) => RawBuilder<unknown>;

/** With ICU, since the locale of the database may know the case of ASCII letters only. */
const byUnicode: Fold = (text) => sql`lower(normalize(${text}, nfc) collate "und-x-icu")`;
const byLocale: Fold = (text) => sql`lower(${text})`;

/** Compatible databases may lack one or the other. Also replaces what an earlier version has created. */
export async function addPostgresSearch(db: Kysely<unknown>): Promise<void> {
  await sql`drop index if exists submissions_search`.execute(db);
  const fold = (await succeeds(db, [sql`select ${byUnicode(sql`'Ä'`)}`])) ? byUnicode : byLocale;
  const head = sql`returns text language sql immutable parallel safe`;
  await sql`create or replace function fold_text(value text) ${head} as $$ select ${fold(sql`value`)} $$`.execute(db);
  // Does not call the other function, because an index looks for functions in no schema.
  await sql`create or replace function searchable_text(fields text) ${head} as $$
    select ${fold(sql`coalesce(string_agg(value #>> '{}', e'\\n'), '')`)} from (
      select jsonb_path_query(fields::jsonb, 'strict $.**') as value) as nodes
    where jsonb_typeof(value) = 'string' $$`.execute(db);
  // Rows wait in a list, so that storing a message does not wait for the index.
  const index = (kind: RawBuilder<unknown>) => sql`create index submissions_search on submissions
    using gin (${kind}) with (fastupdate = on, gin_pending_list_limit = 32768)`;
  const byTrigrams = [sql`create extension if not exists pg_trgm`, index(sql`searchable_text(fields) gin_trgm_ops`)];
  if (!(await succeeds(db, byTrigrams))) await succeeds(db, [index(sql`(${wordsOfMessage})`)]);
}

/** With a savepoint, since a failing statement would end the migration's transaction. */
async function succeeds(db: Kysely<unknown>, statements: readonly RawBuilder<unknown>[]): Promise<boolean> {
  await sql`savepoint attempt`.execute(db);
  try {
    for (const statement of statements) await statement.execute(db);
    return true;
  } catch {
    await sql`rollback to attempt`.execute(db);
    return false;
  } finally {
    await sql`release attempt`.execute(db);
  }
}
