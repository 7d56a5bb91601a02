// What a parser or an editor put behind a widget goes back into it; what a script made stays, and is named.
import { expect, nextFrame } from '@open-wc/testing';
import { listensToConsole } from '@foyer/testing/browser/console.ts';
import { opensPage, until } from '@foyer/testing/browser/page.ts';
import { registry } from '../registry.ts';
import { discover } from './discover.ts';
import { widgetSlots } from './widget-slots.ts';

interface Loaded {
  readonly page: Document;
  readonly warnings: readonly string[];
  /** The slots and words of a widget's children, as `slot: words`. */
  childrenOf(selector: string): readonly string[];
}

let frame: HTMLIFrameElement | undefined;
afterEach(() => frame?.remove());

/** A document of its own, in the order in which its parser reads it. */
async function loads(
  body: string,
  script = '<script type="module" src="/packages/elements/src/loader.ts"></script>',
): Promise<Loaded> {
  frame = document.createElement('iframe');
  frame.srcdoc = `<!doctype html><title>Page</title>
    <script>window.told = []; console.warn = (words) => /^<foyer/.test(words) && told.push(words);</script>${script}<main>${body}</main>`;
  document.body.append(frame);
  await new Promise((resolve) => (frame!.onload = resolve));
  const page = frame.contentDocument!;
  const childrenOf = (selector: string) =>
    [...page.querySelector(selector)!.children].map(
      (child) => `${HTMLElement.prototype.getAttribute.call(child, 'slot')}: ${child.textContent.trim()}`,
    );
  return { page, childrenOf, warnings: Reflect.get(frame.contentWindow!, 'told') as string[] };
}

const taken = ({ childrenOf }: Loaded, selector: string, ...children: readonly string[]) =>
  until(
    'it stays outside',
    () => childrenOf(selector).join() === children.join(),
    () => childrenOf(selector).join(),
  );

const settled = () => new Promise((resolve) => setTimeout(resolve, 300));

describe('What stands behind a widget after parsing goes back into it', () => {
  for (const [tag, slots] of Object.entries(widgetSlots)) {
    if (!slots) continue;
    it(`<${tag}> in an editor's paragraph: every slot`, async () => {
      const names = slots.split(' ');
      const children = names.map((name) => `<div slot="${name}">${name}</div>`).join('\n');
      const page = await loads(`<p><${tag}>\n${children}\n<p></${tag}></p>`);
      await taken(page, tag, ...names.map((name) => `${name}: ${name}`));
      await settled();
      expect(page.warnings).to.deep.equal([]);
    });
  }

  for (const [what, body, ...children] of [
    ['a sibling', '<foyer-contact-card></foyer-contact-card><p slot="fallback">A</p>', 'fallback: A'],
    [
      'text, empty paragraphs and line breaks between',
      '<p><foyer-contact-card></p> words <p></p><br><p slot="heading">A</p><p>&nbsp;</p>more<fieldset slot="fields">B</fieldset><p></foyer-contact-card></p>',
      'heading: A',
      'fields: B',
    ],
    [
      'a block behind what could stay',
      '<p><foyer-cta-banner><b slot="text">A</b><h2 slot="heading">B</h2><a slot="action" href="/">C</a></foyer-cta-banner></p>',
      'text: A',
      'heading: B',
      'action: C',
    ],
    [
      'children in paragraphs of an editor',
      '<p><foyer-cta-banner></p>\n<p><a slot="action" href="/">A</a><br /></p>\n<h2 slot="heading">B</h2>\n<p></foyer-cta-banner></p>',
      'action: A',
      'heading: B',
    ],
    ['bold print around the tag', '<p><strong><foyer-contact-card></p><p slot="fallback">A</p>', 'fallback: A'],
    ['typographic quotes', '<p><foyer-contact-card></p><p slot=”fallback”>A</p>', 'fallback: A'],
    [
      'a heading around the tag that no paragraph holds',
      '<h2><foyer-contact-card></foyer-contact-card><p slot="fallback">A</p></h2>',
      'fallback: A',
    ],
    [
      'a form with fields that are named as properties',
      '<p><foyer-contact-card></p><form slot="footer">A<input name="slot"><input name="matches"><input name="localName"><input name="parentNode"></form>',
      'footer: A',
    ],
  ] as const) {
    it(what, async () => {
      const page = await loads(body);
      const tag = /foyer-[a-z-]+/.exec(body)![0];
      await taken(page, tag, ...children);
    });
  }

  it('two widgets in a row: each gets its own', async () => {
    const page = await loads(`<p><foyer-contact-card></p><p slot="fallback">A</p><p></foyer-contact-card></p>
      <p><foyer-newsletter-signup></p><p slot="fallback">B</p><div slot="topics">C</div><p></foyer-newsletter-signup></p>`);
    await taken(page, 'foyer-contact-card', 'fallback: A');
    await taken(page, 'foyer-newsletter-signup', 'fallback: B', 'topics: C');
  });

  for (const [what, script] of [
    ['a classic script in the head', '<script src="/packages/elements/cdn/foyer.all.js"></script>'],
    ['all.js', '<script type="module" src="/packages/elements/src/all.ts"></script>'],
    ['the tag alone', '<script type="module" src="/packages/elements/src/elements/contact-card/define.ts"></script>'],
  ] as const) {
    it(`with ${what}`, async () => {
      const page = await loads(
        '<p><foyer-contact-card></p><p slot="fallback">A</p><p></foyer-contact-card></p>',
        script,
      );
      await taken(page, 'foyer-contact-card', 'fallback: A');
    });
  }
});

describe('What stands behind a widget is left there, and named once,', () => {
  for (const [what, body, ...named] of [
    [
      'in the slot of another element',
      '<my-card><p><foyer-contact-card></p><p slot="footer">A</p><p slot="text">B</p></my-card>',
      '<p slot="footer">',
      '<p slot="text">',
      '<my-card>',
    ],
    [
      'beside a paragraph with other words',
      '<p>Write <foyer-contact-card></p><p slot="fallback">A</p>',
      '<p slot="fallback">',
    ],
    [
      'behind a paragraph with two widgets',
      '<p><foyer-cta-banner></foyer-cta-banner><foyer-contact-card></p><p slot="fallback">A</p>',
      '<p slot="fallback">',
    ],
    [
      'where the widget has no such slot',
      '<p><foyer-contact-card></p><p slot="headline">A</p>',
      'headline',
      'heading, text',
    ],
  ] as const) {
    it(what, async () => {
      const page = await loads(body);
      await until('nothing is told', () => page.warnings.length > 0);
      await settled();
      expect(page.warnings).to.have.length(1);
      expect(page.warnings[0]).to.match(/^<foyer-contact-card> /);
      for (const words of named) expect(page.warnings[0]).to.contain(words);
      expect(page.childrenOf('foyer-contact-card')).to.deep.equal([]);
    });
  }

  it('in an element with a shadow root', async () => {
    const page = await loads(`<div id="host"><foyer-contact-card></foyer-contact-card><p slot="footer">A</p></div>
      <script>host.attachShadow({ mode: 'open' }).innerHTML = '<slot></slot><slot name="footer"></slot>';</script>`);
    await until('nothing is told', () => page.warnings.length > 0);
    expect(page.childrenOf('foyer-contact-card')).to.deep.equal([]);
  });

  it('where a script adds it after the document is parsed', async () => {
    const page = await loads('');
    page.page.querySelector('main')!.innerHTML =
      '<p><foyer-contact-card></foyer-contact-card></p><p slot="fallback">A</p><fieldset slot="fields">B</fieldset>';
    await until('nothing is told', () => page.warnings.length > 0);
    await settled();
    expect(page.warnings).to.have.length(1);
    expect(page.warnings[0]).to.contain('<p slot="fallback">, <fieldset slot="fields">');
    expect(page.childrenOf('foyer-contact-card')).to.deep.equal([]);
  });

  it('where a framework adds it while other scripts still load', async () => {
    const page = await loads(
      '<div id="root"></div>',
      `<script src="/packages/elements/cdn/foyer.all.js"></script><script type="module">
        document.querySelector('#root').innerHTML = '<foyer-contact-card></foyer-contact-card><p slot="fallback">A</p>';
      </script>`,
    );
    await until('nothing is told', () => page.warnings.length > 0);
    expect(page.childrenOf('foyer-contact-card')).to.deep.equal([]);
  });
});

describe('Children of other elements', () => {
  before(async () => {
    await Promise.all(Object.values(registry).map((load) => load()));
    discover({ tags: Object.keys(registry), found: () => undefined, loadMarkup: () => import('./markup.ts') });
  });

  it('are left alone without a word: within a widget, behind a captcha, in another section', async () => {
    const said = listensToConsole();
    const page =
      await opensPage(`<foyer-contact-card><foyer-cta-banner></foyer-cta-banner><p slot="footer">A</p></foyer-contact-card>
      <section><form><foyer-math-captcha></foyer-math-captcha><b slot="text">B</b></form></section>
      <section><div><foyer-cta-banner></foyer-cta-banner></div><p slot="text">C</p></section>`);
    await settled();
    await nextFrame();
    expect(page.querySelector('[slot=footer]')!.parentElement!.localName).to.equal('foyer-contact-card');
    expect(said.warnings).to.deep.equal([]);
  });
});
