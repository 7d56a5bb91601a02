// The contract of all widgets, as tests of one tag. Tests of one widget alone are next to its source.
import { expect } from '@open-wc/testing';
import { everywhere, isAccessible } from './axe.ts';
import { listensToConsole } from './console.ts';
import { describeAttributes, type AttributeRow } from './describe-attributes.ts';
import { describeLanguage, type Words } from './describe-language.ts';
import { opens, opensPage, settles } from './page.ts';
import { watchTraces } from './traces.ts';

export interface ElementSuite {
  /** Imports the class alone. */
  readonly importElement: () => Promise<unknown>;
  /** Imports what defines the tag. */
  readonly importDefinition: () => Promise<unknown>;
  /** The markup of the widget in a page, without `lang`. */
  readonly markup: string;
  /** Of the built-in wording; none where the widget has no words of its own. */
  readonly words?: Words;
  /** All attributes except those of every widget. */
  readonly attributes: Readonly<Record<string, AttributeRow>>;
}

const shared: Readonly<Record<string, AttributeRow>> = {
  heading: { good: 'Talk to us' },
  'heading-level': { good: '3', value: 3, bad: '7', allowed: '1 to 6' },
  lang: { good: 'de' },
  formality: { good: 'informal', bad: 'casual', allowed: 'formal, informal' },
  variant: { good: 'plain', bad: 'round', allowed: 'card, plain' },
};

/** Hostile, odd and invalid values, as editors, generators, and copy and paste leave them. */
const oddValues = [
  '',
  ' ',
  'null',
  '<b>x</b>',
  '"',
  '\u0000',
  '💥',
  '-1',
  '1e999',
  'javascript:alert(1)',
  'x'.repeat(9999),
];

export function describeElement(tag: string, suite: ElementSuite): void {
  const attributes = { ...shared, ...suite.attributes };
  let wasDefined = true;

  before(async () => {
    await suite.importElement();
    wasDefined = customElements.get(tag) !== undefined;
    await suite.importDefinition();
  });

  describe(`<${tag}> as a widget`, () => {
    it('is defined by importing its definition, not its class', () => {
      expect(wasDefined).to.equal(false);
      expect(customElements.get(tag)).to.be.a('function');
    });

    describeAttributes(tag, attributes);
    if (suite.words) describeLanguage(tag, suite.markup, suite.words);
    describeEndurance(tag, suite.markup, Object.keys(attributes));
    describeLooks(suite.markup);
  });
}

function describeEndurance(tag: string, markup: string, attributes: readonly string[]): void {
  it('throws no error for any attribute value', async () => {
    const said = listensToConsole();
    const widget = await opens(`<${tag}></${tag}>`);
    for (const value of oddValues) {
      for (const attribute of attributes) widget.setAttribute(attribute, value);
      await settles(widget.ownerDocument);
    }
    expect(said.thrown).to.deep.equal([]);
  });

  it('leaves nothing on the page when it comes, moves and goes ten thousand times', async () => {
    const page = await opensPage(`${markup}<section></section>`);
    const widget = page.querySelector(tag) as HTMLElement;
    const [here, there] = [widget.parentElement as HTMLElement, page.querySelector('section') as HTMLElement];
    widget.remove();
    const traces = watchTraces([widget]);
    const comesAndGoes = async (times: number) => {
      for (let time = 0; time < times; time++) {
        here.append(widget);
        there.append(widget);
        here.insertBefore(widget, here.firstChild);
        there.append(document.adoptNode(widget));
        if ('moveBefore' in here) here.moveBefore(widget, null);
        if (time % 100 === 0) await settles(page);
        widget.remove();
      }
      await settles(page);
    };
    await comesAndGoes(1);
    const afterOnce = traces();
    await comesAndGoes(2500);
    expect(traces()).to.deep.equal(afterOnce);
  });

  it('still renders after it is moved in the page', async () => {
    const page = await opensPage(`${markup}<section></section>`);
    const widget = page.querySelector(tag) as HTMLElement;
    page.querySelector('section')?.append(widget);
    await settles(page);
    expect(widget.shadowRoot?.childElementCount).to.be.greaterThan(0);
  });
}

function describeLooks(markup: string): void {
  for (const { scheme, width } of everywhere) {
    for (const variant of ['card', 'plain']) {
      it(`passes axe: ${scheme}, ${width} px wide, ${variant}`, async () => {
        const widget = await opens(markup.replace(/^<[\w-]+/, `$& lang="de" variant="${variant}"`), { scheme, width });
        await isAccessible(widget);
      });
    }
  }

  it('makes the page no longer where it stands in a box that scrolls', async () => {
    const page = await opensPage(`<section>${markup}</section>`, { width: 320 });
    const box = page.querySelector('section') as HTMLElement;
    Object.assign(box.style, { marginBlockStart: '100vh', blockSize: '50px', overflow: 'auto' });
    const height = () => document.documentElement.scrollHeight;
    const withWidget = height();
    box.replaceChildren();
    expect(withWidget).to.equal(height());
  });

  for (const dir of ['ltr', 'rtl'] as const) {
    it(`does not overflow a 320 px wide page, ${dir}`, async () => {
      const page = await opensPage(markup, { width: 320, dir, lang: dir === 'rtl' ? 'ar' : 'de' });
      const widget = page.querySelector('main')?.firstElementChild as HTMLElement;
      const frame = page.getBoundingClientRect();
      const box = widget.getBoundingClientRect();
      expect(page.scrollWidth).to.be.at.most(320);
      expect(box.left).to.be.at.least(frame.left);
      expect(box.right).to.be.at.most(frame.right);
    });
  }
}
