// Which rows have expired. The domain decides when that is, and removes them.
import { type ExpressionBuilder, type Kysely, sql } from 'kysely';
import * as v from 'valibot';
import type { Expired, FormRetention, RetentionStore, StoredSignUp } from '../domain/ports.ts';
import { concerns, consentPositions } from './consent.ts';
import { locksRows } from './engine.ts';
import { newsletterKinds } from './paced-mails.ts';
import { giveUpAnnouncements } from './person-mails.ts';
import type { Tables } from './tables.ts';

export function retentionStore(db: Kysely<Tables>): RetentionStore {
  return {
    rememberForms: (current) => rememberForms(db, current),
    expiredMessages: (expired) => expiredMessages(db, expired),
    expiredSignUps: (expired) => expiredSignUps(db, expired),
    expiredRequests: (expired) => expiredRequests(db, expired),
    giveUpAnnouncements: (createdBefore, at) => giveUpAnnouncements(db, createdBefore, at),
    async forgetPace(before) {
      const detached = db.deleteFrom('outbox').where('pace_key', 'is not', null).where('address_key', 'is', null);
      await detached.where('left_at', '<=', before).execute();
    },
    async removeTombstones(before) {
      await db.deleteFrom('tombstones').where('forgotten_at', '<', before).execute();
    },
  };
}

const rememberedName = 'retention';
const remembered = v.pipe(
  v.string(),
  v.parseJson(),
  v.array(v.object({ id: v.string(), pendingDays: v.optional(v.number()), retentionDays: v.optional(v.number()) })),
);

/** Returns configured forms, removed ones, and those that are known only from their sign-ups. */
async function rememberForms(db: Kysely<Tables>, current: readonly FormRetention[]): Promise<readonly FormRetention[]> {
  const property = db.selectFrom('endpoint_properties').select('value').where('name', '=', rememberedName);
  const before = (await property.executeTakeFirst())?.value;
  const isCurrent = new Set(current.map(({ id }) => id));
  const left = (before === undefined ? [] : v.parse(remembered, before)).filter(({ id }) => !isCurrent.has(id));
  const forms = [...current, ...left];
  const value = JSON.stringify(forms.toSorted((one, other) => (one.id < other.id ? -1 : 1)));
  if (value !== before) {
    const row = db.insertInto('endpoint_properties').values({ name: rememberedName, value });
    await row.onConflict((conflict) => conflict.column('name').doUpdateSet({ value })).execute();
  }
  const known = new Set(forms.map(({ id }) => id));
  const used = await db.selectFrom('subscribers').select('form').distinct().execute();
  return [...forms, ...used.filter(({ form }) => !known.has(form)).map(({ form }) => ({ id: form }))];
}

/** Oldest first: rows are in the order of arrival. */
async function expiredMessages(
  db: Kysely<Tables>,
  { before, form, limit, waitingSince }: Expired,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('submissions')
    .select(['submission_id', 'received_at'])
    .where('form', '=', form)
    .where((column) =>
      column.not(
        column.exists(
          mailsSince(column, waitingSince).whereRef('mail.submission_id', '=', 'submissions.submission_id'),
        ),
      ),
    )
    .orderBy('sequence')
    .limit(limit)
    .execute();
  return rows.filter((row) => row.received_at < before).map((row) => row.submission_id);
}

/** Excludes those that were requested again, or whose mail was sent, since `before`. */
async function expiredSignUps(db: Kysely<Tables>, { before, form, limit, waitingSince }: Expired) {
  const rows = await db
    .selectFrom('subscribers')
    .select('subscriber_id')
    .where('form', '=', form)
    .where((column) => column.or([column('status', '=', 'pending'), column.not(column.exists(clicksOf(column)))]))
    .where('created_at', '<', before)
    .where((column) => {
      const steps = stepsSince(column, before).whereRef('step.subscriber_id', '=', 'subscribers.subscriber_id');
      const mails = mailsSince(column, waitingSince).whereRef('mail.subscriber_id', '=', 'subscribers.subscriber_id');
      return column.not(column.or([column.exists(steps), column.exists(mails)]));
    })
    .limit(limit)
    // Housekeeping of another process locks other rows.
    .$if(locksRows(db), (query) => query.forUpdate().skipLocked())
    .execute();
  return Promise.all(rows.map((row) => signUpOf(db, row.subscriber_id)));
}

/** Everything of one subscriber. */
export async function signUpOf(db: Kysely<Tables>, subscriberId: string): Promise<StoredSignUp> {
  const messages = await db
    .selectFrom('submissions')
    .select('submission_id')
    .where('subscriber_id', '=', subscriberId)
    .execute();
  const submissionIds = messages.map((row) => row.submission_id);
  return { subscriberId, submissionIds, positions: await consentPositions(db, { subscriberId }) };
}

/** Requests of a subscriber who has confirmed another one, or has unsubscribed. */
async function expiredRequests(db: Kysely<Tables>, { before, form, limit, waitingSince }: Expired) {
  const rows = await db
    .selectFrom('submissions')
    .innerJoin('subscribers', 'subscribers.subscriber_id', 'submissions.subscriber_id')
    .select(['submissions.submission_id', 'subscribers.subscriber_id'])
    .where('submissions.form', '=', form)
    .where('submissions.status', '=', 'pending')
    .where('subscribers.status', '!=', 'pending')
    .where('received_at', '<', before)
    .where((column) => {
      const steps = stepsSince(column, before).whereRef('step.subscriber_id', '=', 'subscribers.subscriber_id');
      const own = steps.where(concerns(sql.ref('submissions.submission_id')));
      const mails = mailsSince(column, waitingSince).whereRef('mail.submission_id', '=', 'submissions.submission_id');
      return column.not(column.or([column.exists(own), column.exists(mails)]));
    })
    .orderBy('submissions.sequence')
    .limit(limit)
    .$if(locksRows(db), (query) => query.forUpdate().skipLocked())
    .execute();
  return Promise.all(
    rows.map(async ({ submission_id: submissionId, subscriber_id: subscriberId }) => ({
      subscriberId,
      submissionIds: [submissionId],
      positions: await consentPositions(db, { subscriberId, submissionId }),
    })),
  );
}

/** Without any, the status does not come from the subscriber: the owner marked the sign-up as spam. */
function clicksOf({ selectFrom }: ExpressionBuilder<Tables, keyof Tables>) {
  const former = selectFrom('merged_subscribers')
    .select('merged_subscribers.former_id')
    .whereRef('merged_subscribers.subscriber_id', '=', 'subscribers.subscriber_id');
  return selectFrom('consent_events as click')
    .select('click.position')
    .where('click.kind', 'in', ['confirmed', 'unsubscribed'])
    .where(({ eb, or, ref }) =>
      or([eb('click.subscriber_id', '=', ref('subscribers.subscriber_id')), eb('click.subscriber_id', 'in', former)]),
    );
}

function stepsSince({ selectFrom }: ExpressionBuilder<Tables, keyof Tables>, since: string) {
  return selectFrom('consent_events as step')
    .select('step.position')
    .where('step.kind', 'in', ['requested', 'mail_sent'])
    .where('step.at', '>=', since);
}

function mailsSince({ selectFrom }: ExpressionBuilder<Tables, keyof Tables>, since: string) {
  return (
    selectFrom('outbox as mail')
      .select('mail.sequence')
      .where('mail.kind', 'in', newsletterKinds)
      .where('mail.sent_at', 'is', null)
      .where('mail.failed_at', 'is', null)
      // Claiming the entry changes it. Without a mail server nothing is ever claimed.
      .whereRef('mail.due_at', '!=', 'mail.created_at')
      .where('mail.created_at', '>=', since)
  );
}
