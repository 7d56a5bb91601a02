// The owner's side of a site: the database, the inbox and the mails.
import { DatabaseSync } from 'node:sqlite';
import type { CaughtMail } from '@foyer/testing/node/mail-catcher.ts';
import type { Site } from '../site.ts';
import { eventually } from './eventually.ts';

export interface StoredMessage {
  readonly submissionId: string;
  readonly form: string;
  readonly status: string;
  readonly fields: unknown;
}

/** Read from the database file, not through the endpoint. */
export function storedMessages({ databasePath }: Pick<Site, 'databasePath'>): StoredMessage[] {
  const database = new DatabaseSync(databasePath, { readOnly: true });
  const rows = database
    .prepare('SELECT submission_id, form, status, fields FROM messages_v1 ORDER BY received_at')
    .all()
    .map((row) => ({
      submissionId: String(row['submission_id']),
      form: String(row['form']),
      status: String(row['status']),
      fields: JSON.parse(String(row['fields'])),
    }));
  database.close();
  return rows;
}

/** The messages that contain this text, because the stories of a file share one site. */
export function storedWith(site: Pick<Site, 'databasePath'>, words: string): StoredMessage[] {
  return storedMessages(site).filter(({ fields }) =>
    JSON.stringify(fields).includes(JSON.stringify(words).slice(1, -1)),
  );
}

/** @param list `''` for the messages, `/subscribers` for those */
export async function readInbox({ inboxUrl }: Pick<Site, 'inboxUrl'>, list = ''): Promise<unknown> {
  const url = new URL(inboxUrl);
  const headers = { Authorization: `Bearer ${url.searchParams.get('token')}`, Accept: 'application/json' };
  const response = await fetch(`${url.origin}${url.pathname}${list}`, { headers });
  if (!response.ok) throw new Error(`the inbox answers ${response.status}`);
  return response.json();
}

export function caughtMail({ mail }: Pick<Site, 'mail'>, words: string): Promise<CaughtMail> {
  return eventually(`mail with "${words}"`, () => mail.messages().find((caught) => caught.raw.includes(words)));
}
