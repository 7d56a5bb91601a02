// `pnpm --filter @foyer/bench bench:endpoint [quick]`: measures the endpoint's throughput next to a handler that only
// inserts, and writes endpoint-results.md. `quick` is a tenth of everything, to check that it
// runs; `million` fills the memory for half an hour; names of parts run these alone.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '@foyer/testing/node/postgres.ts';
import { behindNotifications } from './endpoint/behind-notifications.ts';
import { besideTraffic } from './endpoint/beside-traffic.ts';
import { bareMessages, type Load, postAll, prepareMessages } from './endpoint/load.ts';
import { fillMessages } from './endpoint/rows.ts';
import { type Server, startBareInsert, startEndpoint } from './endpoint/servers.ts';

const share = process.argv.includes('quick') ? 0.1 : 1;
const messages = 10_000 * share;
const round = (value: number, digits = 0) => value.toFixed(digits);
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

async function inFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-bench-'));
  return work(folder).finally(() => rmSync(folder, { recursive: true, force: true }));
}

async function serving<Result>(starting: Promise<Server>, work: (server: Server) => Promise<Result>): Promise<Result> {
  const server = await starting;
  return work(server).finally(() => server.kill());
}

const bare = (count: number) =>
  inFolder((folder) => serving(startBareInsert(folder), ({ url }) => postAll(bareMessages(url, count))));

const endpoint = (count: number) =>
  inFolder((folder) =>
    serving(startEndpoint({ FOYER_DATA: folder }), async ({ url }) => postAll(await prepareMessages([url], count))),
  );

/** Alternates, so that other load on the machine affects both; the median of five. */
async function throughput(): Promise<string> {
  const rounds: { bare: Load; endpoint: Load }[] = [];
  for (let round = 0; round < 5; round += 1)
    rounds.push({ bare: await bare(messages), endpoint: await endpoint(messages) });
  const median = (subject: 'bare' | 'endpoint') =>
    rounds.map((round) => round[subject]).toSorted((left, right) => left.perSecond - right.perSecond)[2];
  const rows = (['bare', 'endpoint'] as const).map((subject) => {
    const load = median(subject);
    return [subject, ...[load?.perSecond, load?.p50, load?.p99].map((value) => round(value ?? 0, 1))];
  });
  const ratio = (median('endpoint')?.perSecond ?? 0) / (median('bare')?.perSecond ?? 1);
  return `${table(['handler', 'accepted a second', 'p50, ms', 'p99, ms'], rows)}\n\nRatio ${round(ratio, 2)}.`;
}

/** Node uses the memory that it may; with a lower limit it collects garbage earlier. */
const memoryLimits = { 'as Node likes': '', limited: '--max-semi-space-size=4 --max-old-space-size=128' } as const;

async function memory(): Promise<string> {
  const rows: (readonly string[])[] = [];
  for (const [name, flags] of Object.entries(memoryLimits)) rows.push(...(await residents(name, flags)));
  return `${table(['memory', 'messages', 'resident, MB', 'file, MB'], rows)}\n\n*limited* is NODE_OPTIONS="${memoryLimits.limited}".`;
}

async function residents(name: string, flags: string): Promise<readonly (readonly string[])[]> {
  const steps = (process.argv.includes('million') ? [1, 10, 100] : [1, 10]).map((factor) => messages * factor);
  return inFolder((folder) =>
    serving(startEndpoint({ FOYER_DATA: folder, NODE_OPTIONS: flags }), async (server) => {
      const rows = [[name, '0', round(server.memory()), '']];
      let sent = 0;
      for (const step of steps) {
        for (; sent < step; sent += messages) await postAll(await prepareMessages([server.url], messages));
        const bytes = statSync(join(folder, 'foyer.sqlite')).size;
        rows.push([name, String(sent), round(server.memory()), round(bytes / 1e6)]);
      }
      return rows;
    }),
  );
}

/** Whether a request takes longer when there are many messages. */
async function size(count: number): Promise<readonly string[]> {
  return inFolder(async (folder) => {
    const environment = { FOYER_DATA: folder, FOYER_INBOX_TOKEN: 'owner-token' };
    await serving(startEndpoint(environment), () => Promise.resolve());
    fillMessages(folder, count);
    return serving(startEndpoint(environment), async ({ startMs, url }) => {
      const load = await postAll(await prepareMessages([url], 1_000), 1);
      const read = async (query: string) => {
        const since = performance.now();
        await fetch(`${url}/inbox?${query}`, { headers: { authorization: 'Bearer owner-token' } }).then((r) =>
          r.text(),
        );
        return round(performance.now() - since, 1);
      };
      await read('limit=50');
      const pages = [await read('limit=50'), await read(`limit=50&after=${Math.floor(count / 2)}`)];
      return [String(count), round(load.p50, 2), round(load.p99, 2), ...pages, round(startMs)];
    });
  });
}

async function sizes(): Promise<string> {
  const counts = [1_000, 100_000, 10_000_000].map((count) => count * share);
  const rows: (readonly string[])[] = [];
  for (const count of counts) rows.push(await size(count));
  const head = ['messages', 'POST p50, ms', 'p99, ms', 'first inbox page, ms', 'page in the middle, ms', 'start, ms'];
  return table(head, rows);
}

async function processes(): Promise<string> {
  const postgres = await startPostgres({ durable: true });
  try {
    const rows: string[][] = [];
    for (const count of [1, 2, 4])
      rows.push([String(count), ...(await onPostgres(await postgres.createDatabase(), count))]);
    return table(['processes', 'accepted a second', 'p50, ms', 'p99, ms'], rows);
  } finally {
    await postgres.stop();
  }
}

async function onPostgres(databaseUrl: string, count: number): Promise<readonly string[]> {
  return inFolder(async (folder) => {
    const environment = { FOYER_DATA: folder, DATABASE_URL: databaseUrl };
    const servers: Server[] = [];
    for (let index = 0; index < count; index += 1) servers.push(await startEndpoint(environment));
    const load = await postAll(
      await prepareMessages(
        servers.map(({ url }) => url),
        messages,
      ),
    );
    await Promise.all(servers.map((server) => server.kill()));
    return [load.perSecond, load.p50, load.p99].map((value) => round(value, 1));
  });
}

async function starts(): Promise<string> {
  const times: number[] = [];
  for (let round = 0; round < 10; round += 1) {
    await inFolder(async (folder) => {
      const since = performance.now();
      await serving(startEndpoint({ FOYER_DATA: folder }), async ({ url }) => {
        await (await fetch(`${url}/contact/challenge?without=pow`)).text();
        times.push(performance.now() - since);
      });
    });
  }
  const sorted = times.toSorted((left, right) => left - right);
  return `Start to first answer, on an empty folder: median ${round(sorted[5] ?? 0)} ms, longest ${round(sorted[9] ?? 0)} ms.`;
}

const beside = () => besideMessages(500_000 * share);
const search = () => besideMessages(1_000_000 * share, 'search');

async function besideMessages(count: number, wanted?: string): Promise<string> {
  const results = await inFolder((folder) => besideTraffic(folder, count, wanted));
  const rows = results.map(({ work, seconds, slowestPost, medianPost }) => [
    work,
    round(seconds, 2),
    round(slowestPost),
    round(medianPost, 1),
  ]);
  return table(
    [`beside ${count.toLocaleString('en')} messages`, 'seconds', 'slowest POST, ms', 'median POST, ms'],
    rows,
  );
}

async function waiting(): Promise<string> {
  const seconds: number[] = [];
  for (let round = 0; round < 3; round += 1)
    seconds.push(await inFolder((folder) => behindNotifications(folder, { count: 500, mailMs: 200 })));
  const shown = seconds.toSorted((left, right) => left - right).map((value) => round(value, 2));
  return `A confirmation behind 500 notifications, with a mail server that takes 200 ms a mail: ${shown.join(', ')} s.`;
}

const parts = { throughput, starts, processes, memory, sizes, beside, search, waiting };
const wanted = process.argv.slice(2).filter((word) => !['quick', 'million'].includes(word));
const sections: string[] = [];
for (const [name, measure] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const section = `## ${name[0]?.toUpperCase()}${name.slice(1)}\n\n${await measure()}\n`;
  console.log(section);
  sections.push(section);
}

const report = `# What the endpoint does

Written by \`pnpm --filter @foyer/bench bench:endpoint\` on 2 cores; who asks runs on the same two. Each message has a solved question
and a one-time token, 32 connections at once, SQLite with full sync, no rate limit. *bare* is \`baseline/bare-insert.ts\`: it parses
the JSON and inserts it, with the same waiting for the disk. Kills: \`bench:kill\`.

${sections.join('\n')}`;
if (wanted.length === 0 && share === 1) await writeFile(new URL('endpoint-results.md', import.meta.url), report);
