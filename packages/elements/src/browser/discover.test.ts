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

describe('discover()', () => {
  before(() =>
    discover({
      found: (tag) => found.push(tag) > 0,
      loadMarkup: () => import('./markup.ts'),
    }),
  );

  it('reports each tag once, however often it is used', async () => {
    await opensPage('<foyer-one></foyer-one><foyer-one></foyer-one><p>Text</p>');
    await waitsFor('foyer-one');
    await opensPage('<foyer-one></foyer-one>');
    await nextFrame();
    expect(found.filter((tag) => tag === 'foyer-one')).to.have.length(1);
  });

  it('reports a tag inside an element that is added later', async () => {
    const page = await opensPage('');
    const late = document.createElement('section');
    late.innerHTML = '<div><foyer-late></foyer-late></div>';
    page.append(late);
    await waitsFor('foyer-late');
  });

  it('reports unknown names too, so that the loader can list the known ones', async () => {
    await opensPage('<div data-foyer="no-such-thing"></div>');
    await waitsFor('foyer-no-such-thing');
  });

  it('ignores data-foyer on elements other than a div', async () => {
    const page = await opensPage('<span data-foyer="four"></span><div data-foyer="five"></div>');
    await waitsFor('foyer-five');
    expect(found).not.to.contain('foyer-four');
    expect(page.querySelector('span')!.childElementCount).to.equal(0);
  });
});
