// Search on PostgreSQL: an index of the table, see `postgres-search-index.ts`.
import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely';
import type { ListedMessage, Page, SubmissionFilter } from '../domain/inbox.ts';
import { spellingsOf } from '../domain/search-spellings.ts';
import { containing } from './like-pattern.ts';
import type { MessageSearch } from './message-search.ts';
import { toPage } from './page.ts';
import { wordsOfMessage } from './postgres-search-index.ts';
import { restrictedTo } from './submission-filter.ts';
import { toListedMessage } from './submissions.ts';
import type { SubmissionTable, Tables } from './tables.ts';

/** What the index contains: parts of words, or words. */
type IndexKind = 'trigrams' | 'words' | 'none';

export function postgresSearch(db: Kysely<Tables>): MessageSearch {
  let kind: Promise<IndexKind> | undefined;
  return {
    async find(filter, search) {
      kind ??= indexKind(db);
      return find(db, filter, contains(spellingsOf(search), await kind));
    },
    async addNew() {
      kind ??= indexKind(db);
      if ((await kind) !== 'none') await sql`select gin_clean_pending_list('submissions_search')`.execute(db);
    },
    // Done by vacuum: the database's own, or the one after an erasure.
    removeDeleted: () => Promise.resolve(),
    removeDeletedSoon: () => undefined,
  };
}

async function indexKind(db: Kysely<Tables>): Promise<IndexKind> {
  const { rows } = await sql<{ definition: string }>`select indexdef as definition from pg_indexes
    where schemaname = current_schema() and indexname = 'submissions_search'`.execute(db);
  const definition = rows[0]?.definition ?? '';
  if (definition.includes('gin_trgm_ops')) return 'trigrams';
  return definition === '' ? 'none' : 'words';
}

async function find(
  db: Kysely<Tables>,
  filter: SubmissionFilter,
  condition: RawBuilder<unknown>,
): Promise<Page<ListedMessage>> {
  const { limit } = filter;
  const { rows } = await sql<Selectable<SubmissionTable>>`select * from submissions
    where ${condition} ${restrictedTo(filter)} order by sequence desc limit ${limit + 1}`.execute(db);
  return toPage(rows, limit, toListedMessage);
}

function contains(spellings: readonly string[], kind: IndexKind): RawBuilder<unknown> {
  const found = spellings.map((search) => {
    const words = search.match(/[\p{L}\p{N}]+/gu) ?? [];
    if (kind === 'words' && words.length > 0)
      return sql`${wordsOfMessage} @@ to_tsquery('simple', ${words.map((word) => `${word}:*`).join(' & ')})`;
    return sql`searchable_text(fields) like ${containing(search)}`;
  });
  return sql`(${sql.join(found, sql` or `)})`;
}
