// Widgets in real style sheets, which nobody wrote with them in mind, in windows that are truly 320 and 1,100 px wide.
import assert from 'node:assert/strict';
import { broken, COPY, DRAWN, MEASURE, type Page } from './beside-bare.ts';
import { FAINT_TEXT } from './contrast.ts';
import { eventually } from './eventually.ts';
import { ANYWHERE, FRAMEWORKS } from './frameworks.ts';
import { page, startPages } from './pages.ts';
import { story } from './story.ts';

const PICTURE = `data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='400' height='300'></svg>`;
const CARD = `<foyer-contact-card name="Katrin Weidner" job-title="Beratung" phone="+49 30 1234567" consent="checkbox"
  email="katrin@example.org" endpoint="/contact"><h2 slot="heading">Schreiben Sie uns</h2>
  <img slot="photo" alt="" width="400" height="300" src="${PICTURE}"></foyer-contact-card>`;
const PLAIN = `<foyer-newsletter-signup variant="plain" endpoint="/newsletter" frequency="monthly" topics="a b"
    ><h2 slot="heading">Neues</h2></foyer-newsletter-signup>
  <foyer-blog-teaser variant="plain" heading="Blog" post-title="Drei Tage am Fluss" href="/1" excerpt="Ein kurzer Text."
    author="Lena"></foyer-blog-teaser>
  <form><foyer-math-captcha></foyer-math-captcha></form>`;
const BANNER = `<foyer-cta-banner heading="Zwei Tage" label="Mehr erfahren" href="/s" dismissible></foyer-cta-banner>`;

function markup(name: string, place: string): string {
  const widgets = name === 'row' || name === '96 px' ? [CARD, BANNER] : [CARD];
  return widgets
    .map((widget) => place.replace('WIDGET', widget).replace('PLAIN', PLAIN))
    .map((html) => `<div data-place="${name}" style="display: flow-root">${html}</div>`)
    .join('');
}

const SCRIPT = '<script type="module" src="/a/foyer.js"></script>';
const FAINT_IN_PAGES = `[...document.querySelectorAll('iframe[title]')].flatMap((frame) =>
  frame.contentWindow.eval(${JSON.stringify(FAINT_TEXT)}).map((words) => frame.title + ': ' + words))`;
const WIDTHS = [320, 1100];
const BARE = page(CARD, `<style>body, h2 { margin: 0 }</style>${SCRIPT}`);

for (const { name, css, places } of FRAMEWORKS) {
  story(`in ${name} widgets look as they do without it, at 320 and 1,100 px`, async (visitor, context) => {
    const body = Object.entries({ ...places, ...ANYWHERE }).map(([place, html]) => markup(place, html));
    const frames = WIDTHS.map(
      (width) =>
        `<iframe scrolling="no" title="${width} px" src="/page" style="width: ${width}px; border: 0"></iframe>`,
    );
    const { url } = await startPages(
      context,
      {
        '/': page('<iframe src="/bare" style="width: 1200px"></iframe>' + frames.join('')),
        '/bare': BARE,
        '/page': page(body.join('\n'), `<style>${await css()}</style>${SCRIPT}`),
      },
      '/a/',
    );
    await visitor.opens(url);
    const drawn = () =>
      eventually('widgets', async () => ((await visitor.evaluates(DRAWN)) === true ? true : undefined));
    await drawn();
    await visitor.evaluates(COPY);
    await drawn();
    const measured = (await visitor.evaluates(MEASURE)) as readonly Page[];
    context.diagnostic(
      `${measured.flatMap(({ widgets }) => widgets).length} widgets, in ${Object.keys(places).join(', ')}`,
    );
    assert.deepEqual(broken(measured), []);
    assert.deepEqual(await visitor.evaluates(FAINT_IN_PAGES), []);
  });
}
