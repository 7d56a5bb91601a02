import { expect } from '@open-wc/testing';
import { below, isLoopback, parseConfig, parseEndpoint, parseQuery } from './config.ts';

const secure = new URL('https://example.org/blog/post');
const plain = new URL('http://example.org/blog/post');

describe('An endpoint', () => {
  for (const [written, page, expected] of [
    ['https://forms.example.org/contact', secure, 'https://forms.example.org/contact'],
    ['https://forms.example.org/contact/', secure, 'https://forms.example.org/contact'],
    ['https://forms.example.org/contact///?site=2#top', secure, 'https://forms.example.org/contact?site=2'],
    ['/contact', secure, 'https://example.org/contact'],
    ['contact', secure, 'https://example.org/blog/contact'],
    ['//forms.example.org/contact', secure, 'https://forms.example.org/contact'],
    ['http://forms.example.org/contact', secure, undefined],
    ['http://forms.example.org/contact', plain, 'http://forms.example.org/contact'],
    ['http://localhost:4322/contact', secure, 'http://localhost:4322/contact'],
    ['http://127.0.0.1:4322/contact', secure, 'http://127.0.0.1:4322/contact'],
    ['http://[::1]:4322/contact', secure, 'http://[::1]:4322/contact'],
    ['http://forms.localhost/contact', secure, 'http://forms.localhost/contact'],
    ['http://127.0.0.1.example.org/contact', secure, undefined],
    ['http://localhost.example.org/contact', secure, undefined],
    ['https://user:secret@forms.example.org/', secure, undefined],
    ['ftp://forms.example.org/', secure, undefined],
    ['javascript:alert(1)', secure, undefined],
    ['data:text/html,x', secure, undefined],
    ['https://', secure, undefined],
  ] as const) {
    it(`"${written}" on ${page.origin} is ${expected ?? 'rejected'}`, () => {
      expect(parseEndpoint(written, page)?.href).to.equal(expected);
    });
  }

  it('has its challenge URL below its path, with the same query', () => {
    expect(below(new URL('https://forms.example.org/contact?site=2'), 'challenge').href).to.equal(
      'https://forms.example.org/contact/challenge?site=2',
    );
    expect(below(new URL('https://forms.example.org/'), 'challenge').href).to.equal(
      'https://forms.example.org/challenge',
    );
  });

  it('on localhost or a loopback address is recognized', () => {
    expect(['localhost', 'a.localhost', '127.9.9.9', '[::1]'].every(isLoopback)).to.equal(true);
    expect(['example.org', '128.0.0.1', 'localhost.org'].some(isLoopback)).to.equal(false);
  });
});

describe('Settings', () => {
  const settings = {
    endpoint: '/contact',
    serviceParams: '',
    fieldNames: '',
    form: 'contact',
    timeoutSeconds: 15,
  };
  const read = (change: Partial<typeof settings>) => parseConfig({ ...settings, ...change }, secure);

  it('are parsed into a config', () => {
    expect(read({ serviceParams: 'a=1&a=2', fieldNames: 'email=your-email' })).to.deep.equal({
      kind: 'config',
      config: {
        endpoint: new URL('https://example.org/contact'),
        params: new URLSearchParams('a=1&a=2'),
        fieldNames: { email: 'your-email' },
        form: 'contact',
        timeoutMs: 15_000,
      },
      ignored: [],
    });
  });

  it('that are invalid yield an issue', () => {
    expect(read({ endpoint: ' ' })).to.have.nested.property('issue.code', 'endpoint-missing');
    expect(read({ endpoint: 'ftp://x/' })).to.deep.nested.include({
      'issue.code': 'misconfigured',
      'issue.value': 'ftp://x/',
    });
  });

  it('that are not query strings are ignored and reported', () => {
    expect(read({ serviceParams: '{"access_key":"1"}', fieldNames: 'email: your-email' })).to.deep.nested.include({
      'config.fieldNames': {},
      'ignored[0].attribute': 'service-params',
      'ignored[0].value': '{"access_key":"1"}',
      'ignored[1].attribute': 'field-names',
    });
  });
});

describe('A query string', () => {
  for (const [written, entries] of [
    ['', []],
    ['  ', []],
    ['a=1', [['a', '1']]],
    [
      ' a=1 & b=2 ',
      [
        ['a', '1'],
        ['b', '2'],
      ],
    ],
    [
      'l=1&l=2',
      [
        ['l', '1'],
        ['l', '2'],
      ],
    ],
    ['name=fields[first_name]', [['name', 'fields[first_name]']]],
    ['from_name=Caf%C3%A9+Weidner', [['from_name', 'Café Weidner']]],
    ['key=a=b', [['key', 'a=b']]],
    ['__proto__=x', [['__proto__', 'x']]],
    ['a', undefined],
    ['a=', undefined],
    ['=1', undefined],
    ['a=1&', undefined],
    ['a=1&amp;b=2', undefined],
    ['a: 1', undefined],
    ['{"a":"1"}', undefined],
    ['a = 1', undefined],
  ] as const) {
    it(`is ${entries ? 'parsed' : 'rejected'}: "${written}"`, () => {
      const query = parseQuery(written);
      expect(query && [...query]).to.deep.equal(entries);
    });
  }
});
