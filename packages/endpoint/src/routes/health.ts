// /health: whether messages can be stored, and whether deliveries succeed. /health/ready: only the former, for monitors
// that restart the endpoint or stop routing to it, which would not help deliveries.
import type { Clock, OutboxQueue } from '../domain/ports.ts';
import { onlyMethod } from './reply.ts';

export interface Health {
  checkWritable(): Promise<void>;
  readonly queue: Pick<OutboxQueue, 'countFailures'>;
}

/** Reported for a day; afterwards only the inbox shows it. */
const newsMs = 24 * 60 * 60_000;
/** Shorter delays, such as a restart of the mail server, are normal. */
const patienceMs = 60 * 60_000;

/** Health checks are not rate-limited, so they write at most this often. */
const writeProbeMs = 1_000;

export function healthRoute(health: () => Promise<Health>, now: Clock) {
  const probe = writeProbe();
  return answer(() => failures(health, { probe, now: now() }));
}

export function readinessRoute(health: () => Promise<Health>) {
  const probe = writeProbe();
  return answer(async () => {
    try {
      await probe(await health());
      return [];
    } catch {
      return [cannotStore];
    }
  });
}

const cannotStore = 'the database cannot store messages';

function answer(findReasons: () => Promise<readonly string[]>) {
  return onlyMethod('GET', async () => {
    const reasons = await findReasons();
    const headers = { 'Cache-Control': 'no-store' };
    return reasons.length === 0
      ? Response.json({ status: 'ok' }, { headers })
      : Response.json({ status: 'failing', reasons }, { status: 503, headers });
  });
}

type WriteProbe = (health: Health) => Promise<void>;

/** Writes once a second at most; requests in between share the result. */
function writeProbe(): WriteProbe {
  let latest: { readonly result: Promise<void>; readonly at: number } | undefined;
  return ({ checkWritable }) => {
    if (latest === undefined || performance.now() - latest.at >= writeProbeMs)
      latest = { result: checkWritable(), at: performance.now() };
    return latest.result;
  };
}

async function failures(
  health: () => Promise<Health>,
  { now, probe }: { readonly now: number; readonly probe: WriteProbe },
): Promise<readonly string[]> {
  try {
    const opened = await health();
    const { queue } = opened;
    await probe(opened);
    const since = (ms: number) => new Date(now - ms).toISOString();
    const { givenUp, stuck } = await queue.countFailures(since(newsMs), since(patienceMs));
    return [
      ...(givenUp > 0 ? [`${mails(givenUp)} given up in the last 24 hours`] : []),
      ...(stuck > 0 ? [`${mails(stuck)} not accepted by the mail server for more than an hour`] : []),
    ];
  } catch {
    return [cannotStore];
  }
}

function mails(count: number): string {
  return count === 1 ? '1 mail was' : `${count} mails were`;
}
