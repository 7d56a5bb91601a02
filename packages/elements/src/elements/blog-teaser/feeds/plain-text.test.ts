import { expect } from '@open-wc/testing';
import { trusted } from '@foyer/testing/browser/trusted.ts';
import { squeeze } from '@foyer/protocol';
import { textOfHtml as textInEndpoint } from '../../../../../endpoint/src/feeds/feed-text.ts';
import { shorten, textOfHtml } from './plain-text.ts';

describe('A long text', () => {
  it('is cut between words', () => {
    expect(shorten('Nobody has to be king', 15)).to.equal('Nobody has to …');
    expect(shorten('Nobody', 6)).to.equal('Nobody');
  });

  it('is cut near the limit in a script without spaces', () => {
    const text = `Foyer 1.0 ${'日本語の文章です。'.repeat(50)}`;
    const short = shorten(text, 300);
    expect([...short].length).to.be.within(280, 301);
    expect(text.startsWith(short.slice(0, -1))).to.equal(true);
  });

  it('is cut near the limit inside a very long word', () => {
    expect(shorten(`See ${'https://example.org/'.repeat(40)}`, 300).length).to.be.within(240, 302);
  });

  for (const character of ['😀', '👩‍👩‍👧‍👦', '🇩🇪', 'ä\u0323', 'नि']) {
    it(`is not cut inside the grapheme ${character}`, () => {
      const short = shorten(character.repeat(400), 300);
      expect(short.replaceAll(character, '')).to.equal('…');
      expect(short.length).to.be.greaterThan(character.length * 150);
    });
  }

  it('is cut between words in a script without spaces, from right to left, and with marks', () => {
    for (const [word, separator] of [
      ['ภาษาไทย', ''],
      ['مرحبا', ' '],
      ['שלום', ' '],
      ['नमस्ते', ' '],
      ['e\u0301te\u0301', ' '],
    ] as const) {
      const text = Array.from({ length: 200 }, () => word).join(separator);
      const short = shorten(text, 300);
      const kept = short.replace(/ ?…$/, '');
      expect(text.startsWith(kept), word).to.equal(true);
      expect(kept.length, word).to.be.above(240);
      expect(`${kept.replaceAll(word, '').trim()} `, word).not.to.match(/^\p{M}/u);
    }
  });

  it('is not cut before a mark by browsers without Intl.Segmenter', () => {
    const { Segmenter } = Intl;
    Reflect.deleteProperty(Intl, 'Segmenter');
    try {
      for (const character of ['e\u0301', '😀', '👩‍👩‍👧‍👦', '👍🏽', 'นิ']) {
        expect(shorten(character.repeat(400), 300).replaceAll(character, ''), character).to.equal('…');
      }
      expect(shorten('Nobody has to be king', 15)).to.equal('Nobody has to …');
    } finally {
      Object.assign(Intl, { Segmenter });
    }
  });

  it('has no lone surrogates', () => {
    expect(squeeze('a\ud83d b 😀 \ude00')).to.equal('a\uFFFD b 😀 \uFFFD');
  });
});

describe('A character reference', () => {
  for (const [written, expected] of [
    ['&Eacute;t&eacute; &zcaron; &sacute; &Aring; &otilde; &ccedil; &lstrok;&oslash;&szlig;', 'Été ž ś Å õ ç łøß'],
    ['&#8217;&#x2019;&#146;', '’’’'],
    ['&#xD83D;&#xDE00; &#xD83D;', '😀 \uFFFD'],
    ['&constructor; &acute; &unknown; & &;', '&constructor; &acute; &unknown; & &;'],
  ] as const) {
    it(`is decoded, or kept when unknown: ${written}`, () => {
      expect(textOfHtml(written)).to.equal(expected);
    });
  }
});

describe('Markup of a post', () => {
  for (const [written, expected] of [
    ['Read <a href="https://blog.example/a', 'Read'],
    ['Read <a title="', 'Read'],
    ['Read</p', 'Read'],
    ['Read <!doc', 'Read'],
    ['Read <b <i>more</i>', 'Read more'],
    ['Read <?xml ?> more', 'Read more'],
    ['a < b, I <3 you, </', 'a < b, I <3 you, </'],
    ['Le<!-- no -->na', 'Lena'],
    ['Le<!-->na<!---> M', 'Lena M'],
    ['Le</>na</3 no>!', 'Lena!'],
    ['<?<?Jonas Sohl', ''],
    ['Read <a title="1 > 0" href=x>more</a>', 'Read more'],
    ["Read <a title = '>' >more</a>", 'Read more'],
    ['Read <b title=">more', 'Read'],
  ] as const) {
    it(`is read as by an endpoint and by browsers: ${written}`, () => {
      expect(textOfHtml(written)).to.equal(expected);
      expect(textInEndpoint(written)).to.equal(expected);
      const { body } = new DOMParser().parseFromString(trusted(written), 'text/html');
      expect(squeeze(body.textContent ?? '')).to.equal(expected);
    });
  }
});
