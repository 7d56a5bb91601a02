import { expect } from '@open-wc/testing';
import { boolean, checked, integer, type Kind, oneOf, seconds, text, url } from './properties.ts';
import { unquote } from '../browser/unquote.ts';

const accepts = ({ accept }: Kind, written: string) => accept(written, 'dismissible');

describe('An attribute', () => {
  for (const [what, declaration, written, value] of [
    ['text', text, ' as it is ', ' as it is '],
    ['a word', oneOf(['card', 'plain']), ' plain ', 'plain'],
    ['a word', oneOf(['card', 'plain']), 'Plain', undefined],
    ['a number', integer(1, 6), '3', 3],
    ['a number', integer(1, 6), ' 6 ', 6],
    ['a number', integer(0, 6), '', undefined],
    ['a number', integer(1, 6), '7', undefined],
    ['a number', integer(1, 6), '2.5', undefined],
    ['a number', integer(1, 6), 'two', undefined],
    ['seconds', seconds(15), '0.5', 0.5],
    ['seconds', seconds(15), '0', undefined],
    ['seconds', seconds(15), '', undefined],
    ['seconds', seconds(15), '-1', undefined],
    ['seconds', seconds(15), 'Infinity', undefined],
    ['seconds', seconds(15), '1e999', undefined],
    ['yes or no', boolean, '', true],
    ['yes or no', boolean, 'TRUE', true],
    ['yes or no', boolean, 'dismissible', true],
    ['yes or no', boolean, 'off', false],
    ['yes or no', boolean, '0', false],
    ['yes or no', boolean, 'maybe', undefined],
    ['a checked text', checked('short', (word) => word.length < 3), ' ab ', 'ab'],
    ['a checked text', checked('short', (word) => word.length < 3), 'abc', undefined],
    ['a link', url('link'), 'mailto:lena@example.org', 'mailto:lena@example.org'],
    ['a link', url('link'), '', ''],
    ['a link', url('link'), 'javascript:alert(1)', undefined],
    ['a page', url('page'), '/relative', '/relative'],
    ['a page', url('page'), 'mailto:lena@example.org', undefined],
    ['a page', url('page'), 'https://user@example.org/', undefined],
    ['a picture', url('image'), 'data:image/png;base64,AAAA', 'data:image/png;base64,AAAA'],
    ['a picture', url('image'), 'data:text/html,x', undefined],
  ] as const) {
    it(`that holds ${what} reads "${written}" as ${String(value)}`, () => {
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
    it(`reads ${JSON.stringify(written)} ${bare === undefined ? 'as it is' : 'without its quotes'}`, () => {
      expect(unquote(written)).to.equal(bare);
    });
  }
});
