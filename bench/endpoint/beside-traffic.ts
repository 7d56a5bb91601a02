// How long a visitor's message waits while the owner reads, searches, exports and erases many others.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { postAll, prepareMessages } from './load.ts';
import { fillMessages } from './rows.ts';
import { command, type Server, startEndpoint } from './servers.ts';

const headers = { authorization: 'Bearer owner-token', 'accept-language': 'de' };
/** Longer than the owner's work. */
const prepared = 6_000;
const betweenMs = 20;

export interface BesideTraffic {
  readonly work: string;
  readonly seconds: number;
  /** Milliseconds. */
  readonly slowestPost: number;
  readonly medianPost: number;
}

/** Each of the owner's tasks next to a message every 20 ms; `wanted` are the names that begin so. */
export async function besideTraffic(folder: string, count: number, wanted = ''): Promise<readonly BesideTraffic[]> {
  const environment = { FOYER_DATA: folder, FOYER_INBOX_TOKEN: 'owner-token' };
  const first = await startEndpoint(environment);
  await first.kill();
  fillMessages(folder, count);
  const server = await startEndpoint(environment);
  try {
    const messages = [...(await prepareMessages([server.url], prepared))];
    const results: BesideTraffic[] = [];
    for (const [work, run] of Object.entries(works(server, folder, count))) {
      if (work !== 'nothing' && !work.startsWith(wanted)) continue;
      const posting = new AbortController();
      const times = postUntil(posting.signal, messages);
      const since = performance.now();
      await run();
      const seconds = (performance.now() - since) / 1000;
      // Even a short task is measured by a few messages.
      await setTimeout(200);
      posting.abort();
      const sorted = (await times).toSorted((left, right) => left - right);
      results.push({
        work,
        seconds,
        slowestPost: sorted.at(-1) ?? 0,
        medianPost: sorted[Math.floor(sorted.length / 2)] ?? 0,
      });
    }
    return results;
  } finally {
    await server.kill();
  }
}

function works({ url }: Server, folder: string, count: number) {
  const read = async (path: string) => {
    const response = await fetch(url + path, { headers });
    let bytes = 0;
    for await (const chunk of response.body ?? []) bytes += chunk.length;
    return bytes;
  };
  const runs = (...args: readonly string[]) =>
    promisify(execFile)(process.execPath, [command, ...args], {
      env: { PATH: process.env['PATH'], FOYER_DATA: folder },
      maxBuffer: 100_000_000,
    });
  return {
    nothing: () => setTimeout(2_000),
    'messages.csv': () => read('/inbox/messages.csv'),
    export: () => runs('export', '--email', 'lena7@example.org'),
    erase: () => runs('erase', '--email', 'lena8@example.org'),
    backup: () => runs('backup', '--to', join(folder, 'backup')),
    'search: building the index': () => untilIndexed(folder, count),
    'search: one message of all': () => read(`/inbox?q=lena77%40example`),
    'search: words of every message': () => read('/inbox?q=habe+eine+Frage'),
    'search: nothing': () => read('/inbox?q=Zauberwort'),
  };
}

/** The endpoint begins a minute after its start. */
async function untilIndexed(folder: string, count: number): Promise<void> {
  for (;;) {
    const index = new DatabaseSync(join(folder, 'foyer-search.sqlite'), { readOnly: true });
    const last = index.prepare('select max(id) as last from message_search_docsize').get()?.['last'];
    index.close();
    if (Number(last) >= count) return;
    await setTimeout(2_000);
  }
}

async function postUntil(signal: AbortSignal, messages: Parameters<typeof postAll>[0][number][]): Promise<number[]> {
  const times: number[] = [];
  while (!signal.aborted) {
    const message = messages.pop();
    if (message !== undefined) times.push((await postAll([message], 1)).p50);
    await setTimeout(message === undefined ? 1_000 : betweenMs);
  }
  return times;
}
