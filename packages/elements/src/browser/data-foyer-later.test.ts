// Page builders and scripts that set `data-foyer` on a div which is on the page already.
import { expect } from '@open-wc/testing';
import { listensToConsole } from '@foyer/testing/browser/console.ts';
import { opensPage, settles, textOf, until } from '@foyer/testing/browser/page.ts';
import { discover } from './discover.ts';
import { registry } from '../registry.ts';

const widgetsIn = (element: Element) => [...element.children].map(({ localName }) => localName);

describe('A div that gets its data-foyer later', () => {
  before(async () => {
    await Promise.all(Object.values(registry).map((load) => load()));
    discover(
      Object.keys(registry),
      () => undefined,
      () => import('./markup.ts'),
    );
  });

  async function opensDiv(markup: string): Promise<HTMLDivElement> {
    const page = await opensPage(`${markup}<div data-foyer="cta-banner" data-heading="Next"></div>`);
    await until('the next widget is not created', () => page.querySelector('foyer-cta-banner') !== null);
    return page.querySelector('div')!;
  }

  it('becomes the widget that a script names, with its attributes and children', async () => {
    const div = await opensDiv('<div data-heading="Two days" id="card"><p data-slot="text">Words</p></div>');
    div.dataset['foyer'] = 'cta-banner';
    await until('no widget is created', () => widgetsIn(div).join() === 'foyer-cta-banner');
    await settles(div);
    expect(textOf(div)).to.contain('Two days').and.to.contain('Words');
  });

  it('becomes the widget once a misspelled name is mended', async () => {
    const { warn } = console;
    console.warn = () => undefined;
    const div = await opensDiv('<div data-foyer="cta-baner-1" data-heading="Two days"></div>');
    console.warn = warn;
    expect(widgetsIn(div)).to.deep.equal([]);
    div.dataset['foyer'] = 'cta-banner';
    await until('no widget is created', () => widgetsIn(div).join() === 'foyer-cta-banner');
  });

  it('becomes another widget when a script names another, and keeps its children', async () => {
    const said = listensToConsole();
    const div = await opensDiv(
      '<div data-foyer="cta-banner" data-heading="Two days"><p data-slot="heading">Title</p><a data-slot="action" href="/">Go</a></div>',
    );
    await until('no widget is created', () => widgetsIn(div).join() === 'foyer-cta-banner');
    div.dataset['foyer'] = 'contact-card';
    await until('it is still the banner', () => widgetsIn(div).join() === 'foyer-contact-card');
    await settles(div);
    expect(textOf(div)).to.contain('Title');
    const [card] = div.children;
    expect([...card!.children].map(({ slot }) => slot)).to.deep.equal(['heading', '']);
    div.dataset['foyer'] = 'cta-banner';
    await until('it is still the card', () => widgetsIn(div).join() === 'foyer-cta-banner');
    expect(div.firstElementChild!.getAttribute('heading')).to.equal('Two days');
    expect([...said.errors, ...said.thrown]).to.deep.equal([]);
  });

  it('is left alone when a script takes the name away and gives it back', async () => {
    const div = await opensDiv('<div data-foyer="cta-banner" data-heading="Two days"></div>');
    const [widget] = div.children;
    delete div.dataset['foyer'];
    div.dataset['foyer'] = 'cta-banner';
    div.dataset['heading'] = 'Three days';
    await until('the attribute is not passed on', () => widget!.getAttribute('heading') === 'Three days');
    expect(div.children).to.have.length(1);
    expect(div.firstElementChild).to.equal(widget);
  });
});
