// `pnpm --filter @foyer/bench ready [--runs 5] [--subjects plain,foyer-script]`: when a page is ready and what that costs, as
// ratios to plain HTML in the same run; a run of all subjects writes results.md. Needs `pnpm build:cdn`.
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { measureCopies, measureFiles, measureLoad, startBrowser } from './ready/browser.ts';
import { type Measured, report } from './ready/report.ts';
import { type Server, startServer } from './ready/server.ts';
import { type Page, pageNames, preloadTag, type Subject, subjects } from './ready/subjects.ts';
import { writeChapter } from './results.ts';

const COPIES = 1000;

const { values: options } = parseArgs({
  options: { runs: { type: 'string', default: '5' }, subjects: { type: 'string' } },
});
const runs = Number(options.runs);
if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs ${options.runs}: a whole number from 1`);

interface Item {
  readonly measured: Measured;
  readonly page: Page;
  readonly path: string;
  readonly subject: Subject;
}

/** Plain HTML always takes part, as the baseline. */
function wanted(): readonly Subject[] {
  const ids = options.subjects?.split(',');
  const unknown = ids?.find((id) => !subjects.some((subject) => subject.id === id));
  if (unknown !== undefined)
    throw new Error(`--subjects ${unknown}: known are ${subjects.map(({ id }) => id).join(', ')}`);
  return subjects.filter(({ id }) => id === 'plain' || (ids?.includes(id) ?? true));
}

async function prepare(): Promise<Item[]> {
  const items: Item[] = [];
  for (const name of pageNames) {
    for (const subject of wanted()) {
      const page = await subject.page(name);
      if (!page) console.log(`skipped: ${subject.id}/${name}, its script file is not built`);
      else {
        const measured = { page: name, id: subject.id, title: subject.title, loads: [], copies: [] };
        items.push({ measured, page, path: `${subject.id}/${name}`, subject });
      }
    }
  }
  return items;
}

async function serve<Result>(items: readonly Item[], use: (server: Server) => Promise<Result>): Promise<Result> {
  const server = await startServer(new Map(items.map(({ path, page }) => [path, page])));
  try {
    return await use(server);
  } finally {
    server.stop();
  }
}

/** Weighs each page. Returns the pages, those that want it with a preload line for each script they were seen to load. */
async function weigh(browser: Browser, items: readonly Item[]): Promise<Item[]> {
  return serve(items, async ({ origin }) => {
    const weighed: Item[] = [];
    for (const item of items) {
      const { atRest, onTouch, nodes } = await measureFiles(browser, `${origin}/${item.path}/`, {
        firstField: item.page.controls[0] ?? '',
      });
      const measured = { ...item.measured, atRest, onTouch, nodes };
      const preloads = atRest.map(({ path }) => preloadTag(path.slice(`/${item.path}/`.length)));
      const head = item.subject.preloadsAll ? `${item.page.head}\n${preloads.join('\n')}` : item.page.head;
      weighed.push({ ...item, measured, page: { ...item.page, head } });
    }
    return weighed;
  });
}

/** Round by round, each beginning with another subject, so that a slow minute of the machine affects all of them. */
async function inRounds(count: number, items: readonly Item[], measure: (item: Item) => Promise<void>): Promise<void> {
  for (let round = 0; round < count; round += 1) {
    const turn = Math.floor((round * items.length) / count);
    for (const item of [...items.slice(turn), ...items.slice(0, turn)]) await measure(item);
    console.log(`round ${round + 1} of ${count}, load average ${loadavg()[0]?.toFixed(1)}`);
  }
}

const browser = await startBrowser();
try {
  const items = await weigh(browser, await prepare());
  await serve(items, async ({ origin }) => {
    const urlOf = ({ path }: Item) => `${origin}/${path}/`;
    await inRounds(runs, items, async (item) => {
      item.measured.loads.push(await measureLoad(browser, urlOf(item), item.page));
    });
    const newsletters = items.filter(({ measured, subject }) => measured.page === 'newsletter' && !subject.preloadsAll);
    await inRounds(Math.min(runs, 5), newsletters, async (item) => {
      item.measured.copies.push(await measureCopies(browser, urlOf(item), { ...item.page, count: COPIES }));
    });
  });
  const text = report(
    items.map(({ measured }) => measured),
    { runs, chromium: browser.version() },
  );
  console.log(text);
  if (options.subjects === undefined) await writeChapter(text);
} finally {
  await browser.close();
}
