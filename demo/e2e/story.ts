// A story is one test per engine: a visitor in a real browser, on a site of this file's own. An engine that is not
// installed is skipped with its name.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test, type TestContext } from 'node:test';
import { type Engine, wantedEngines } from '@foyer/testing/node/browsers.ts';
import { startVisitor, type Visitor } from '@foyer/testing/node/visitor.ts';
import { type Site, startSite } from '../site.ts';

type Run = (visitor: Visitor, context: TestContext) => Promise<void>;

/** A browser starts with the first story that needs it and serves all stories of the file. */
const visitors = new Map<Engine, Promise<Visitor | undefined>>();

after(async () => {
  for (const visitor of await Promise.allSettled(visitors.values())) {
    if (visitor.status === 'fulfilled') await visitor.value?.leaves();
  }
});

/** @param title what the visitor does and observes */
export function story(title: string, run: Run): void {
  for (const engine of wantedEngines()) storyIn(engine, title, run);
}

/** For what only one engine supports. */
export function storyIn(engine: Engine, title: string, run: Run): void {
  if (!wantedEngines().includes(engine)) return;
  test(`${engine}: ${title}`, async (context) => {
    const starting = visitors.get(engine) ?? startVisitor(engine);
    visitors.set(engine, starting);
    const visitor = await starting;
    if (visitor) await run(visitor, context);
    else context.skip(`${engine} is not on this machine`);
  });
}

/** Starts the site before the file's tests, with an empty folder for its data, and ends it after them. */
export function siteOfThisFile(): () => Site {
  let site: Site | undefined;
  let dataDirectory = '';
  before(async () => {
    dataDirectory = await mkdtemp(join(tmpdir(), 'foyer-story-'));
    site = await startSite({ dataDirectory, inboxToken: 'token-of-this-story', settings: { rateLimit: 'off' } });
  });
  after(async () => {
    await site?.stop();
    await rm(dataDirectory, { recursive: true });
  });
  return () => {
    if (!site) throw new Error('The site starts with the first test.');
    return site;
  };
}
