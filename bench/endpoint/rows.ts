// A database as it is after years: any number of messages, made by SQL.
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const rowsAtOnce = 500_000;

/** The tables must be there: an endpoint was started on the folder once. */
export function fillMessages(folder: string, count: number): void {
  const database = new DatabaseSync(join(folder, 'foyer.sqlite'));
  database.exec('pragma synchronous=off');
  const insert = database.prepare(`
    with recursive number(n) as (select ? union all select n + 1 from number where n < ?)
    insert into submissions (submission_id, form, status, receipt_status, fields, consent, page, origin, spam,
      content_hash, received_at)
    select lower(hex(randomblob(16))), 'contact', 'accepted', 'accepted',
      '{"name":"Lena Okafor","email":"lena' || n || '@example.org","message":"Guten Tag, ich habe eine Frage."}',
      'null', '{"url":"https://example.org/kontakt","locale":"de"}', 'https://example.org', '[]',
      hex(randomblob(32)), strftime('%Y-%m-%dT%H:%M:%fZ', 1700000000 + n, 'unixepoch')
    from number`);
  for (let first = 1; first <= count; first += rowsAtOnce) insert.run(first, Math.min(count, first + rowsAtOnce - 1));
  database.exec('pragma wal_checkpoint(truncate)');
  database.close();
}
