// Widgets on pages whose style sheets are not made for them: each is measured beside the same widgets on a page without styles.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TestContext } from 'node:test';
import type { Visitor } from '@foyer/testing/node/visitor.ts';
import { page, startPages } from './pages.ts';
import { story } from './story.ts';

const WIDGETS = `<foyer-contact-card heading="Schreiben Sie uns" name="Katrin Weidner" job-title="Beratung"
    phone="+49 30 1234567" email="katrin@example.org" endpoint="/contact"></foyer-contact-card>
  <foyer-newsletter-signup endpoint="/newsletter" frequency="monthly"></foyer-newsletter-signup>
  <foyer-blog-teaser heading="Blog" post-title="Drei Tage am Fluss" href="/1" published="2026-11-05"
    excerpt="Ein kurzer Text." author="Lena"></foyer-blog-teaser>
  <foyer-cta-banner heading="Zwei Tage" label="Mehr erfahren" href="/s"></foyer-cta-banner>
  <form><foyer-math-captcha></foyer-math-captcha></form>`;
const TAGS =
  ':is(foyer-contact-card, foyer-newsletter-signup, foyer-blog-teaser, foyer-cta-banner, foyer-math-captcha)';

/** Places of two widths, as on a phone and on a desktop. */
const places = (content: string) =>
  [320, 1100].map((width) => `<div class="place" id="at-${width}" style="width: ${width}px">${content}</div>`).join('');

/** What the page must not change, for each element in each widget: its box, relative to the widget's, and its text. */
const MEASURE = `(() => {
  const boxes = [];
  for (const place of document.querySelectorAll('.place')) {
    for (const widget of place.querySelectorAll('${TAGS}')) {
      const frame = widget.shadowRoot.querySelector('.frame').getBoundingClientRect();
      for (const element of widget.shadowRoot.querySelectorAll('.frame, .frame *:not(slot, option, path)')) {
        const { x, y, width, height } = element.getBoundingClientRect();
        const style = getComputedStyle(element);
        boxes.push({
          element: [place.id, widget.localName, element.localName, element.getAttribute('class')].join(' '),
          box: [x - frame.x, y - frame.y, width, height].map(Math.round),
          text: ['letterSpacing', 'wordSpacing', 'textTransform', 'textAlign', 'textIndent', 'textShadow', 'whiteSpace',
            'lineHeight', 'writingMode', 'fontStyle', 'fontVariantCaps'].map((name) => style[name]).join(' '),
        });
      }
    }
  }
  return boxes;
})()`;

interface Box {
  readonly element: string;
  readonly box: readonly number[];
  readonly text: string;
}

async function opens(visitor: Visitor, context: TestContext, body: string): Promise<void> {
  const head =
    '<style>body { margin: 0 }</style><style id="theme"></style><script type="module" src="/a/foyer.js"></script>';
  const { url } = await startPages(context, { '/': page(body, head) }, '/a/');
  await visitor.opens(url);
  await visitor.sees('Newsletter anfordern');
  while ((await visitor.evaluates(`document.querySelectorAll(':not(:defined)').length`)) !== 0) await sleep(50);
  await sleep(100);
}

const styles = (visitor: Visitor, css: string) =>
  visitor.evaluates(`void (document.querySelector('#theme').textContent = ${JSON.stringify(css)})`);

async function measures(visitor: Visitor, css: string): Promise<readonly Box[]> {
  await styles(visitor, css);
  return (await visitor.evaluates(MEASURE)) as readonly Box[];
}

/** Elements that the page moved, resized or set in another way; rounding may differ by a pixel. */
function changed(before: readonly Box[], after: readonly Box[]): readonly string[] {
  assert.equal(after.length, before.length);
  return before
    .flatMap(({ element, box, text }, index) => {
      const now = after[index];
      const isSame = now?.text === text && box.every((value, side) => Math.abs(value - (now.box[side] ?? 0)) <= 1);
      return isSame ? [] : [`${element}: ${box.join()} ${text} → ${now?.box.join()} ${now?.text}`];
    })
    .slice(0, 3);
}

const TEXT = `letter-spacing: 0.3em; word-spacing: 1em; line-height: 0; text-align: center; text-indent: 2em;
  text-shadow: 1px 1px red; text-transform: uppercase; white-space: nowrap; font-style: italic; font-variant: small-caps`;
const important = (css: string) => css.replaceAll(';', ' !important;');

const hostile: Readonly<Record<string, string>> = {
  'text styles on the body': `body { ${TEXT} }`,
  'text styles on everything': `* { ${important(`${TEXT};`)} }`,
  'all: unset on the widgets': `${TAGS} { all: unset }`,
  'all: initial on the widgets': `${TAGS} { all: initial !important }`,
  'all: unset on everything': '.place * { all: unset }',
  'another box model': `.place * { box-sizing: content-box !important; margin: 0 !important; border: 0 !important;
    padding: 0 !important; width: 100% !important; max-width: none !important; min-width: 0 !important;
    overflow: hidden !important; position: relative !important }`,
  'a vertical writing mode': `${TAGS} { writing-mode: vertical-rl !important }`,
  ...Object.fromEntries(
    ['inline', 'grid', 'flow-root', 'contents', 'list-item', 'run-in', '-webkit-box', 'ruby', 'inline list-item'].map(
      (display) => [`display: ${display}`, `${TAGS}:not(foyer-math-captcha) { display: ${display} !important }`],
    ),
  ),
  'display: flex': `${TAGS}:not(foyer-math-captcha) { display: flex !important }`,
  'rules for the elements inside': `div:not(.place), p, label, input, textarea, button, a, h2 { all: unset !important; color: red
    !important; background: red !important; float: right !important; width: 10px !important }`,
};

story('a page without styles and pages that style everything show the same widgets', async (visitor, context) => {
  await opens(visitor, context, places(WIDGETS));
  const before = await measures(visitor, '');
  assert.ok(before.length > 200, `${before.length} elements`);
  for (const [name, css] of Object.entries(hostile)) {
    assert.deepEqual(changed(before, await measures(visitor, css)), [], name);
  }
});

const OVERFLOW = `[...document.querySelectorAll('.place')].flatMap((place) => {
  const { right } = place.getBoundingClientRect();
  const inside = [...place.querySelectorAll('${TAGS}')].flatMap((widget) => [widget, ...widget.shadowRoot.querySelectorAll('.frame *')]);
  const wide = inside.filter((element) => !element.closest('.trap, .announcement') && element.getBoundingClientRect().right > right + 1);
  const thin = [...place.querySelectorAll('${TAGS}')].filter((widget) => widget.offsetWidth < (widget.localName === 'foyer-math-captcha' ? 50 : 150) && !widget.matches(':state(dismissed)'));
  return [...wide, ...thin].map((element) => place.id + ' ' + element.localName + '.' + element.getAttribute('class')).slice(0, 3);
})`;

const parents: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['fit-content', 'max-content', 'min-content'].map((width) => [
      `as wide as its content (${width})`,
      `.place > div { width: ${width} }`,
    ]),
  ),
  ...Object.fromEntries(
    ['table', 'inline-block', 'inline-table', 'inline-flex', 'inline-grid'].flatMap((display) => [
      [`a parent with display: ${display}`, `.place > div { display: ${display} }`],
      [`widgets with display: ${display}`, `${TAGS} { display: ${display} !important }`],
    ]),
  ),
  'cells of a table': '.place > div { display: table; width: 100% } ' + `${TAGS} { display: table-cell !important }`,
  'floating parents': '.place > div { float: left }',
  'parents out of the flow': '.place { position: relative } .place > div { position: absolute }',
  'a vertical page': '.place > div { writing-mode: vertical-rl }',
  'large text': '.place > div { font-size: 40px }',
  'a row': '.place > div { display: flex }',
  'a column': '.place > div { display: flex; flex-direction: column; align-items: flex-start }',
  'a grid': '.place > div { display: grid }',
  'a grid of one fraction': '.place > div { display: grid; grid-template-columns: 1fr }',
  'a grid of two fractions': '.place > div { display: grid; grid-template-columns: 1fr 1fr }',
  floats: `${TAGS} { float: left }`,
  'inline blocks': `${TAGS} { display: inline-block }`,
  columns: '.place > div { columns: 2 16em }',
  'widgets that should be wider': `${TAGS} { min-width: 500px !important }`,
  'padding beside the width': `${TAGS} { box-sizing: content-box !important; width: 100%; padding: 1rem }`,
  'large text in a parent as wide as its content': '.place > div { font-size: 40px; width: fit-content }',
  'zoomed blocks': '.place > div { zoom: 2 }',
};

story('no widget is wider than its place, whatever lays it out', async (visitor, context) => {
  const inRows = WIDGETS.split('\n  <').map((widget) => `<div>${widget.startsWith('<') ? '' : '<'}${widget}</div>`);
  await opens(visitor, context, places(inRows.join('')));
  for (const [name, css] of Object.entries(parents)) {
    await styles(visitor, css);
    assert.deepEqual(await visitor.evaluates(OVERFLOW), [], name);
  }
});

story('beside another column of a row a widget leaves it room and keeps its own', async (visitor, context) => {
  const columns = `<div style="display: flex"><p style="margin: 0">${'Ein langer Absatz. '.repeat(40)}</p>
    <foyer-newsletter-signup endpoint="/newsletter"></foyer-newsletter-signup></div>`;
  await opens(visitor, context, places(columns));
  assert.deepEqual(await visitor.evaluates(OVERFLOW), []);
  const widths = `[...document.querySelectorAll('foyer-newsletter-signup')].map((widget) => widget.offsetWidth)`;
  const [onPhone = 0, onDesktop = 0] = (await visitor.evaluates(widths)) as number[];
  assert.ok(onPhone >= 150, `${onPhone} of 320 px`);
  assert.ok(onDesktop >= 250, `${onDesktop} of 1100 px`);
});

story("a theme's focus ring shows at the field, not round the whole widget", async (visitor, context) => {
  const css = '*:focus, *:focus-visible, *:focus-within { outline: 4px solid red !important }';
  await opens(visitor, context, places(WIDGETS));
  await styles(visitor, css);
  await visitor.evaluates(`document.querySelector('foyer-newsletter-signup').focus()`);
  const outline = `getComputedStyle(document.querySelector('foyer-newsletter-signup')).outlineStyle`;
  assert.equal(await visitor.evaluates(outline), 'none');
  const field = `getComputedStyle(document.querySelector('foyer-newsletter-signup').shadowRoot.activeElement).outlineStyle`;
  assert.equal(await visitor.evaluates(field), 'solid');
});

story(
  'there is air between a widget, its footer and the paragraph after it, also in a theme without margins',
  async (visitor, context) => {
    const body =
      places(`<foyer-newsletter-signup endpoint="/newsletter"><p slot="footer">Fußzeile</p></foyer-newsletter-signup>
    <p class="next">Danach</p>`);
    await opens(visitor, context, body);
    await styles(visitor, 'p { margin: 0 }');
    const gaps = (await visitor.evaluates(`[...document.querySelectorAll('.place')].flatMap((place) => {
    const bottom = (element) => element.getBoundingClientRect().bottom;
    const top = (selector) => place.querySelector(selector).getBoundingClientRect().top;
    const widget = place.querySelector('foyer-newsletter-signup');
    return [top('[slot=footer]') - bottom(widget.shadowRoot.querySelector('form')), top('.next') - bottom(widget)];
  })`)) as number[];
    assert.ok(
      gaps.every((gap) => gap >= 12),
      `${gaps.join(', ')} px`,
    );
  },
);
