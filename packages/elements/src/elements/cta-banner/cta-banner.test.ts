import { expect } from '@open-wc/testing';
import { isAccessibleEverywhere } from '@foyer/testing/browser/axe.ts';
import { listensToConsole } from '@foyer/testing/browser/console.ts';
import { describeElement } from '@foyer/testing/browser/describe-element.ts';
import { findAll, focused, opensPage, settles, styles, textOf, until } from '@foyer/testing/browser/page.ts';
import { Visitor, visits } from '@foyer/testing/browser/visitor.ts';
import type { FoyerCtaBanner } from './cta-banner.ts';

const markup = `<foyer-cta-banner heading="Leading with calm" label="Learn more" href="#seminar" dismissible>
  Two days in spring.
</foyer-cta-banner>`;

describeElement('foyer-cta-banner', {
  importElement: () => import('./cta-banner.ts'),
  importDefinition: () => import('./define.ts'),
  markup,
  words: { en: 'Close', de: 'Schließen' },
  attributes: {
    label: { good: 'Learn more' },
    href: { good: 'https://example.org/', bad: 'javascript:alert(1)', allowed: 'https:' },
    target: { good: '_blank', bad: 'elsewhere', allowed: '_blank' },
    opens: { good: '#contact', bad: 'contact', allowed: '#' },
    dismissible: { good: '', value: true },
    'dismiss-for': { good: '30d', bad: '30 days', allowed: '30d' },
    starts: { good: '2027-02-11T09:00', bad: 'tomorrow', allowed: '2027-02-11T09:00' },
    ends: { good: '2027-02-12', bad: '12.02.2027', allowed: '2027-02-11T09:00' },
    'time-zone': { good: 'Europe/Berlin', bad: 'Berlin', allowed: 'Europe/Berlin' },
    image: { good: '/river.jpg', bad: 'javascript:alert(1)', allowed: 'https:' },
    'image-alt': { good: 'The river' },
    endpoint: { good: 'https://forms.example.org/contact', bad: 'ftp://example.org/', allowed: 'https:' },
  },
});

const visitsBanner = (attributes: string, children = '') =>
  visits<FoyerCtaBanner>(`<foyer-cta-banner label="Mehr erfahren" ${attributes}>${children}</foyer-cta-banner>`);

const isGone = (visitor: Visitor) => visitor.widget.matches(':state(dismissed)') && visitor.widget.offsetHeight === 0;

function isInSight(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}

describe('<foyer-cta-banner>', () => {
  afterEach(() => {
    localStorage.clear();
    history.replaceState(null, '', location.pathname + location.search);
  });

  it('follows its link and fires foyer-action', async () => {
    const visitor = await visitsBanner('href="#seminar"');
    visitor.clicks('Mehr erfahren');
    await until('the link is not followed', () => location.hash === '#seminar');
    expect(visitor.details['foyer-action']).to.deep.equal({ href: new URL('#seminar', document.baseURI).href });
  });

  it('does not follow the link when foyer-action is canceled', async () => {
    const visitor = await visitsBanner('href="#seminar"');
    visitor.widget.addEventListener('foyer-action', (event) => event.preventDefault());
    visitor.clicks('Mehr erfahren');
    expect(location.hash).to.equal('');
  });

  it('renders no link for a script URL or a URL with credentials', async () => {
    listensToConsole();
    for (const href of [
      'javascript:alert(1)',
      'java\tscript:alert(1)',
      'https://user:secret@example.org/',
      'data:text/html,x',
    ]) {
      const visitor = await visitsBanner('');
      visitor.widget.setAttribute('href', href);
      await settles(visitor.widget.ownerDocument);
      expect(findAll(visitor.root, 'a'), href).to.have.length(0);
    }
  });

  it('sets rel="noopener noreferrer" on a link that opens a new tab', async () => {
    const visitor = await visitsBanner('href="https://example.org/" target="_blank"');
    expect(visitor.button('Mehr').getAttribute('rel')).to.equal('noopener noreferrer');
  });

  it('accepts mailto: and tel: links', async () => {
    for (const href of ['mailto:lena@example.org', 'tel:+4930123456']) {
      expect((await visitsBanner(`href="${href}"`)).button('Mehr').getAttribute('href')).to.equal(href);
    }
  });

  it('opens the dialog around its target and focuses the target', async () => {
    const page = await opensPage(`<foyer-cta-banner label="Schreiben" opens="#note"></foyer-cta-banner>
      <dialog><form><input id="note" aria-label="Note" /></form></dialog>`);
    const visitor = new Visitor(page.querySelector('foyer-cta-banner')!);
    visitor.clicks('Schreiben');
    expect(page.querySelector('dialog')!.open).to.equal(true);
    expect(visitor.at).to.equal('Note');
  });

  it('opens a dialog by the id of the dialog and focuses its first field', async () => {
    const page = await opensPage(`<foyer-cta-banner label="Schreiben" opens="#talk"></foyer-cta-banner>
      <dialog id="talk"><input aria-label="Note" /></dialog>`);
    const visitor = new Visitor(page.querySelector('foyer-cta-banner')!);
    visitor.clicks('Schreiben');
    expect(visitor.at).to.equal('Note');
    expect(visitor.details['foyer-action']).to.deep.equal({ href: '#talk' });
  });

  describe('that opens a form', () => {
    before(() => import('../contact-card/define.ts'));

    const form = '<p>Words</p><foyer-contact-card lang="en"></foyer-contact-card>';
    for (const [what, holder] of [
      ['by its own id', '<foyer-contact-card id="talk" lang="en"></foyer-contact-card>'],
      ['by the id of its section', `<section id="talk">${form}</section>`],
      ['by the id of its data-foyer div', '<div id="talk" data-foyer="contact-card"></div>'],
      ['by the id of the dialog around it', `<dialog id="talk">${form}</dialog>`],
      ['by the id of a section inside a dialog', `<dialog><section id="talk">${form}</section></dialog>`],
    ] as const) {
      it(`${what} focuses the first field`, async () => {
        styles('#far { height: 300vh }');
        const page = await opensPage(
          `<foyer-cta-banner label="Schreiben" opens="#talk"></foyer-cta-banner><p id="far"></p>${holder}`,
        );
        // As the script file does with such a div.
        page.querySelector('[data-foyer]')?.append(document.createElement('foyer-contact-card'));
        await settles(page);
        const visitor = new Visitor(page.querySelector('foyer-cta-banner')!);
        visitor.clicks('Schreiben');
        expect(visitor.at).to.match(/^Name/);
        await until('the form is out of sight', () => isInSight(focused()!));
      });
    }
  });

  it('scrolls to a target outside a dialog and focuses it', async () => {
    styles('#far { height: 300vh }');
    const page = await opensPage(`<foyer-cta-banner label="Schreiben" opens="#note"></foyer-cta-banner>
      <p id="far"></p><input id="note" aria-label="Note" />`);
    new Visitor(page.querySelector('foyer-cta-banner')!).clicks('Schreiben');
    const { top, bottom } = focused()!.getBoundingClientRect();
    expect(focused()!.id).to.equal('note');
    expect(top).to.be.greaterThan(0);
    expect(bottom).to.be.lessThan(innerHeight);
  });

  it('warns when the target of opens does not exist', async () => {
    const said = listensToConsole();
    const visitor = await visitsBanner('opens="#nowhere"');
    visitor.clicks('Mehr');
    await until('nothing is logged', () => said.warnings.join().includes('opens="#nowhere"'));
    expect(said.thrown).to.deep.equal([]);
  });

  it('closes when dismissed, moves the focus to the next element and stores nothing', async () => {
    const page = await opensPage(`<foyer-cta-banner label="Mehr" href="#x" dismissible></foyer-cta-banner>
      <button>Next</button>`);
    const visitor = new Visitor(page.querySelector<FoyerCtaBanner>('foyer-cta-banner')!);
    visitor.clicks('Close');
    await settles(page);
    expect(visitor.events).to.deep.equal(['foyer-dismiss']);
    expect(isGone(visitor)).to.equal(true);
    expect(textOf(focused()!)).to.equal('Next');
    expect(localStorage).to.have.length(0);
  });

  it('stays open when foyer-dismiss is canceled', async () => {
    const visitor = await visitsBanner('dismissible href="#x"');
    visitor.widget.addEventListener('foyer-dismiss', (event) => event.preventDefault());
    visitor.clicks('Close');
    await settles(visitor.widget.ownerDocument);
    expect(isGone(visitor)).to.equal(false);
  });

  it('stays dismissed for dismiss-for, and stores nothing before it is dismissed', async () => {
    const first = await visitsBanner('id="spring" href="#x" dismissible dismiss-for="30d"');
    expect(localStorage).to.have.length(0);
    first.clicks('Close');
    await settles(document);
    expect(isGone(first)).to.equal(true);
    expect(isGone(await visitsBanner('id="spring" href="#x" dismissible dismiss-for="30d"'))).to.equal(true);
    expect(isGone(await visitsBanner('id="autumn" href="#x" dismissible dismiss-for="30d"'))).to.equal(false);
  });

  it('is dismissed alone where others have the same words, and after a reload too', async () => {
    const banner = '<foyer-cta-banner label="Mehr" href="#x" dismissible dismiss-for="30d"></foyer-cta-banner>';
    const gone = (page: Element) =>
      [...page.querySelectorAll<FoyerCtaBanner>('foyer-cta-banner')].map((widget) => isGone(new Visitor(widget)));
    const page = await opensPage(banner.repeat(3));
    new Visitor(page.querySelectorAll<FoyerCtaBanner>('foyer-cta-banner')[1]!).clicks('Close');
    await settles(page);
    expect(gone(page)).to.deep.equal([false, true, false]);
    page.querySelector('main')!.remove();
    expect(
      gone(await opensPage(`<foyer-cta-banner heading="New"></foyer-cta-banner>${banner.repeat(3)}`)),
    ).to.deep.equal([false, false, true, false]);
  });

  it('is dismissed per message: other banners and a changed message still show', async () => {
    const banner = (heading: string, attributes = '') =>
      `<foyer-cta-banner label="Mehr" href="#x" dismissible dismiss-for="30d" ${attributes}><h2 slot="heading">${heading}</h2></foyer-cta-banner>`;
    const page = await opensPage(banner('One') + banner('Two') + banner('Three', 'id="sale"'));
    const [one, two, three] = [...page.querySelectorAll<FoyerCtaBanner>('foyer-cta-banner')];
    for (const closed of [one!, three!]) new Visitor(closed).clicks('Close');
    await settles(page);
    expect([one, two, three].map((widget) => isGone(new Visitor(widget!)))).to.deep.equal([true, false, true]);

    page.querySelector('main')!.remove();
    const later = await opensPage(banner('One') + banner('Two') + banner('Three, longer', 'id="sale"'));
    const seen = [...later.querySelectorAll<FoyerCtaBanner>('foyer-cta-banner')].map((widget) =>
      isGone(new Visitor(widget)),
    );
    expect(seen).to.deep.equal([true, false, false]);
  });

  it('shows between starts and ends only', async () => {
    const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
    expect(isGone(await visitsBanner(`href="#x" starts="${at(-1)}" ends="${at(1)}"`))).to.equal(false);
    expect(isGone(await visitsBanner(`href="#x" starts="${at(1)}"`))).to.equal(true);
    expect(isGone(await visitsBanner(`href="#x" ends="${at(-1)}"`))).to.equal(true);
  });

  it('takes starts and ends for times in its time zone', async () => {
    const wall = (zone: string) => new Date().toLocaleString('sv', { timeZone: zone }).replace(' ', 'T').slice(0, 16);
    const tokyo = wall('Asia/Tokyo');
    expect(isGone(await visitsBanner(`href="#x" starts="${tokyo}" time-zone="Asia/Tokyo"`))).to.equal(false);
    expect(isGone(await visitsBanner(`href="#x" starts="${tokyo}" time-zone="America/Los_Angeles"`))).to.equal(true);
  });

  it('shows an image, and none that fails to load', async () => {
    const visitor = await visitsBanner('href="#x" image="/packages/nowhere.png" image-alt="The river"');
    const image = visitor.root.querySelector('img')!;
    expect(image.alt).to.equal('The river');
    image.scrollIntoView();
    await until('the broken image is still there', () => image.parentElement!.offsetHeight === 0);
  });

  it('appears when starts is reached', async () => {
    const soon = new Date(Date.now() + 150).toISOString();
    const visitor = await visitsBanner(`href="#x" starts="${soon}"`);
    expect(isGone(visitor)).to.equal(true);
    await visitor.sees('Mehr erfahren');
  });

  it('renders slots heading, text and action in place of its own link', async () => {
    const visitor = await visitsBanner(
      'href="#x"',
      '<h2 slot="heading">Own</h2><p slot="text">Words</p><a slot="action" href="#own">Go</a>',
    );
    expect(visitor.text).to.contain('Own').and.to.contain('Words').and.to.contain('Go').and.not.to.contain('Mehr');
  });

  for (const empty of ['<p slot="action"></p>', '<p slot="action"> <br /> </p>']) {
    it(`keeps its link despite an empty ${empty}`, async () => {
      expect((await visitsBanner('href="#x"', empty)).text).to.contain('Mehr erfahren');
    });
  }

  it('shows text that is added later', async () => {
    const visitor = await visitsBanner('href="#x"');
    visitor.widget.append('Late words.');
    await visitor.sees('Late words.');
  });

  it('renders no text part for empty paragraphs and comments', async () => {
    const visitor = await visitsBanner('href="#x" heading="H"', '<p></p><br /> \n <!-- x -->');
    expect(findAll(visitor.root, '[part=text]')).to.have.length(0);
  });

  it('hides slot fallback', async () => {
    const visitor = await visitsBanner('href="#x"', '<a slot="fallback" href="/seminar">Plain link</a>');
    expect(visitor.text).not.to.contain('Plain link');
  });

  it('sets the level of its heading from heading-level', async () => {
    const visitor = await visitsBanner('href="#x" heading="H" heading-level="4"');
    expect(findAll(visitor.root, '[role=heading]')[0]!.ariaLevel).to.equal('4');
  });

  isAccessibleEverywhere(
    'plain, without a box',
    markup.replace('dismissible', 'variant="plain"'),
    async () => undefined,
  );
});
