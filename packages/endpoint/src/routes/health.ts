// /health: whether a message would be stored now, and whether mails leave.
import type { Outbox } from '../domain/outbox.ts';
import { onlyMethod } from './reply.ts';

export interface Health {
  checkWritable(): Promise<void>;
  readonly worklist: Pick<Outbox, 'countFailed'>;
}

export function healthRoute(health: () => Promise<Health>) {
  return onlyMethod('GET', async () => {
    const reasons = await failures(health);
    const headers = { 'Cache-Control': 'no-store' };
    return reasons.length === 0
      ? Response.json({ status: 'ok' }, { headers })
      : Response.json({ status: 'failing', reasons }, { status: 503, headers });
  });
}

async function failures(health: () => Promise<Health>): Promise<readonly string[]> {
  try {
    const { checkWritable, worklist } = await health();
    await checkWritable();
    const failed = await worklist.countFailed();
    return failed > 0 ? [`${failed} mail${failed === 1 ? ' was' : 's were'} given up`] : [];
  } catch {
    return ['the database takes no messages'];
  }
}
