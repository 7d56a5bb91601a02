// /metrics: how much of what happened, for Prometheus. Not there unless a token is configured: a proxy makes every caller
// look like this machine, so that an address proves nothing.
import { isEqual } from '../domain/inbox-access.ts';
import type { OutboxStats } from '../domain/outbox.ts';
import type { Clock, OutboxQueue } from '../domain/ports.ts';
import { expose } from '../metrics/exposition.ts';
import { type Measurements, outboxFamilies, processFamilies } from '../metrics/measurements.ts';
import { onlyMethod, unauthorized } from './reply.ts';

export interface MetricsRoute {
  readonly token: string;
  readonly measurements: Pick<Measurements, 'families'>;
  readonly store: () => Promise<{ readonly queue: Pick<OutboxQueue, 'stats'> }>;
  readonly now: Clock;
}

export function metricsRoute({ measurements, now, store, token }: MetricsRoute) {
  return onlyMethod('GET', async (context) => {
    const given = /^Bearer (.+)$/i.exec(context.req.header('authorization') ?? '')?.[1];
    if (given === undefined || !isEqual(given, token)) {
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
async function outboxState(store: MetricsRoute['store'], now: number): Promise<OutboxStats | undefined> {
  try {
    const { queue } = await store();
    return await queue.stats(now);
  } catch {
    return undefined;
  }
}
