import { expect } from '@open-wc/testing';
import { propertyRuns } from '@foyer/testing/fuzz/property-runs.ts';
import fc from 'fast-check';
import { mailLink } from './mail.ts';

const body = (link: string) => new URL(link).searchParams.get('body') ?? '';
const link = (text: string) => mailLink({ to: 'post@example.org', subject: 'Grüße & mehr', body: text });

describe('mailLink()', () => {
  it('contains address, subject and text', () => {
    const { protocol, pathname, searchParams } = new URL(link('Guten Tag,\n\n100 % & mehr? #1 + „2“ 🙂'));
    expect(protocol + pathname).to.equal('mailto:post@example.org');
    expect(searchParams.get('subject')).to.equal('Grüße & mehr');
    expect(searchParams.get('body')).to.equal('Guten Tag,\r\n\r\n100 % & mehr? #1 + „2“ 🙂');
  });

  it('normalizes line breaks to CRLF', () => {
    expect(body(link('a\nb\r\nc\rd'))).to.equal('a\r\nb\r\nc\r\nd');
  });

  it('has one recipient and no injected headers', () => {
    const to = 'a@example.org?bcc=b@example.org&cc=c@example.org,d@example.org';
    const { searchParams } = new URL(mailLink({ to, subject: 's&bcc=e@example.org', body: 'b&cc=f@example.org' }));
    expect([...searchParams.keys()]).to.deep.equal(['subject', 'body']);
  });

  it('is at most 2,000 characters long, and marks where the text is cut', () => {
    for (const text of ['a'.repeat(20_000), 'ü'.repeat(20_000), '🙂'.repeat(20_000), '\r\n'.repeat(20_000)]) {
      const long = link(text);
      expect(long.length).to.be.at.most(2000).and.at.least(1900);
      expect(body(long)).to.match(/ …$/);
      expect(text).to.contain(body(long).slice(0, -3));
    }
  });

  it('contains a text that just fits in full, and of any other as much as fits', () => {
    const room = 2000 - link('').length;
    expect(body(link('a'.repeat(room)))).to.equal('a'.repeat(room));
    expect(body(link('a'.repeat(room + 1)))).to.match(/^a+ …$/);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 900 }), (text) => {
        const whole = text.toWellFormed().replace(/\r\n?|\n/g, '\r\n');
        const written = body(link(text));
        expect(written === whole || whole.startsWith(written.replace(/ …$/, ''))).to.equal(true);
      }),
      propertyRuns(100),
    );
  });

  it('replaces a lone surrogate', () => {
    expect(body(link('a\uD83Db'))).to.equal('a\uFFFDb');
  });
});
