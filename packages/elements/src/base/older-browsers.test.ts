// In browsers a few years old everything works but some styling; even older ones keep the fallback content.
import { expect } from '@open-wc/testing';
import { listensToConsole } from '@foyer/testing/browser/console.ts';
import { json, receipt, startsEndpoint } from '@foyer/testing/browser/fake-endpoint.ts';
import type { FormWidget } from '@foyer/testing/browser/form-page.ts';
import { textOf } from '@foyer/testing/browser/page.ts';
import { visits } from '@foyer/testing/browser/visitor.ts';
import { trusted } from '@foyer/testing/browser/trusted.ts';
import { define } from './define.ts';
import '../elements/contact-card/define.ts';
import '../elements/cta-banner/define.ts';
import '../elements/newsletter-signup/define.ts';

const { prototype: internals } = ElementInternals;
const supports = CSS.supports.bind(CSS);

const restorers: (() => void)[] = [];

/** Replaces a built-in property until the test ends. */
function replaceProperty(owner: object, name: string, value: unknown): void {
  const own = Object.getOwnPropertyDescriptor(owner, name);
  Object.defineProperty(owner, name, { value, configurable: true });
  restorers.unshift(() => (own ? Object.defineProperty(owner, name, own) : Reflect.deleteProperty(owner, name)));
}

interface MissingFeature {
  readonly what: string;
  simulate(): void;
}

const prefixedOnly = () => {
  const { add } = CustomStateSet.prototype;
  replaceProperty(CustomStateSet.prototype, 'add', function (this: CustomStateSet, name: string) {
    if (!name.startsWith('--')) throw new DOMException('invalid', 'SyntaxError');
    return add.call(this, name);
  });
};

/** Features younger than two and a half years at the end of 2026, or missing in slightly older browsers. */
const missingFeatures: readonly MissingFeature[] = [
  { what: 'only dashed custom states (Chromium 124)', simulate: prefixedOnly },
  { what: 'no custom states (Safari 17.3)', simulate: () => replaceProperty(internals, 'states', undefined) },
  {
    what: 'no isWellFormed() (Safari 16.3)',
    simulate: () => replaceProperty(String.prototype, 'isWellFormed', undefined),
  },
  {
    what: 'no toWellFormed() (Safari 16.3)',
    simulate: () => replaceProperty(String.prototype, 'toWellFormed', undefined),
  },
  { what: 'no URL.canParse() (Chromium 119)', simulate: () => replaceProperty(URL, 'canParse', undefined) },
  {
    what: 'no :user-invalid (Chromium 118)',
    simulate: () => {
      replaceProperty(
        CSS,
        'supports',
        (...query: [string]) => !query[0].includes('user-invalid') && supports(...query),
      );
      const { matches } = Element.prototype;
      replaceProperty(Element.prototype, 'matches', function (this: Element, selector: string) {
        if (selector.includes(':user-invalid')) throw new DOMException('invalid', 'SyntaxError');
        return matches.call(this, selector);
      });
    },
  },
];

describe('An older browser', () => {
  afterEach(() => {
    for (const restore of restorers.splice(0)) restore();
  });

  for (const { what, simulate } of missingFeatures) {
    it(`with ${what} submits a signup and dismisses a banner`, async () => {
      const said = listensToConsole();
      simulate();
      startsEndpoint().answers(receipt('pending'));
      const visitor = await visits<FormWidget>(
        '<foyer-newsletter-signup lang="de" endpoint="https://forms.example.org/n" fallback-email="a@example.org"></foyer-newsletter-signup>',
      );
      visitor.fills('E-Mail', 'lena@example.org');
      await visitor.sends();
      expect(visitor.state).to.equal('pending');
      await visitor.sees('Bitte sehen Sie in Ihr Postfach');
      const banner = await visits(
        '<foyer-cta-banner dismissible heading="Seminar" label="Go" href="/s"></foyer-cta-banner>',
      );
      banner.clicks('Close');
      await banner.seesNoMore('Seminar');
      expect(said.thrown).to.deep.equal([]);
    });

    it(`with ${what} offers a mailto link when sending fails`, async () => {
      simulate();
      replaceProperty(globalThis, 'fetch', () => Promise.resolve(json({}, 500)));
      const visitor = await visits<FormWidget>(
        '<foyer-contact-card lang="de" captcha="none" service="json" endpoint="https://x.example/n" fallback-email="a@example.org"></foyer-contact-card>',
      );
      visitor.fills('E-Mail', 'lena@example.org');
      visitor.fills('Nachricht', 'Guten Tag');
      await visitor.sends();
      expect(visitor.state).to.equal('failed');
      expect(visitor.button('Per E-Mail senden').getAttribute('href')).to.match(/^mailto:a@example.org/);
    });
  }

  it('without light-dark() (Safari 17.4) shows the light colors', async () => {
    const { root } = await visits<FormWidget>('<foyer-contact-card endpoint="/contact"></foyer-contact-card>');
    const rules = root.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText));
    const older = new CSSStyleSheet();
    older.replaceSync(rules.join('\n').replaceAll('light-dark(', 'unknown('));
    root.adoptedStyleSheets = [older];
    const { backgroundColor, color } = getComputedStyle(root.querySelector('.button')!);
    expect(backgroundColor).to.equal('rgb(11, 92, 102)');
    // White, where the browser computes it as well.
    expect(color).to.be.oneOf(['rgb(255, 255, 255)', 'color(xyz-d65 0.9505 1 1.089)', 'color(xyz 0.9505 1 1.089)']);
    expect(getComputedStyle(root.querySelector('.input')!).borderTopStyle).to.equal('solid');
  });

  for (const [what, simulate] of [
    [
      'no lh (Safari 16.3)',
      () =>
        replaceProperty(CSS, 'supports', (...query: [string]) => !query.join().includes('1lh') && supports(...query)),
    ],
    [
      'no color-mix() (Firefox 112)',
      () =>
        replaceProperty(
          CSS,
          'supports',
          (...query: [string]) => !query.join().includes('color-mix') && supports(...query),
        ),
    ],
  ] as const) {
    it(`with ${what} keeps the fallback content of an element`, () => {
      simulate();
      const tag = `x-${what.replace(/\W+/g, '-').toLowerCase()}`;
      define(tag, class extends HTMLElement {});
      expect(customElements.get(tag)).to.equal(undefined);
      const element = document.createElement(tag);
      element.innerHTML = trusted('<p slot="fallback">Call us.</p>');
      document.body.append(element);
      expect(textOf(element)).to.equal('Call us.');
      element.remove();
    });
  }
});
