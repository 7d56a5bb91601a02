// Visitors whose system forces few colors upon every page: what is told by color or shadow has to be told otherwise, too.
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { wantedEngines } from '@foyer/testing/node/browsers.ts';
import { startVisitor, type Visitor } from '@foyer/testing/node/visitor.ts';
import { page, startPages } from './pages.ts';

const WIDGETS = `<foyer-contact-card heading="Schreiben Sie uns" consent="checkbox" captcha="arithmetic" endpoint="/contact"></foyer-contact-card>
  <foyer-cta-banner heading="Zwei Tage" label="Mehr erfahren" href="/s"></foyer-cta-banner>`;

interface Look {
  readonly name: string;
  readonly border: readonly string[];
  readonly outline: string;
}

/** Borders and outlines that differ from the page's background, of the control or of the box that frames it. */
const LOOK = `function look(control) {
  const frame = control.closest('.sum') ?? control;
  const style = getComputedStyle(frame);
  const channels = (color) => color.match(/[\\d.]+/g);
  const page = channels(getComputedStyle(document.documentElement).backgroundColor).slice(0, 3);
  const isSeen = (color) => channels(color)[3] !== '0' && channels(color).slice(0, 3).join() !== page.join();
  const isVisible = (part) => style[part + 'Style'] !== 'none' && parseFloat(style[part + 'Width']) > 0 &&
    isSeen(style[part + 'Color']);
  return {
    name: control.name || control.textContent.trim(),
    border: ['Top', 'Right', 'Bottom', 'Left'].map((side) => 'border' + side).filter(isVisible),
    outline: isVisible('outline') ? style.outlineWidth : '',
  };
}`;
const CONTROLS = `[...document.querySelectorAll('foyer-contact-card, foyer-cta-banner')]
  .flatMap((widget) => [...widget.shadowRoot.querySelectorAll('input, textarea, .button'),
    ...(widget.shadowRoot.querySelector('foyer-math-captcha')?.shadowRoot.querySelectorAll('input') ?? [])])
  .filter((control) => control.checkVisibility({ visibilityProperty: true }) && control.type !== 'checkbox' && !control.closest('.trap'))`;
const FOCUSED = `(() => {
  let active = document.activeElement;
  while (active.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
})()`;

const looks = async (visitor: Visitor) => (await visitor.evaluates(`${CONTROLS}.map(${LOOK})`)) as readonly Look[];

async function opens(context: TestContext): Promise<Visitor | undefined> {
  const visitor = await startVisitor('chromium', { width: 800, height: 900, forcedColors: 'active' });
  if (!visitor) return undefined;
  context.after(() => visitor.leaves());
  const pages = await startPages(
    context,
    { '/': page(WIDGETS, '<script type="module" src="/a/foyer.js"></script>') },
    '/a/',
  );
  await visitor.opens(pages.url);
  await visitor.sees('Mehr erfahren');
  await visitor.sees('Nachricht senden');
  assert.equal(await visitor.evaluates(`matchMedia('(forced-colors: active)').matches`), true);
  return visitor;
}

test('chromium: with forced colors every field and button has a border, and a ring while it has the focus', async (context) => {
  if (!wantedEngines().includes('chromium')) return context.skip();
  const visitor = await opens(context);
  if (!visitor) return context.skip('chromium is not on this machine');
  const found = await looks(visitor);
  assert.ok(found.length >= 6, found.map(({ name }) => name).join());
  for (const { name, border, outline } of found) {
    assert.equal(border.length, 4, name);
    assert.equal(outline, '', `${name} has no ring before the focus`);
  }
  for (const { name } of found) {
    await visitor.evaluates(
      `${CONTROLS}.find((control) => (control.name || control.textContent.trim()) === ${JSON.stringify(name)}).focus({ focusVisible: true })`,
    );
    const focused = (await visitor.evaluates(`(${LOOK})(${FOCUSED})`)) as Look;
    assert.deepEqual([focused.name, focused.outline], [name, '2px']);
  }
});

test('chromium: with forced colors a wrong field has another frame, and its error a sign', async (context) => {
  if (!wantedEngines().includes('chromium')) return context.skip();
  const visitor = await opens(context);
  if (!visitor) return context.skip('chromium is not on this machine');
  await visitor.clicks('Nachricht senden');
  await visitor.sees('Schreiben Sie uns bitte, worum es geht.');
  const outlines = Object.fromEntries((await looks(visitor)).map(({ name, outline }) => [name, outline]));
  assert.deepEqual([outlines['name'], outlines['message']], ['', '2px']);
  const signs =
    await visitor.evaluates(`[...document.querySelector('foyer-contact-card').shadowRoot.querySelectorAll('.error')]
    .map((error) => error.querySelector('svg').getBoundingClientRect().width > 0 && error.innerText.trim() !== '')`);
  assert.ok(Array.isArray(signs) && signs.length >= 2 && signs.every(Boolean), String(signs));
});
