// Slotted children that the parser placed after a widget are moved back into it; those that a script added there stay, with a
// warning.
import { expect, nextFrame } from '@open-wc/testing';
import { listensToConsole } from '@foyer/testing/browser/console.ts';
import { opensPage, until } from '@foyer/testing/browser/page.ts';
import { trusted, trustedPage } from '@foyer/testing/browser/trusted.ts';
import { registry } from '../registry.ts';
import { discover } from './discover.ts';
import { widgetSlots } from './widget-slots.ts';

interface Loaded {
  readonly page: Document;
  readonly warnings: readonly string[];
  /** Slot and text of each child of a widget, as `slot: text`. */
  childrenOf(selector: string): readonly string[];
}

let frame: HTMLIFrameElement | undefined;
afterEach(() => frame?.remove());

/** Parses the markup in a document of its own, with scripts running while it is parsed. */
async function loads(
  body: string,
  script = '<script type="module" src="/packages/elements/src/loader.ts"></script>',
): Promise<Loaded> {
  frame = document.createElement('iframe');
  frame.srcdoc = trustedPage(`<!doctype html><title>Page</title>
    <script>window.told = []; console.warn = (words) => /^<foyer/.test(words) && told.push(words);</script>${script}<main>${body}</main>`);
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
    'the children are still outside the widget',
    () => childrenOf(selector).join() === children.join(),
    () => childrenOf(selector).join(),
  );

const settled = () => new Promise((resolve) => setTimeout(resolve, 300));

describe('Slotted children that the parser placed after a widget', () => {
  for (const [tag, slots] of Object.entries(widgetSlots)) {
    if (!slots) continue;
    it(`move back into a <${tag}> inside a paragraph, with every slot`, async () => {
      const names = slots.split(' ');
      const children = names.map((name) => `<div slot="${name}">${name}</div>`).join('\n');
      const page = await loads(`<p><${tag}>\n${children}\n<p></${tag}></p>`);
      await taken(page, tag, ...names.map((name) => `${name}: ${name}`));
      await settled();
      expect(page.warnings).to.deep.equal([]);
    });
  }

  for (const [what, body, ...children] of [
    ['as a sibling', '<foyer-contact-card></foyer-contact-card><p slot="fallback">A</p>', 'fallback: A'],
    [
      'with text, empty paragraphs and line breaks between',
      '<p><foyer-contact-card></p> words <p></p><br><p slot="heading">A</p><p>&nbsp;</p>more<fieldset slot="fields">B</fieldset><p></foyer-contact-card></p>',
      'heading: A',
      'fields: B',
    ],
    [
      'with a block after an inline child',
      '<p><foyer-cta-banner><b slot="text">A</b><h2 slot="heading">B</h2><a slot="action" href="/">C</a></foyer-cta-banner></p>',
      'text: A',
      'heading: B',
      'action: C',
    ],
    [
      'with children inside paragraphs',
      '<p><foyer-cta-banner></p>\n<p><a slot="action" href="/">A</a><br /></p>\n<h2 slot="heading">B</h2>\n<p></foyer-cta-banner></p>',
      'action: A',
      'heading: B',
    ],
    ['with <strong> around the tag', '<p><strong><foyer-contact-card></p><p slot="fallback">A</p>', 'fallback: A'],
    ['with typographic quotes around the slot', '<p><foyer-contact-card></p><p slot=”fallback”>A</p>', 'fallback: A'],
    [
      'with a heading around the tag',
      '<h2><foyer-contact-card></foyer-contact-card><p slot="fallback">A</p></h2>',
      'fallback: A',
    ],
    [
      'with a form whose field names shadow DOM properties',
      '<p><foyer-contact-card></p><form slot="footer">A<input name="slot"><input name="matches"><input name="localName"><input name="parentNode"></form>',
      'footer: A',
    ],
  ] as const) {
    it(`move back ${what}`, async () => {
      const page = await loads(body);
      const tag = /foyer-[a-z-]+/.exec(body)![0];
      await taken(page, tag, ...children);
    });
  }

  it('move back into the nearest of two widgets', async () => {
    const page = await loads(`<p><foyer-contact-card></p><p slot="fallback">A</p><p></foyer-contact-card></p>
      <p><foyer-newsletter-signup></p><p slot="fallback">B</p><div slot="topics">C</div><p></foyer-newsletter-signup></p>`);
    await taken(page, 'foyer-contact-card', 'fallback: A');
    await taken(page, 'foyer-newsletter-signup', 'fallback: B', 'topics: C');
  });

  for (const [what, script] of [
    ['all.js', '<script type="module" src="/packages/elements/src/all.ts"></script>'],
    ['define.ts', '<script type="module" src="/packages/elements/src/elements/contact-card/define.ts"></script>'],
  ] as const) {
    it(`move back with ${what}`, async () => {
      const page = await loads(
        '<p><foyer-contact-card></p><p slot="fallback">A</p><p></foyer-contact-card></p>',
        script,
      );
      await taken(page, 'foyer-contact-card', 'fallback: A');
    });
  }
});

describe('Slotted children after a widget', () => {
  for (const [what, body, ...named] of [
    [
      'inside a custom element',
      '<my-card><p><foyer-contact-card></p><p slot="footer">A</p><p slot="text">B</p></my-card>',
      '<p slot="footer">',
      '<p slot="text">',
      '<my-card>',
    ],
    [
      'after a paragraph with other text',
      '<p>Write <foyer-contact-card></p><p slot="fallback">A</p>',
      '<p slot="fallback">',
    ],
    [
      'after a paragraph with two widgets',
      '<p><foyer-cta-banner></foyer-cta-banner><foyer-contact-card></p><p slot="fallback">A</p>',
      '<p slot="fallback">',
    ],
    [
      'with a slot that the widget does not have',
      '<p><foyer-contact-card></p><p slot="headline">A</p>',
      'headline',
      'heading, text',
    ],
  ] as const) {
    it(`stay ${what}, with one warning`, async () => {
      const page = await loads(body);
      await until('no warning is logged', () => page.warnings.length > 0);
      await settled();
      expect(page.warnings).to.have.length(1);
      expect(page.warnings[0]).to.match(/^<foyer-contact-card> /);
      for (const words of named) expect(page.warnings[0]).to.contain(words);
      expect(page.childrenOf('foyer-contact-card')).to.deep.equal([]);
    });
  }

  it('stay in an element with a shadow root, with a warning', async () => {
    const page = await loads(`<div id="host"><foyer-contact-card></foyer-contact-card><p slot="footer">A</p></div>
      <script>host.attachShadow({ mode: 'open' }).append(document.createElement('slot'));</script>`);
    await until('no warning is logged', () => page.warnings.length > 0);
    expect(page.childrenOf('foyer-contact-card')).to.deep.equal([]);
  });

  it('stay where a script added them after parsing, with one warning', async () => {
    const page = await loads('');
    page.page.querySelector('main')!.innerHTML = trusted(
      '<p><foyer-contact-card></foyer-contact-card></p><p slot="fallback">A</p><fieldset slot="fields">B</fieldset>',
    );
    await until('no warning is logged', () => page.warnings.length > 0);
    await settled();
    expect(page.warnings).to.have.length(1);
    expect(page.warnings[0]).to.contain('<p slot="fallback">, <fieldset slot="fields">');
    expect(page.childrenOf('foyer-contact-card')).to.deep.equal([]);
  });

  it('stay where a framework added them while other scripts load, with a warning', async () => {
    const page = await loads(
      '<div id="root"></div>',
      `<script type="module" src="/packages/elements/src/all.ts"></script><script type="module">
        const fallback = Object.assign(document.createElement('p'), { slot: 'fallback', textContent: 'A' });
        document.querySelector('#root').append(document.createElement('foyer-contact-card'), fallback);
      </script>`,
    );
    await until('no warning is logged', () => page.warnings.length > 0);
    expect(page.childrenOf('foyer-contact-card')).to.deep.equal([]);
  });
});

describe('Other slotted children', () => {
  before(async () => {
    await Promise.all(Object.values(registry).map((load) => load()));
    discover(
      Object.keys(registry),
      () => undefined,
      () => import('./markup.ts'),
    );
  });

  it('stay without a warning in a widget, after a captcha and in another section', async () => {
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
