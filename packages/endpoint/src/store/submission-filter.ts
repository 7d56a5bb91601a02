// The conditions of the inbox's lists of messages, as SQL.
import { type RawBuilder, sql } from 'kysely';
import type { SubmissionFilter } from '../domain/inbox.ts';

/** Follows another condition. Constants are literals, because a partial index is used only with literals. */
export function restrictedTo({ after, form, suspected, unread }: SubmissionFilter): RawBuilder<unknown> {
  const conditions = [
    ...(after === undefined ? [] : [sql`and sequence < ${after}`]),
    ...(form === undefined ? [] : [sql`and form = ${form}`]),
    ...(unread === true ? [sql`and unread = 1`] : []),
    ...(suspected === undefined ? [] : [suspected ? sql`and status = 'spam'` : sql`and status <> 'spam'`]),
  ];
  return conditions.length === 0 ? sql`` : sql.join(conditions, sql` `);
}
