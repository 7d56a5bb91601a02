import { expect, nextFrame } from '@open-wc/testing';
import { listensToConsole } from '@foyer/testing/browser/console.ts';
import { opensPage, settles, textOf, until } from '@foyer/testing/browser/page.ts';
import { trusted } from '@foyer/testing/browser/trusted.ts';
import { discover } from './discover.ts';
import { registry } from '../registry.ts';

interface Page {
  readonly page: HTMLElement;
  readonly div: HTMLElement;
  readonly widget: HTMLElement;
}

const isWidget = ({ localName }: Element) => localName in registry;
const attributesOf = (element: Element) =>
  Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value]));

/** Waits until the first div of the markup contains its widget. */
async function opensDiv(markup: string): Promise<Page> {
  const page = await opensPage(markup);
  const div = page.querySelector<HTMLElement>('[data-foyer]')!;
  await until('no widget is created', () => [...div.children].some(isWidget));
  await settles(page);
  return { page, div, widget: [...div.children].find(isWidget) as HTMLElement };
}

describe('A div with data-foyer', () => {
  before(async () => {
    await Promise.all(Object.values(registry).map((load) => load()));
    discover(
      Object.keys(registry),
      () => undefined,
      () => import('./markup.ts'),
    );
  });

  it('creates the widget that it names from its attributes and children, and keeps its id and class', async () => {
    const { div, widget } = await opensDiv(`<div data-foyer="contact-card" id="card" class="wide" lang="de"
      data-name="Lena" data-heading-level="3"><p data-slot="consent">Words</p>Text</div>`);
    expect(div.lastElementChild).to.equal(widget);
    expect(div.childElementCount).to.equal(1);
    expect(attributesOf(widget)).to.deep.equal({ name: 'Lena', 'heading-level': '3', lang: 'de' });
    expect(widget.querySelector('p')!.slot).to.equal('consent');
    expect(widget.textContent).to.contain('Text');
    expect([div.id, div.className]).to.deep.equal(['card', 'wide']);
  });

  it('passes on documented attributes only, so an author cannot run scripts or cover the page', async () => {
    const hit = { count: 0 };
    Reflect.set(window, 'hit', hit);
    const { widget } =
      await opensDiv(`<div data-foyer="cta-banner" data-label="Go" data-href="/" data-onfocus="hit.count++"
      data-autofocus data-tabindex="0" data-style="position:fixed;inset:0" data-id="comments" data-class="admin"
      data-slot="heading" data-is="x-y" data-part="base" data-name="location" data-contenteditable data-popover
      data-onclick="hit.count++" data-onanimationstart="hit.count++" data-srcdoc="<script>hit.count++</script>"></div>`);
    expect(attributesOf(widget)).to.deep.equal({ label: 'Go', href: '/' });
    widget.focus();
    widget.click();
    expect(hit.count).to.equal(0);
    Reflect.deleteProperty(window, 'hit');
  });

  for (const tag of Object.keys(registry)) {
    it(`cannot set event handlers or global attributes of <${tag}>`, () => {
      const { observedAttributes } = customElements.get(tag) as unknown as { observedAttributes: readonly string[] };
      const dangerous =
        /^(?:on.*|style|class|id|is|slot|part|tabindex|autofocus|contenteditable|popover|hidden|inert)$/;
      expect(observedAttributes.filter((name) => dangerous.test(name))).to.deep.equal([]);
    });
  }

  it('renders no link for a javascript: URL', async () => {
    const said = listensToConsole();
    const { widget } = await opensDiv(
      `<div data-foyer="cta-banner" data-label="Go" data-href=" java&#10;script:alert(1)"></div>`,
    );
    expect(widget.shadowRoot!.querySelector('a')).to.equal(null);
    await until('nothing is logged', () => said.warnings.some((words) => words.includes('> href=')));
  });

  it('passes on attributes that are added, changed or removed later', async () => {
    const { div, widget } = await opensDiv('<div data-foyer="cta-banner" data-heading="One"></div>');
    div.dataset['heading'] = 'Two';
    div.dataset['label'] = 'Go';
    div.setAttribute('data-onclick', 'throw 1');
    await until('the attribute is not passed on', () => widget.getAttribute('label') === 'Go');
    expect(attributesOf(widget)).to.deep.equal({ heading: 'Two', label: 'Go' });
    delete div.dataset['heading'];
    await until('it is still there', () => !widget.hasAttribute('heading'));
  });

  it('does not overwrite an attribute that a script set on the widget itself', async () => {
    const { div, widget } = await opensDiv('<div data-foyer="cta-banner" data-heading="One"></div>');
    widget.setAttribute('heading', 'By the page');
    div.dataset['label'] = 'Go';
    await until('the attribute is not passed on', () => widget.getAttribute('label') === 'Go');
    expect(widget.getAttribute('heading')).to.equal('By the page');
  });

  it('contains exactly one widget after it is moved or cloned', async () => {
    const { page, div } = await opensDiv('<div data-foyer="cta-banner" data-heading="One"></div><section></section>');
    page.querySelector('section')!.append(div);
    const clone = div.cloneNode(true) as HTMLElement;
    page.append(clone);
    clone.dataset['heading'] = 'Two';
    await until(
      'the clone has no widget of its own',
      () => clone.querySelector('foyer-cta-banner')?.getAttribute('heading') === 'Two',
    );
    expect(page.querySelectorAll('foyer-cta-banner')).to.have.length(2);
    div.remove();
    expect(page.querySelectorAll('foyer-cta-banner')).to.have.length(1);
  });

  for (const written of [
    '”cta-banner”',
    ' CTA-Banner ',
    'foyer-cta-banner',
    '„cta-banner“',
    "'cta-banner'",
    'CTA Banner',
    '„CTA Banner“',
    'cta_banner',
    'cta\u2011banner',
    'cta–banner',
    'foyer/cta-banner',
    '<foyer-cta-banner>',
    '\u00a0cta-banner\u200b',
  ]) {
    it(`creates the widget from the name ${written}`, async () => {
      const said = listensToConsole();
      const { widget } = await opensDiv(`<div data-foyer="${written}" data-heading="One"></div>`);
      expect(widget.localName).to.equal('foyer-cta-banner');
      const told = said.warnings.filter((words) => words.includes('> data-foyer='));
      expect(told).to.have.length(/[”„]/.test(written) ? 1 : 0);
    });
  }

  for (const written of ['”newsletter', 'weather', 'sign up', '<x>', '-', 'a b-c d', '', '\u0000']) {
    it(`leaves the rest of the page intact when it names no widget: ${JSON.stringify(written)}`, async () => {
      const said = listensToConsole();
      const page = await opensPage('<div></div><div data-foyer="cta-banner" data-heading="Next"></div>');
      const bad = page.querySelector('div')!;
      bad.setAttribute('data-foyer', written);
      bad.append('Text');
      page.append(bad.cloneNode(true));
      await until('the next widget is not created', () => page.querySelector('foyer-cta-banner') !== null);
      await settles(page);
      expect(textOf(page)).to.contain('Next').and.to.contain('Text');
      expect(said.thrown).to.deep.equal([]);
    });
  }
});

describe('The children of a div with data-foyer', () => {
  it('move into the widget when they arrive later', async () => {
    const { div, widget } = await opensDiv('<div data-foyer="contact-card"><p data-slot="heading">Hello</p></div>');
    div.insertAdjacentHTML('beforeend', trusted('<p data-slot="fallback">Call us</p>'));
    div.append('and more');
    await until('a child is still outside the widget', () => div.childNodes.length === 1);
    expect([...widget.children].map(({ slot }) => slot)).to.deep.equal(['heading', 'fallback']);
    await settles(div);
    expect(textOf(div)).to.contain('Hello').and.to.contain('and more').and.not.to.contain('Call us');
  });

  it('keep their order, even when some are inserted before the widget', async () => {
    const { div, widget } = await opensDiv('<div data-foyer="cta-banner"><b>two</b></div>');
    div.insertAdjacentHTML('afterbegin', trusted('<b>one</b>'));
    div.insertAdjacentHTML('beforeend', trusted('<b>three</b>'));
    await until('a child is still outside the widget', () => div.childNodes.length === 1);
    expect(widget.textContent).to.equal('onetwothree');
  });

  it("are lifted out of an editor's wrapper elements into their slots", async () => {
    const { widget } = await opensDiv(`<div data-foyer="cta-banner" data-heading="Two days">
<p>Text.</p>
<p><a data-slot="action" href="/s">Learn more</a></p>
</div>`);
    const action = widget.querySelector('a')!;
    expect(action.parentElement).to.equal(widget);
    expect(action.assignedSlot!.name).to.equal('action');
    expect([...widget.querySelectorAll('p')].map((p) => [p.textContent, p.assignedSlot !== null])).to.deep.equal([
      ['Text.', true],
      ['', false],
    ]);
  });

  it('are lifted out of a wrapper later, too; the wrapper is hidden until it has text', async () => {
    const { div, widget } = await opensDiv('<div data-foyer="contact-card" data-name="Lena"><figure></figure></div>');
    const figure = div.querySelector('figure')!;
    figure.innerHTML = trusted('<p><img data-slot="photo" src="/packages/photo.gif" alt=""></p>');
    await until('the image is still in its wrapper', () => widget.querySelector('img')!.parentElement === widget);
    expect(figure.assignedSlot).to.equal(null);
    figure.append('A caption');
    await until('the caption is lost', () => figure.slot === '');
  });

  it('are lifted out of one another only when their slots differ', async () => {
    const { widget } = await opensDiv(`<div data-foyer="contact-card"><fieldset data-slot="fields">
      <label data-slot="fields">A <input name="a"></label></fieldset>
      <div data-slot="text"><p data-slot="heading">Title</p>Words</div></div>`);
    expect(widget.querySelector('label')!.parentElement!.localName).to.equal('fieldset');
    expect(widget.querySelector('p')!.parentElement).to.equal(widget);
  });

  it('are assigned to a slot whose name is written with capitals or quotes', async () => {
    const { widget } = await opensDiv(`<div data-foyer="contact-card"><p data-slot="Heading">A</p>
      <p data-slot="”text”">B</p><p data-slot=" FOOTER ">C</p></div>`);
    expect([...widget.children].map(({ slot }) => slot)).to.deep.equal(['heading', 'text', 'footer']);
  });

  for (const child of [
    '<div data-foyer="cta-banner" data-heading="Inside"></div>',
    '<foyer-cta-banner heading="Inside"></foyer-cta-banner>',
    '<p><other-player></other-player></p>',
    '<iframe title="Map"></iframe>',
  ]) {
    it(`are shown without any text of their own: ${child}`, async () => {
      const { widget } = await opensDiv(`<div data-foyer="contact-card">${child}</div>`);
      await until('the child has no slot', () => widget.firstElementChild!.assignedSlot !== null);
    });
  }

  it('are not assigned to an unknown slot, and a warning lists the known ones', async () => {
    const said = listensToConsole();
    const { widget } = await opensDiv('<div data-foyer="cta-banner"><p data-slot="headline">Title</p></div>');
    expect(widget.querySelector('p')!.slot).to.equal('');
    expect(said.warnings).to.deep.equal([
      '<foyer-cta-banner> data-slot="headline": allowed: heading, text, action, fallback.',
    ]);
  });

  it('are left alone when they belong to a nested widget', async () => {
    const { page, widget } = await opensDiv(`<div data-foyer="contact-card" data-heading="Outside">
      <div data-foyer="cta-banner" data-slot="footer"><p><span data-slot="heading">Inside</span></p></div>
      <foyer-cta-banner><p data-slot="text">No</p></foyer-cta-banner></div>`);
    await until('the nested widget is not created', () => page.querySelectorAll('foyer-cta-banner').length === 2);
    await nextFrame();
    const [inner, plain] = page.querySelectorAll<HTMLElement>('foyer-cta-banner');
    expect(inner!.parentElement!.slot).to.equal('footer');
    expect(inner!.querySelector('span')!.parentElement).to.equal(inner);
    expect(plain!.querySelector('p')!.slot).to.equal('');
    expect(widget.querySelectorAll(':scope > [slot=heading]')).to.have.length(0);
  });

  it('may be a form whose field names shadow DOM properties', async () => {
    const said = listensToConsole();
    const names = ['localName', 'dataset', 'slot', 'parentNode', 'children', 'getAttribute', 'setAttribute', 'matches'];
    const inputs = names.map((name) => `<input name="${name}">`).join('');
    const { page, widget } =
      await opensDiv(`<div data-foyer="contact-card"><p><form data-slot="footer">${inputs}</form></p></div>
      <form>${inputs}<input name="querySelectorAll"></form><div data-foyer="cta-banner"></div>`);
    await until('the next widget is not created', () => page.querySelector('foyer-cta-banner') !== null);
    expect(widget.querySelector(':scope > [slot=footer]')!.tagName).to.equal('FORM');
    expect(said.thrown).to.deep.equal([]);
  });
});

describe('Endpoint attributes of a div with data-foyer', () => {
  const settings =
    'data-service="json" data-service-params="a=b" data-redirect="/thanks" data-captcha="none" data-consent="none"';
  const named = ['captcha', 'consent', 'endpoint', 'redirect', 'service', 'service-params'];
  const taken = (widget: Element) => Object.keys(attributesOf(widget)).sort();

  function addsMeta(markup: string): void {
    const template = document.createElement('template');
    template.innerHTML = trusted(markup);
    document.head.append(template.content);
  }
  afterEach(() => document.querySelector('meta[name=foyer]')?.remove());

  for (const endpoint of [
    '/contact',
    './contact',
    `//${location.host}/contact`,
    `${location.origin}/contact`,
    'contact',
  ]) {
    it(`are applied when the endpoint is on the page's own host: ${endpoint}`, async () => {
      const { widget } = await opensDiv(
        `<div data-foyer="contact-card" data-endpoint="${endpoint}" ${settings}></div>`,
      );
      expect(taken(widget)).to.deep.equal(named);
    });
  }

  for (const endpoint of [
    'https://evil.example/x',
    '//evil.example/x',
    '”https://evil.example/x”',
    '„“https://evil.example/x”“',
    ' https://evil.example ',
    'https:/\\evil.example/x',
    `https://${location.host}@evil.example/x`,
    `https://${location.hostname}.evil.example/x`,
    'ht\ntps://evil.example/x',
    'javascript:alert(1)',
  ]) {
    it(`are ignored with a warning when the page does not list the host: ${JSON.stringify(endpoint)}`, async () => {
      const said = listensToConsole();
      const { div, widget } = await opensDiv(`<div data-foyer="contact-card" data-name="Lena"></div>`);
      for (const name of named.slice(1)) div.setAttribute(`data-${name}`, name);
      div.setAttribute('data-endpoint', endpoint);
      div.dataset['name'] = 'Mia';
      await until('the attribute is not passed on', () => widget.getAttribute('name') === 'Mia');
      expect(taken(widget)).to.deep.equal(['name']);
      expect(said.warnings).to.have.length(1);
      expect(said.warnings[0]).to.contain('data-endpoints=');
    });
  }

  it('are applied when data-endpoints lists the host, in any notation', async () => {
    for (const list of [
      'a.example, forms.example.org',
      'https://forms.example.org/contact',
      '//forms.example.org a.example',
    ]) {
      addsMeta(`<meta name="foyer" data-endpoints="${list}">`);
      const { widget } = await opensDiv(
        `<div data-foyer="contact-card" data-endpoint="https://forms.example.org/x" ${settings}></div>`,
      );
      expect(taken(widget), list).to.deep.equal(named);
      document.querySelector('meta[name=foyer]')!.remove();
    }
  });

  it("are applied without an endpoint: messages go to the page's own server", async () => {
    addsMeta('<meta name="foyer" data-server="https://forms.example.org">');
    const { widget } = await opensDiv(`<div data-foyer="contact-card" ${settings}></div>`);
    expect(taken(widget)).to.deep.equal(named.filter((name) => name !== 'endpoint'));
  });

  it('are removed when the endpoint changes to an unlisted host', async () => {
    const { div, widget } = await opensDiv(
      `<div data-foyer="contact-card" data-endpoint="/contact" ${settings}></div>`,
    );
    div.dataset['endpoint'] = 'https://evil.example/x';
    await until('the endpoint attributes are still set', () => taken(widget).length === 0);
  });
});
