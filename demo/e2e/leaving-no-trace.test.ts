// Widgets that come, move and go: the page keeps nothing of them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { TestContext } from 'node:test';
import * as traces from '@foyer/testing/browser/traces.ts';
import type { Memory } from '@foyer/testing/node/drivers/driver.ts';
import type { Visitor } from '@foyer/testing/node/visitor.ts';
import * as inPage from './coming-and-going.ts';
import { page, type Pages, startPages } from './pages.ts';
import { siteOfThisFile, story } from './story.ts';

const site = siteOfThisFile();

/** The functions of modules, as a script. */
const asScript = (...modules: readonly object[]) =>
  modules
    .flatMap((module): readonly unknown[] => Object.values(module))
    .filter((value) => typeof value === 'function')
    .map(String)
    .join('\n');

/** Before all other scripts of the page. */
const WATCH = `${asScript(traces, inPage)}\nwindow.traces = watchTraces();`;

const FEED = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  items: [{ id: '1', title: 'Erster', url: '/1' }],
});

const WIDGETS = `<foyer-contact-card heading="Schreiben Sie uns" name="Katrin Weidner" vcard hours="Mo-Fr 9-12">
    <input slot="fields" name="city"><p slot="fallback">Rufen Sie an.</p></foyer-contact-card>
  <foyer-newsletter-signup></foyer-newsletter-signup>
  <foyer-blog-teaser src="/feed.json"></foyer-blog-teaser>
  <foyer-cta-banner heading="Bald" label="Los" href="/" ends="2099-01-01" dismissible dismiss-for="30d"></foyer-cta-banner>
  <form><foyer-math-captcha challenge="/challenge"></foyer-math-captcha></form>
  <div data-foyer="cta-banner" data-heading="Per Div"></div>`;

const options = () => `data-server="${site().endpointUrl}"`;
const loader = () => `<script type="module" src="/a/foyer.js" ${options()}></script>`;

function starts(context: TestContext, answers: Readonly<Record<string, string>>): Promise<Pages> {
  return startPages(context, { '/feed.json': FEED, '/watch.js': WATCH, ...answers }, '/a/');
}

const watched = (body: string, head = loader()) => page(body, `<script src="/watch.js"></script>${head}`);

/** Runs an async function of the page to its end, also where the driver does not wait for promises. */
async function runs(visitor: Visitor, call: string): Promise<unknown> {
  await visitor.evaluates(`void (window.result = undefined, ${call}.then(
    (value) => (window.result = { value }), (error) => (window.result = { error: String(error) })))`);
  for (const end = Date.now() + 50_000; Date.now() < end; await sleep(50)) {
    const result = (await visitor.evaluates('window.result ?? null')) as { value?: unknown; error?: string } | null;
    if (result?.error) throw new Error(result.error);
    if (result) return result.value;
  }
  throw new Error(`${call} takes more than 50 s`);
}

interface Rest {
  readonly traces: traces.Traces;
  /** Undefined where the engine does not collect garbage when told to. */
  readonly memory: Memory | undefined;
}

/** What the page holds once nothing is under way. */
async function rests(visitor: Visitor): Promise<Rest> {
  const look = async () => (await visitor.evaluates('traces()')) as traces.Traces;
  const isBusy = ({ requests = 0, timers = 0 }: traces.Traces) => requests + timers > 0;
  for (const end = Date.now() + 10_000; isBusy(await look()) && Date.now() < end;) await sleep(100);
  for (const end = Date.now() + 20_000; ; await sleep(500)) {
    const memory = await visitor.memory();
    // A proof of work that was begun goes on for seconds.
    const alive = Number(await visitor.evaluates('(window.known ?? []).filter((widget) => widget.deref()).length'));
    if (!memory || alive === 0 || Date.now() > end) return { traces: await look(), memory };
  }
}

/** @param repeats what happens on the page, as often as it is told to */
async function leavesNothing(
  visitor: Visitor,
  repeats: (times: number) => Promise<void>,
  times: number,
): Promise<void> {
  await repeats(Math.ceil(times / 10));
  const before = await rests(visitor);
  await repeats(times);
  const after = await rests(visitor);
  // Turbo's own progress bar may have come or gone before the first look.
  const more = Object.entries(after.traces).filter(([name, count]) => count > (before.traces[name] ?? 0));
  assert.deepEqual(more, [], JSON.stringify(before.traces));
  if (!before.memory || !after.memory) return;
  const alive = `known.flatMap((widget) => widget.deref()?.localName ?? [])`;
  assert.deepEqual(await visitor.evaluates(alive), [], 'widgets that live');
  const grown = (what: keyof Memory) => (after.memory?.[what] ?? 0) - (before.memory?.[what] ?? 0);
  assert.ok(grown('nodes') < 100, `${grown('nodes')} nodes`);
  assert.ok(grown('listeners') < 20, `${grown('listeners')} listeners`);
  assert.ok(grown('heapBytes') < 1_000_000, `${grown('heapBytes')} bytes`);
}

story('thousands of widgets of each kind come, move and go, and the page keeps nothing', async (visitor, context) => {
  await visitor.opens((await starts(context, { '/': watched('') })).url);
  const comeAndGo = async (rounds: number) => {
    const stay: inPage.Stay = { markup: WIDGETS, rounds, times: 995, touchedEvery: 5 };
    assert.equal(await runs(visitor, `comeAndGo(${JSON.stringify(stay)})`), rounds * 1000);
  };
  // The others take longer; each widget's own test has ten thousand in all engines.
  await leavesNothing(visitor, comeAndGo, visitor.engine === 'chromium' ? 5 : 2);
});

const turbo = readFileSync(fileURLToPath(import.meta.resolve('@hotwired/turbo')), 'utf8');
const TURBO = `<script type="module" src="/turbo.js"></script>`;

/** Where a page has the script: Turbo runs those in the body again at each visit. */
const places = {
  'foyer.js in the head': () => [loader(), ''],
  'foyer.js as a classic script in the body': () => ['', `<script src="/a/foyer.js" ${options()}></script>`],
  'foyer.all.js in the body': () => ['', `<script src="/a/foyer.all.js" ${options()}></script>`],
} satisfies Record<string, () => [head: string, end: string]>;

for (const [place, tags] of Object.entries(places)) {
  story(`Turbo swaps the body ten times, with ${place}, and the page keeps nothing`, async (visitor, context) => {
    const [head, end] = tags();
    const body = (name: string) => `<h1>${name}</h1><main>${WIDGETS}</main>${end}`;
    const answers = {
      '/': watched(body('Eins'), TURBO + head),
      '/zwei': watched(body('Zwei'), TURBO + head),
      '/leer': watched('<h1>Leer</h1>', TURBO + head),
      '/turbo.js': turbo,
    };
    await visitor.opens((await starts(context, answers)).url);
    await visitor.sees('Newsletter anfordern');
    const visits = async (times: number) => {
      const paths = Array.from({ length: times }, (_, index) => (index % 2 === 0 ? '/zwei' : '/'));
      await runs(visitor, `turboVisits(${JSON.stringify([...paths, '/leer'])})`);
    };
    await leavesNothing(visitor, visits, 10);
  });
}

story('view transitions replace all widgets twenty times, and the page keeps nothing', async (visitor, context) => {
  await visitor.opens((await starts(context, { '/': watched('<main></main>') })).url);
  const swaps = async (times: number) => {
    await runs(visitor, `swapInTransitions(${JSON.stringify({ markup: WIDGETS, times })})`);
  };
  await leavesNothing(visitor, swaps, 20);
});
