// Puts the outbox together: one worker for mails and one for each hook.
import type { ResolvedOptions } from './config.ts';
import type { Forms } from './domain/forms.ts';
import { mailboxesIn } from './domain/owners.ts';
import type { Hooks } from './hook-options.ts';
import { hookDelivery } from './hooks/hook-delivery.ts';
import { composeMail } from './mail/compose.ts';
import { mailDelivery } from './mail/mail-delivery.ts';
import type { Mailer } from './mail/outgoing-mail.ts';
import { maxConnections, smtpMailer } from './mail/smtp.ts';
import type { Deliver } from './outbox/delivery.ts';
import { type OutboxWorker, type OutboxWorkerOptions, startOutboxWorker } from './outbox/outbox-worker.ts';
import type { LazyStore } from './store/lazy-store.ts';

interface OutboxParts {
  readonly options: ResolvedOptions;
  readonly forms: Forms;
  readonly hooks: Hooks;
  readonly database: LazyStore;
  readonly mailer: Mailer | undefined;
  /** Signs the links to unsubscribe. */
  readonly linkKey: Uint8Array;
}

/** One worker per lane. Entries without a configured receiver stay in the outbox. */
export function startOutbox(parts: OutboxParts): readonly OutboxWorker[] {
  const { database, hooks, options } = parts;
  const { log, now } = options;
  const deliverMail = mailDeliveryOf(parts);
  if (deliverMail === undefined) log({ event: 'no-mail-server' });
  const lanes: readonly Pick<OutboxWorkerOptions, 'lane' | 'limits' | 'deliver' | 'timeoutMs' | 'hookSettings'>[] = [
    ...(deliverMail === undefined
      ? []
      : [{ lane: { kinds: mailKinds }, limits: mailLimits, deliver: deliverMail, timeoutMs: mailMs }]),
    ...[...hooks.byName].map(([name, { hook, settings }]) => ({
      lane: { kinds: ['hook'] as const, hook: name },
      hookSettings: settings,
      limits: hookLimits,
      deliver: hookDelivery(hook),
      timeoutMs: hookMs,
    })),
  ];
  return lanes.map((lane) => startOutboxWorker({ ...lane, store: database.store, now, log }));
}

/** A mail server may scan a mail for a minute before it replies; a hook should reply at once. */
const [mailMs, hookMs] = [90_000, 15_000];
/** A slow recipient domain leaves slots to the others, and the last slot is for urgent mails. */
const mailLimits = { slots: maxConnections, perDomain: 2 } as const;
const hookLimits = { slots: 1, perDomain: 1 } as const;
const mailKinds = ['notification', 'confirmation', 'already-confirmed', 'answer', 'inbox-link', 'digest'] as const;

export function mailerOf({ mail }: ResolvedOptions): Mailer | undefined {
  return mail.smtpUrl === undefined ? undefined : smtpMailer(mail.smtpUrl);
}

function mailDeliveryOf({ forms, linkKey, mailer, options }: OutboxParts): Deliver | undefined {
  const { baseUrl, brand, mail, now, publicUrl, timeZone } = options;
  if (mailer === undefined) return undefined;
  const from = mail.from ?? `foyer@${publicUrl.hostname}`;
  const settings = { forms, publicUrl: baseUrl, from, owners: mailboxesIn(mail.to), brand, timeZone, linkKey };
  return mailDelivery({
    compose: (waiting, store) =>
      store.transaction((records) => composeMail(waiting, records, { settings, now: now() })),
    mailer,
    now,
  });
}
