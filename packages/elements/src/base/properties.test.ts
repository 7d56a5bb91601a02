import { expect } from '@open-wc/testing';
import { boolean, checked, integer, type Kind, oneOf, seconds, text, url } from './properties.ts';
import { unquote } from '../browser/unquote.ts';

const accepts = ({ accept }: Kind, written: string) => accept(written, 'dismissible');

describe('An attribute value', () => {
  for (const [what, declaration, written, value] of [
    ['text', text, ' as it is ', ' as it is '],
    ['keyword', oneOf(['card', 'plain']), ' plain ', 'plain'],
    ['keyword', oneOf(['card', 'plain']), 'Plain', undefined],
    ['integer', integer(1, 6), '3', 3],
    ['integer', integer(1, 6), ' 6 ', 6],
    ['integer', integer(0, 6), '', undefined],
    ['integer', integer(1, 6), '7', undefined],
    ['integer', integer(1, 6), '2.5', undefined],
    ['integer', integer(1, 6), 'two', undefined],
    ['seconds', seconds(15), '0.5', 0.5],
    ['seconds', seconds(15), '0', undefined],
    ['seconds', seconds(15), '', undefined],
    ['seconds', seconds(15), '-1', undefined],
    ['seconds', seconds(15), 'Infinity', undefined],
    ['seconds', seconds(15), '1e999', undefined],
    ['boolean', boolean, '', true],
    ['boolean', boolean, 'TRUE', true],
    ['boolean', boolean, 'dismissible', true],
    ['boolean', boolean, 'off', false],
    ['boolean', boolean, '0', false],
    ['boolean', boolean, 'maybe', undefined],
    ['checked text', checked('short', (word) => word.length < 3), ' ab ', 'ab'],
    ['checked text', checked('short', (word) => word.length < 3), 'abc', undefined],
    ['link URL', url('link'), 'mailto:lena@example.org', 'mailto:lena@example.org'],
    ['link URL', url('link'), '', ''],
    ['link URL', url('link'), 'javascript:alert(1)', undefined],
    ['page URL', url('page'), '/relative', '/relative'],
    ['page URL', url('page'), 'mailto:lena@example.org', undefined],
    ['page URL', url('page'), 'https://user@example.org/', undefined],
    ['image URL', url('image'), 'data:image/png;base64,AAAA', 'data:image/png;base64,AAAA'],
    ['image URL', url('image'), 'data:text/html,x', undefined],
  ] as const) {
    it(`of type ${what} is parsed from "${written}" to ${String(value)}`, () => {
      expect(accepts(declaration, written)).to.equal(value);
    });
  }

  for (const [written, bare] of [
    ['„Guten Tag“', 'Guten Tag'],
    ['“Hello”', 'Hello'],
    ['”informal”', 'informal'],
    ['«Bonjour»', 'Bonjour'],
    [' ‚eins‘ ', 'eins'],
    ['″two\nlines″', 'two\nlines'],
    ['“”', ''],
    ['It’s', undefined],
    ['“Half', undefined],
    ['"straight"', undefined],
    ['“', undefined],
    ['', undefined],
  ] as const) {
    it(`${JSON.stringify(written)} ${bare === undefined ? 'is kept as is' : 'loses its typographic quotes'}`, () => {
      expect(unquote(written)).to.equal(bare);
    });
  }
});
