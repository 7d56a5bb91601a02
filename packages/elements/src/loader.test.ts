import { expect } from '@open-wc/testing';
import { listensToConsole } from '@foyer/testing/browser/console.ts';
import { opensPage, settles, textOf, until } from '@foyer/testing/browser/page.ts';
import type {} from '@foyer/testing/browser/strict-page.ts';
import { registry } from './registry.ts';

describe('The loader', () => {
  before(() => import('./loader.ts'));

  it('defines only the widgets that the page uses', async () => {
    expect(Object.keys(registry).filter((tag) => customElements.get(tag))).to.deep.equal([]);
    await opensPage('<foyer-cta-banner label="Mehr" href="#x"></foyer-cta-banner>');
    await customElements.whenDefined('foyer-cta-banner');
    expect(customElements.get('foyer-blog-teaser')).to.equal(undefined);
  });

  it('defines the widget of a data-foyer div that is added later', async () => {
    const page = await opensPage('<div data-foyer="newsletter-signup" data-heading="Post" lang="de"></div>');
    await customElements.whenDefined('foyer-newsletter-signup');
    await settles(page);
    await until(
      'nothing is rendered',
      () => textOf(page).includes('Newsletter anfordern'),
      () => textOf(page),
    );
    expect(textOf(page)).to.contain('Post');
  });

  it('warns about an unknown widget and lists the known ones', async () => {
    const { warnings } = listensToConsole();
    await opensPage('<foyer-weather></foyer-weather>');
    await until('nothing is said', () => warnings.length > 0);
    expect(warnings[0]).to.contain('<foyer-weather>').and.to.contain('foyer-contact-card');
  });
});

describe('A page with a strict CSP', () => {
  let frame: HTMLIFrameElement;
  let page: Document;

  before(async () => {
    frame = document.createElement('iframe');
    frame.src = '/packages/testing/browser/strict-page.html';
    frame.width = '960';
    frame.height = '2000';
    document.body.append(frame);
    await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    page = frame.contentDocument!;
  });

  after(() => frame.remove());

  const shown = (tag: string) => textOf(page.querySelector(tag)!);

  /** A widget without a row here is added to the page as it is. */
  const words: Readonly<Record<string, string>> = {
    'foyer-contact-card': 'Nachricht senden',
    'foyer-newsletter-signup': 'Newsletter anfordern',
    'foyer-blog-teaser': 'Leading with calm',
    'foyer-cta-banner': 'Mehr erfahren',
    'foyer-math-captcha': 'Kurze Rechenfrage',
  };

  for (const tag of Object.keys(registry)) {
    it(`shows <${tag}> in German, with its styles`, async () => {
      if (!page.querySelector(tag)) page.body.append(page.createElement(tag));
      await until(`${tag} is not drawn`, () => !!page.querySelector(tag)!.shadowRoot?.adoptedStyleSheets.length);
      await until(
        `${tag} shows nothing`,
        () => shown(tag).includes(words[tag] ?? ''),
        () => shown(tag),
      );
    });
  }

  it('shows the validation errors of a form', async () => {
    const card = page.querySelector('foyer-contact-card')!;
    const result = await card.submit();
    expect(result.state).to.equal('invalid');
    await until('nothing is said', () =>
      shown('foyer-contact-card').includes('Bitte geben Sie Ihre E-Mail-Adresse an.'),
    );
  });

  it('reports no violation', () => {
    expect(frame.contentWindow!.refused).to.deep.equal([]);
  });
});
