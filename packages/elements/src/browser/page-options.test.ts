import { expect } from '@open-wc/testing';
import { trusted } from '@foyer/testing/browser/trusted.ts';
import { defaultEndpoint, pageOptions } from './page-options.ts';
import { keepScript } from './script-element.ts';

function addsElement(markup: string): HTMLElement {
  const template = document.createElement('template');
  template.innerHTML = trusted(markup);
  const element = template.content.firstElementChild as HTMLElement;
  document.head.append(element);
  return element;
}

// The first script with options decides for the rest of the page, so the order of these tests matters.
describe('Page options', () => {
  it('are empty when the page sets none', () => {
    expect({ ...pageOptions() }).to.deep.equal({});
    expect(defaultEndpoint('contact')).to.equal('');
  });

  it('are read from the meta element, and follow its changes', () => {
    const meta = addsElement('<meta name="foyer" data-server="https://forms.example.org//" data-lang="de" />');
    expect(pageOptions()).to.deep.include({ server: 'https://forms.example.org//', lang: 'de' });
    expect(defaultEndpoint('contact')).to.equal('https://forms.example.org/contact');
    meta.remove();
    expect(defaultEndpoint('contact')).to.equal('');
  });

  for (const server of ['”https://forms.example.org”', '„https://forms.example.org“', '"https://forms.example.org"']) {
    it(`ignore a server in quotes, which would be a page of this site: ${server}`, () => {
      const meta = addsElement('<meta name="foyer">');
      meta.dataset['server'] = server;
      expect(defaultEndpoint('contact')).to.equal('');
      meta.remove();
    });
  }

  it('are not read from unrelated scripts', () => {
    const script = addsElement(
      '<script type="text/plain" src="https://example.org/other.js" data-server="https://evil.example"></script>',
    );
    keepScript();
    expect(defaultEndpoint('contact')).to.equal('');
    script.remove();
  });

  it('default to the endpoint that served the script file', () => {
    Reflect.set(document, Symbol.for('foyer:server'), { server: 'https://own.example' });
    expect(defaultEndpoint('contact')).to.equal('https://own.example/contact');
    const meta = addsElement('<meta name="foyer" data-server="https://meta.example" />');
    expect(defaultEndpoint('contact')).to.equal('https://meta.example/contact');
    Reflect.deleteProperty(document, Symbol.for('foyer:server'));
    meta.remove();
  });

  it('fall back to the meta element for options that the script element lacks', () => {
    const meta = addsElement('<meta name="foyer" data-server="https://meta.example" data-lang="de" />');
    const script = addsElement(
      '<script type="text/plain" src="https://example.org/foyer.js" data-cfasync="false" data-pagespeed-orig-index="1" data-lang="en"></script>',
    );
    expect(pageOptions()).to.deep.include({ server: 'https://meta.example', lang: 'en' });
    expect(defaultEndpoint('contact')).to.equal('https://meta.example/contact');
    for (const element of [meta, script]) element.remove();
  });

  for (const file of [
    'foyer.js',
    'foyer.min.js?v=1',
    'foyer-contact-card.js',
    'foyer-newsletter-signup.de-x-informal.js',
  ]) {
    it(`are read from the script element of ${file}`, () => {
      const script = addsElement(
        `<script type="text/plain" src="https://example.org/a/${file}" data-server="https://a.example"></script>`,
      );
      expect(defaultEndpoint('contact')).to.equal('https://a.example/contact');
      script.remove();
    });
  }

  it('are kept after the script element is removed; the first script wins', () => {
    const meta = addsElement('<meta name="foyer" data-server="https://meta.example" />');
    const first = addsElement(
      '<script type="text/plain" src="https://example.org/foyer.js?v=1" data-server="https://a.example"></script>',
    );
    keepScript();
    first.remove();
    const second = addsElement(
      '<script type="text/plain" src="https://example.org/foyer.js?v=2" data-server="https://b.example"></script>',
    );
    keepScript();
    expect(pageOptions()).to.deep.include({ server: 'https://a.example' });
    for (const element of [meta, second]) element.remove();
  });
});
