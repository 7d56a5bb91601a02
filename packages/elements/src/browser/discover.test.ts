import { expect, nextFrame } from '@open-wc/testing';
import { opensPage, until } from '@foyer/testing/browser/page.ts';
import { discover } from './discover.ts';

const found: string[] = [];
const waitsFor = (tag: string) =>
  until(
    `${tag} is not found`,
    () => found.includes(tag),
    () => found.join(),
  );

describe('A page with widgets', () => {
  before(() => discover({ found: (tag) => found.push(tag), loadDivs: () => import('./data-foyer.ts') }));

  it('tells each tag once, however often it is used', async () => {
    await opensPage('<foyer-one></foyer-one><foyer-one></foyer-one><p>Text</p>');
    await waitsFor('foyer-one');
    await opensPage('<foyer-one></foyer-one>');
    await nextFrame();
    expect(found.filter((tag) => tag === 'foyer-one')).to.have.length(1);
  });

  it('tells what comes later, deep in what is added', async () => {
    const page = await opensPage('');
    const late = document.createElement('section');
    late.innerHTML = '<div><foyer-late></foyer-late></div>';
    page.append(late);
    await waitsFor('foyer-late');
  });

  it('tells unknown names too: the loader says which there are', async () => {
    await opensPage('<div data-foyer="no-such-thing"></div>');
    await waitsFor('foyer-no-such-thing');
  });

  it('turns a div into the widget that it names, with its attributes and children', async () => {
    const page =
      await opensPage(`<div data-foyer="two" id="card" class="wide" lang="de" data-name="Lena" data-heading-level="3">
      <p data-slot="consent">Words</p>Text</div>`);
    await waitsFor('foyer-two');
    const div = page.querySelector('div')!;
    await until('nothing is made', () => div.lastElementChild?.localName === 'foyer-two');
    const widget = div.lastElementChild!;
    expect(widget.localName).to.equal('foyer-two');
    expect(div.childElementCount).to.equal(1);
    expect(Object.fromEntries([...widget.attributes].map(({ name, value }) => [name, value]))).to.deep.equal({
      name: 'Lena',
      'heading-level': '3',
      lang: 'de',
    });
    expect(widget.querySelector('p')!.slot).to.equal('consent');
    expect(widget.textContent).to.contain('Text');
    expect([div.id, div.className]).to.deep.equal(['card', 'wide']);
  });

  it('makes one widget of a div, also when it is moved', async () => {
    const page = await opensPage('<div data-foyer="three"></div><section></section>');
    await waitsFor('foyer-three');
    const div = page.querySelector('div')!;
    await until('nothing is made', () => div.lastElementChild?.localName === 'foyer-three');
    page.querySelector('section')!.append(div);
    await nextFrame();
    expect(div.querySelectorAll('foyer-three')).to.have.length(1);
  });

  it('leaves elements alone that are no div', async () => {
    const page = await opensPage('<span data-foyer="four"></span><div data-foyer="five"></div>');
    await waitsFor('foyer-five');
    expect(found).not.to.contain('foyer-four');
    expect(page.querySelector('span')!.childElementCount).to.equal(0);
  });
});
