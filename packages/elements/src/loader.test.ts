import { expect } from '@open-wc/testing';
import { listensToConsole } from '@foyer/testing/browser/console.ts';
import { opensPage, settles, textOf, until } from '@foyer/testing/browser/page.ts';
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
