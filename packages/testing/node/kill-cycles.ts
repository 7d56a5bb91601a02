// Visitors who post while the endpoint is killed repeatedly, and the receipts that they got.
// Knows the wire protocol, and neither how an endpoint is started nor where it stores.
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { type Challenge, solve } from '@foyer/protocol';

export interface Victim {
  readonly url: string;
  /** Kills it as a power failure would; resolves when it is gone. */
  kill(): Promise<void>;
}

export interface KillCycles {
  readonly cycles: number;
  /** Number of concurrent visitors; default 8. */
  readonly visitors?: number;
  /** Milliseconds until a kill, at most; default 150. */
  readonly longestLifeMs?: number;
  readonly start: () => Promise<Victim>;
  /** Ends the cycles, which would otherwise go on after a test timed out. */
  readonly signal?: AbortSignal;
}

export interface Acknowledged {
  /** Time of receipt, by message id. */
  readonly receipts: ReadonlyMap<string, string>;
  /** Receipts of one message that contradict each other. */
  readonly contradictions: readonly string[];
  /** Responses that should never occur. */
  readonly surprises: readonly string[];
}

/** Every message is posted until it is acknowledged, with the same id, as the widget does. */
export async function killCycles({
  cycles,
  visitors = 8,
  longestLifeMs = 150,
  start,
  signal,
}: KillCycles): Promise<Acknowledged> {
  const world = new World(start(), signal);
  const posting = Array.from({ length: visitors }, () => world.visit());
  for (let cycle = 0; cycle < cycles && !signal?.aborted; cycle += 1) {
    const victim = await world.victim;
    const { acknowledgments } = world;
    await setTimeout(Math.random() * longestLifeMs);
    // A kill before anything was stored proves little, so at least one message is stored each time.
    while (world.acknowledgments === acknowledgments && !signal?.aborted) await setTimeout(1);
    world.victim = victim.kill().then(start);
  }
  world.isOver = true;
  await Promise.all(posting);
  await (await world.victim).kill();
  return world;
}

class World implements Acknowledged {
  victim: Promise<Victim>;
  isOver = false;
  acknowledgments = 0;
  readonly receipts = new Map<string, string>();
  readonly contradictions: string[] = [];
  readonly surprises: string[] = [];

  readonly #signal: AbortSignal | undefined;

  constructor(victim: Promise<Victim>, signal: AbortSignal | undefined) {
    this.victim = victim;
    this.#signal = signal;
  }

  async visit(): Promise<void> {
    while (!this.isOver && !this.#signal?.aborted) await this.#send(randomUUID());
  }

  async #send(submissionId: string): Promise<void> {
    while (!this.#signal?.aborted) {
      // Retries after a lost reply, or a captcha that was spent by an attempt whose reply was lost.
      const receivedAt = await this.#attempt(submissionId).catch(() => undefined);
      if (receivedAt !== undefined) this.#note(submissionId, receivedAt);
      if (receivedAt !== undefined && Math.random() < 0.9) return;
    }
  }

  async #attempt(submissionId: string): Promise<string | undefined> {
    const url = `${(await this.victim).url}/contact`;
    const asked = await fetch(`${url}/challenge?without=pow`);
    const { question, token } = (await asked.json()) as Challenge;
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': `"${submissionId}"` },
      body: JSON.stringify({
        v: 1,
        submissionId,
        fields: { email: 'lena@example.org', message: `Nachricht ${submissionId}` },
        captcha: { token, answer: question && String(solve(question)) },
        trap: { website: '' },
        page: { url: 'https://example.org/', locale: 'de' },
      }),
    });
    const body = (await response.json()) as { submissionId?: string; receivedAt?: string };
    if (response.status === 202 || response.status === 200) return body.receivedAt;
    if (response.status !== 503) this.surprises.push(`${response.status} ${JSON.stringify(body)}`);
    return undefined;
  }

  #note(submissionId: string, receivedAt: string): void {
    this.acknowledgments += 1;
    const earlier = this.receipts.get(submissionId);
    if (earlier !== undefined && earlier !== receivedAt) this.contradictions.push(submissionId);
    this.receipts.set(submissionId, receivedAt);
  }
}
