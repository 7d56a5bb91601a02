// For tests: sends the mails of a walk that are due, unless the mail server is down.
import { brandOf } from '../domain/brand.ts';
import { composeMail } from '../mail/compose.ts';
import { mailDelivery } from '../mail/mail-delivery.ts';
import { drainLane } from '../outbox/drain-lane.ts';
import type { EndpointStore } from '../store/store.ts';
import type { OptInRecord } from './opt-in-record.ts';
import { walkForms } from './walk-forms.ts';

const kinds = ['confirmation', 'already-confirmed', 'answer'] as const;
const publicUrl = 'https://forms.example.org';
const minute = 60_000;

interface Moment {
  readonly record: OptInRecord;
  readonly now: number;
  readonly isOut: boolean;
}

const settings = {
  forms: walkForms,
  publicUrl,
  from: 'f@example.org',
  owners: [],
  brand: brandOf({}),
  timeZone: 'UTC',
  linkKey: new Uint8Array(32),
};

export async function deliverDue(store: EndpointStore, { isOut, now: at, record }: Moment): Promise<void> {
  const now = () => at;
  let attempt: { readonly kind: string; readonly submissionId: string | null } | undefined;
  const deliver = mailDelivery({
    compose: (claimed, claims) =>
      claims.transaction(async (records) => {
        const composition = await composeMail(claimed, records, { settings, now: at });
        attempt = composition.status === 'composed' ? composition.entry : undefined;
        return composition;
      }),
    mailer: {
      send: ({ text, to }) => {
        if (isOut) return Promise.resolve({ status: 'failed', reason: 'outage' });
        const request = record.requests.find(({ submissionId }) => submissionId === attempt?.submissionId);
        if (request !== undefined) request.mailed = true;
        const address = 'address' in to ? to.address : '';
        record.mails.push({ to: address, at, kind: attempt?.kind ?? '', text, request });
        return Promise.resolve({ status: 'sent' });
      },
    },
    now,
  });
  const options = {
    store: () => Promise.resolve(store),
    lane: { kinds },
    limits: { slots: 1, perDomain: 1 },
    deliver,
    timeoutMs: minute,
    now,
    log: () => undefined,
  };
  await drainLane(options, { signal: new AbortController().signal });
}
