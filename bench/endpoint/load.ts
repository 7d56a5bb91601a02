// Sends messages with solved captchas, and measures the time to their receipts. Client and server share the machine.
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { type Challenge, solve } from '@foyer/protocol';

export interface Load {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

/** Requests and solves a challenge for each message, before anything is posted. */
export async function prepareMessages(urls: readonly string[], count: number): Promise<readonly Post[]> {
  return inLanes(count, 16, async (index) => {
    const url = `${urls[index % urls.length]}/contact`;
    return { url, body: messageWith(await solvedChallenge(url)) };
  });
}

/** Only the question: a proof of work would measure the client. */
export async function solvedChallenge(url: string): Promise<Readonly<Record<string, unknown>>> {
  const challenge: unknown = await (await fetch(`${url}/challenge?without=pow`)).json();
  if (!isChallenge(challenge)) throw new Error(`${url} gives no challenge`);
  const { question, token } = challenge;
  return { token, answer: question && String(solve(question)) };
}

function isChallenge(value: unknown): value is Challenge {
  return typeof value === 'object' && value !== null && 'token' in value;
}

/** For a server without captchas. */
export function bareMessages(url: string, count: number): readonly Post[] {
  return Array.from({ length: count }, () => ({ url, body: messageWith({ token: 'x'.repeat(300), answer: '6' }) }));
}

export interface Post {
  readonly url: string;
  readonly body: string;
}

/** Posts over several concurrent connections; throws for any status but 202. */
export async function postAll(posts: readonly Post[], connections = 32): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const since = performance.now();
  const times = await inLanes(posts.length, connections, async (index) => {
    const post = posts[index];
    const begun = performance.now();
    if (post !== undefined) await send(post, agent);
    return performance.now() - begun;
  });
  const seconds = (performance.now() - since) / 1000;
  agent.destroy();
  const sorted = times.toSorted((left, right) => left - right);
  const quantile = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  return { perSecond: posts.length / seconds, p50: quantile(0.5), p99: quantile(0.99) };
}

function messageWith(captcha: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({
    v: 1,
    submissionId: randomUUID(),
    fields: {
      name: 'Lena Okafor',
      email: 'lena@example.org',
      message: 'Guten Tag,\n'.padEnd(400, 'ich habe eine Frage. '),
    },
    captcha,
    trap: { website: '' },
    page: { url: 'https://example.org/kontakt', locale: 'de' },
  });
}

function send({ url, body }: Post, agent: Agent): Promise<void> {
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const sending = request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.once('end', () => {
        if (response.statusCode === 202) resolve();
        else reject(new Error(`${url} answered ${response.statusCode}`));
      });
    });
    sending.once('error', reject);
    sending.end(body);
  });
}

async function inLanes<Result>(
  count: number,
  lanes: number,
  work: (index: number) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  let next = 0;
  const lane = async () => {
    while (next < count) results.push(await work(next++));
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}
