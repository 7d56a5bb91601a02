// /metrics: how much of what happened, for Prometheus. Not there unless a token is configured: a proxy makes every caller
// look like this machine, so that an address proves nothing.
import { isSame } from '../domain/inbox-access.ts';
import type { Clock } from '../domain/needs.ts';
import type { Outbox, OutboxState } from '../domain/outbox.ts';
import { expose } from '../metrics/exposition.ts';
import { type Measurements, outboxFamilies, processFamilies } from '../metrics/measurements.ts';
import { onlyMethod, unauthorized } from './reply.ts';

export interface MetricsRoute {
  readonly token: string;
  readonly measurements: Pick<Measurements, 'families'>;
  readonly store: () => Promise<{ readonly worklist: Pick<Outbox, 'state'> }>;
  readonly now: Clock;
}

export function metricsRoute({ measurements, now, store, token }: MetricsRoute) {
  return onlyMethod('GET', async (context) => {
    const given = /^Bearer (.+)$/i.exec(context.req.header('authorization') ?? '')?.[1];
    if (given === undefined || !isSame(given, token)) {
      return unauthorized('Send FOYER_METRICS_TOKEN as Authorization: Bearer.');
    }
    const outbox = await outboxState(store, now());
    const families = [
      ...measurements.families(),
      ...(outbox === undefined ? [] : outboxFamilies(outbox)),
      ...processFamilies(outbox !== undefined),
    ];
    const headers = { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8', 'Cache-Control': 'no-store' };
    return new Response(expose(families), { headers });
  });
}

/** A database that is down is what the scrape is for: the rest must still be told. */
async function outboxState(store: MetricsRoute['store'], now: number): Promise<OutboxState | undefined> {
  try {
    const { worklist } = await store();
    return await worklist.state(now);
  } catch {
    return undefined;
  }
}
