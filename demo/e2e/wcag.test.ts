// What axe cannot see of WCAG: large text, zoom, text spacing, the size of targets, and the way of the focus.
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { wantedEngines } from '@foyer/testing/node/browsers.ts';
import type { Window } from '@foyer/testing/node/drivers/driver.ts';
import { startVisitor, type Visitor } from '@foyer/testing/node/visitor.ts';
import { page, startPages } from './pages.ts';
import { answers, reachesAllStates, themed, themes, WIDGETS } from './states.ts';
import { CUT_OFF, FAINT_EDGES, FOCUS, MOVING, type Focused, SPACE_TEXT, TARGETS } from './wcag.ts';

const SCRIPT = '<script type="module" src="/a/foyer.js"></script>';

/** A page with all widgets in all their states, in a window of its own. */
function inAllStates(title: string, window: Window, css: string, run: (visitor: Visitor) => Promise<void>): void {
  test(`chromium: ${title}`, async (context) => {
    const visitor = await starts(context, window);
    if (!visitor) return;
    const body = `<main><h1>Seite</h1>${WIDGETS}</main>`;
    const head = `<style>body { font: 16px/1.5 sans-serif } ${css}</style>${SCRIPT}`;
    const { url } = await startPages(context, { ...answers, '/': page(body, head) }, '/a/');
    await visitor.opens(url);
    await reachesAllStates(visitor);
    await run(visitor);
  });
}

async function starts(context: TestContext, window: Window): Promise<Visitor | undefined> {
  const visitor = wantedEngines().includes('chromium') ? await startVisitor('chromium', window) : undefined;
  if (visitor) context.after(() => visitor.leaves());
  else context.skip('chromium is not on this machine or not wanted');
  return visitor;
}

const nothingCutOff = async (visitor: Visitor) => assert.deepEqual(await visitor.evaluates(CUT_OFF), []);

inAllStates(
  'text of 200 % is neither cut off nor wider than the page',
  { width: 1280, height: 1024 },
  'body { font-size: 32px }',
  nothingCutOff,
);

inAllStates(
  'at 400 % zoom nothing is cut off or has to be scrolled sideways',
  { width: 320, height: 256 },
  '',
  nothingCutOff,
);

for (const width of [320, 1280]) {
  inAllStates(
    `with the text spacing of a visitor nothing is cut off, ${width} px wide`,
    { width, height: 800 },
    '',
    async (visitor) => {
      await visitor.evaluates(SPACE_TEXT);
      await nothingCutOff(visitor);
    },
  );
}

inAllStates(
  'every target is 24 px large, has that much room, or is a link in a sentence',
  { width: 320, height: 800 },
  '',
  async (visitor) => {
    const { small, count } = (await visitor.evaluates(TARGETS)) as { small: readonly string[]; count: number };
    assert.deepEqual(small, []);
    assert.ok(count > 60, `${count} targets`);
  },
);

/** Without motion, edges have their colors at once. */
const still: Window = { width: 800, height: 800, reducedMotion: 'reduce' };

for (const { name, css } of await themes()) {
  for (const scheme of ['light', 'dark'] as const) {
    const title = `the edges of fields and their rings stand out by 3:1, ${name}, ${scheme}`;
    inAllStates(title, still, themed(name, css, scheme), async (visitor) => {
      const { faint, count } = (await visitor.evaluates(FAINT_EDGES)) as { faint: readonly string[]; count: number };
      assert.deepEqual(faint, []);
      assert.ok(count > 20, `${count} fields`);
    });
  }
}

test('chromium: nothing moves for a visitor who asked for less motion', async (context) => {
  for (const reducedMotion of ['no-preference', 'reduce'] as const) {
    const visitor = await starts(context, { ...still, reducedMotion });
    if (!visitor) return;
    const { url } = await startPages(context, { ...answers, '/': page(WIDGETS, SCRIPT) }, '/a/');
    await visitor.opens(url);
    await reachesAllStates(visitor);
    const moving = Number(await visitor.evaluates(MOVING));
    assert.equal(moving > 0, reducedMotion === 'no-preference', `${moving} animations with ${reducedMotion}`);
  }
});

/** Presses the key until the focus is on the page's own link with this id. */
async function walks(visitor: Visitor, key: string, end: string): Promise<readonly Focused[]> {
  const way: Focused[] = [];
  while (way.length < 60) {
    await visitor.presses(key);
    const focused = (await visitor.evaluates(FOCUS)) as Focused | undefined;
    if (focused?.name.endsWith(` ${end}`)) return way;
    if (focused) way.push(focused);
  }
  throw new Error(`the focus does not reach #${end}: ${way.map(({ name }) => name).join(', ')}`);
}

const STICKY = `html { scroll-padding-block: 6rem } body { font: 16px/1.5 sans-serif; margin: 0 }
  header { position: sticky; inset-block-start: 0; block-size: 5rem; background: #eee; z-index: 9 }`;
const PLAIN = `<header><a id="first" href="#first">Kopf</a></header><main><h1>Seite</h1>
  <foyer-contact-card heading="Schreiben Sie uns" name="Katrin Weidner" phone="+49 30 1234567" vcard consent="checkbox"
    captcha="arithmetic" endpoint="/contact" privacy-url="/datenschutz"></foyer-contact-card>
  <foyer-newsletter-signup heading="Post" topics="a b" captcha="none" consent="checkbox" endpoint="/news" privacy-url="/datenschutz">
    <span slot="topics" data-topic="a">Service</span></foyer-newsletter-signup>
  <foyer-blog-teaser post-title="Drei Tage" href="/1" more-href="/blog"></foyer-blog-teaser>
  <foyer-cta-banner heading="Zwei Tage" label="Mehr erfahren" href="/s" dismissible></foyer-cta-banner></main><a id="last" href="#last">Fuß</a>`;

test('chromium: Tab goes through all widgets in the order in which they are read, and back, below a sticky header', async (context) => {
  const visitor = await starts(context, { width: 320, height: 640 });
  if (!visitor) return;
  const { url } = await startPages(context, { '/': page(PLAIN, `<style>${STICKY}</style>${SCRIPT}`) }, '/a/');
  await visitor.opens(url);
  await visitor.sees('Nachricht senden');
  await visitor.sees('Kontakt speichern');
  await visitor.evaluates(`document.querySelector('#first').focus()`);
  const there = await walks(visitor, 'Tab', 'last');
  const back = await walks(visitor, 'Shift+Tab', 'first');
  assert.ok(there.length >= 15, there.map(({ name }) => name).join());
  assert.deepEqual(
    [...there, ...back].filter(({ ringed, hidden }) => !ringed || hidden),
    [],
  );
  const names = (way: readonly Focused[]) => way.map(({ name }) => name);
  assert.deepEqual(names(back).reverse(), names(there));
  // The closing cross of a banner stands above its words, and comes after them.
  const isCross = ({ name }: Focused) => name.startsWith('foyer-cta-banner button');
  assert.deepEqual(
    names(
      back
        .filter((focused) => !isCross(focused))
        .toReversed()
        .toSorted((one, other) => one.top - other.top),
    ),
    names(there.filter((focused) => !isCross(focused))),
  );
  assert.equal(await visitor.evaluates('location.pathname'), '/', 'the focus alone leads nowhere');
});
