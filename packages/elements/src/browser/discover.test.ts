import { expect, nextFrame } from '@open-wc/testing';
import { opensPage, until } from '@foyer/testing/browser/page.ts';
import { trusted } from '@foyer/testing/browser/trusted.ts';
import { discover } from './discover.ts';

const found: string[] = [];
const elements = new Set<HTMLElement>();
const waitsFor = (tag: string) =>
  until(
    `${tag} is not found`,
    () => found.includes(tag),
    () => found.join(),
  );

describe('discover()', () => {
  before(() =>
    discover(
      ['foyer-one', 'foyer-late', 'foyer-five'],
      (tag, element) => {
        found.push(tag);
        elements.add(element);
      },
      () => import('./markup.ts'),
    ),
  );

  it('reports each widget', async () => {
    await opensPage('<foyer-one></foyer-one><foyer-one></foyer-one><p>Text</p>');
    await waitsFor('foyer-one');
    await opensPage('<foyer-one></foyer-one>');
    await nextFrame();
    expect([...elements].filter(({ localName }) => localName === 'foyer-one')).to.have.length(3);
  });

  it('reports a tag inside an element that is added later', async () => {
    const page = await opensPage('');
    const late = document.createElement('section');
    late.innerHTML = trusted('<div><foyer-late></foyer-late></div>');
    page.append(late);
    await waitsFor('foyer-late');
  });

  it('warns about an unknown name with the list of known ones', async () => {
    const { warn } = console;
    const told: string[] = [];
    console.warn = (words: string) => told.push(words);
    await opensPage('<div data-foyer="no-such-thing"></div><foyer-nothing></foyer-nothing>');
    await until(
      'no warning is logged',
      () => told.length === 2,
      () => told.join(),
    );
    console.warn = warn;
    expect(told[0]).to.contain('<div data-foyer="no-such-thing">').and.to.contain('foyer-contact-card');
    expect(told[1]).to.contain('<foyer-nothing>');
  });

  it('ignores data-foyer on elements other than a div', async () => {
    const page = await opensPage('<span data-foyer="four"></span><div data-foyer="five"></div>');
    await waitsFor('foyer-five');
    expect(found).not.to.contain('foyer-four');
    expect(page.querySelector('span')!.childElementCount).to.equal(0);
  });
});
