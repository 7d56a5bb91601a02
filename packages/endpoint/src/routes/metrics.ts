// /metrics for Prometheus. Exists only with a token: behind a proxy every caller has a local address, so the address
// proves nothing.
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

/** With the database down, the other metrics must still be served. */
async function outboxState(store: MetricsRoute['store'], now: number): Promise<OutboxStats | undefined> {
  try {
    const { queue } = await store();
    return await queue.stats(now);
  } catch {
    return undefined;
  }
}
