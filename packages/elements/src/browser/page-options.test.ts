import { expect } from '@open-wc/testing';
import { defaultEndpoint, pageOptions } from './page-options.ts';
import { usePageOptions } from './use-page-options.ts';

function addsElement(markup: string): HTMLElement {
  const template = document.createElement('template');
  template.innerHTML = markup;
  const element = template.content.firstElementChild as HTMLElement;
  document.head.append(element);
  return element;
}

// The first script that speaks decides for the rest of the page, so the tests go in this order.
describe('Options for the whole page', () => {
  it('are none where the page says nothing', () => {
    expect({ ...pageOptions() }).to.deep.equal({});
    expect(defaultEndpoint('contact')).to.equal('');
  });

  it('are read from the meta element, live', () => {
    const meta = addsElement('<meta name="foyer" data-server="https://forms.example.org//" data-lang="de" />');
    expect(pageOptions()).to.deep.include({ server: 'https://forms.example.org//', lang: 'de' });
    expect(defaultEndpoint('contact')).to.equal('https://forms.example.org/contact');
    meta.remove();
    expect(defaultEndpoint('contact')).to.equal('');
  });

  it('are not those of a script that has another address', () => {
    const script = addsElement(
      '<script type="text/plain" src="https://example.org/other.js" data-server="https://evil.example"></script>',
    );
    usePageOptions('https://example.org/foyer.js');
    expect(defaultEndpoint('contact')).to.equal('');
    script.remove();
  });

  it('are those of the meta element beside a script with attributes that an optimizer put there', () => {
    const meta = addsElement('<meta name="foyer" data-server="https://meta.example" data-lang="de" />');
    const script = addsElement(
      '<script type="text/plain" src="https://example.org/foyer.js" data-cfasync="false" data-pagespeed-orig-index="1" data-lang="en"></script>',
    );
    usePageOptions('https://example.org/foyer.js');
    expect(pageOptions()).to.deep.include({ server: 'https://meta.example', lang: 'en' });
    expect(defaultEndpoint('contact')).to.equal('https://meta.example/contact');
    Reflect.deleteProperty(document, Symbol.for('foyer'));
    for (const element of [meta, script]) element.remove();
  });

  it('are those of the script that runs, before those of the meta element, and the first script wins', () => {
    const meta = addsElement('<meta name="foyer" data-server="https://meta.example" />');
    const first = addsElement(
      '<script type="text/plain" src="https://example.org/foyer.js?v=1" data-server="https://a.example"></script>',
    );
    const second = addsElement(
      '<script type="text/plain" src="https://example.org/foyer.js?v=2" data-server="https://b.example"></script>',
    );
    usePageOptions('https://example.org/foyer.js?v=1', { server: 'https://own.example', lang: 'de' });
    usePageOptions('https://example.org/foyer.js?v=2');
    expect(pageOptions()).to.deep.include({ server: 'https://a.example', lang: 'de' });
    for (const element of [meta, first, second]) element.remove();
  });
});
