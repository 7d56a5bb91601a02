// For tests: URLs and headers that our pages never send.
import { type HostileKind, json } from './kind.ts';

const xml = (bytes: string) => ({ type: 'application/xml', bytes });
const multipart =
  '--x\r\nContent-Disposition: form-data; name="json"\r\nContent-Type: application/json\r\n\r\n{"v":1}\r\n--x--\r\n';

export const addressKinds: readonly HostileKind[] = [
  {
    title: 'unusual spellings of hosts',
    texts: [
      'https://example.org\u3002evil.org',
      'http://0x7f.1',
      'http://2130706433',
      '\\\\evil.org',
      'http:evil.org',
      'https:/\\evil.org',
      'https://user:password@evil.org',
      'http://[::ffff:127.0.0.1]',
    ],
  },
  {
    title: 'open redirects',
    texts: [
      '//evil.org',
      '/\\evil.org',
      'https://evil.org',
      '/%09/evil.org',
      '/%2f%2fevil.org',
      '.evil.org',
      '@evil.org',
      '?next=https://evil.org',
    ],
  },
  {
    title: 'hosts of the internal network',
    texts: [
      'http://localhost./',
      'http://169.254.169.254/latest',
      'http://[::1]:22',
      'http://10.0.0.1',
      'http://rebind.example',
      'gopher://127.0.0.1:25',
    ],
  },
  {
    title: 'XML entity expansions',
    texts: [
      '<!DOCTYPE x [<!ENTITY a "b">]>&a;',
      '<!ENTITY x SYSTEM "file:///etc/passwd">',
      '<xi:include href="/etc/passwd"/>',
    ],
    bodies: [
      xml('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'),
      { ...xml('<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'), type: 'text/xml' },
    ],
  },
  {
    title: 'invalid feeds',
    texts: [
      '<rss version="0.91"><channel>',
      '<feed xmlns="http://www.w3.org/2005/Atom"/>',
      '{"version":"https://jsonfeed.org/version/1"}',
    ],
    bodies: [
      { type: 'application/rss+xml', bytes: '<rss><channel><item>'.repeat(500) },
      json('{"version":"https://jsonfeed.org/version/1.1","items":[{}]}'),
    ],
  },
  {
    title: 'CSS injections',
    texts: [
      'red;background:url(https://evil.example)',
      '}body{display:none',
      '--foyer-accent:url(x)',
      'expression(alert(1))',
      '</style><b>',
      '\\000027',
    ],
  },
  {
    title: 'invalid field names',
    texts: ['a b', 'a:b', 'a.b', 'a[0]', '1a', 'foyer.token', 'ä', 'a/b~c', `a${'b'.repeat(64)}`],
  },
];

export const headerKinds: readonly HostileKind[] = [
  {
    title: 'invalid origins',
    texts: ['null', 'https://EXAMPLE.org', 'https://example.org.'],
    headers: [
      'null',
      'https://example.org.',
      'HTTPS://EXAMPLE.ORG',
      'https://example.org:443',
      'https://example.org, https://evil.org',
      'https://evil-example.org',
      '*',
      'file://',
      'https://example.org/',
      '127.0.0.1:8787',
      'http://127.0.0.1:8787.evil.org',
    ].map((origin) => ({ origin })),
  },
  {
    title: 'invalid content types',
    texts: ['application/json'],
    headers: [
      'text/plain',
      'application/json;charset=utf-16',
      'application/jsonp',
      'application/json, text/plain',
      'application/problem+json',
      'multipart/form-data',
      'text/plain;application/json',
      'application/json;charset="utf-7"',
      ';',
      'application/x-www-form-urlencoded; charset=iso-8859-1',
    ].map((type) => ({ 'content-type': type })),
    bodies: [
      { type: 'multipart/form-data; boundary=x', bytes: multipart },
      { type: 'text/plain', bytes: '{"v":1}' },
    ],
  },
  {
    title: 'headers that contradict the body',
    texts: ['chunked'],
    headers: [
      { 'content-length': '0' },
      { 'content-length': '-1' },
      { 'content-length': '1e9' },
      { 'content-length': 'x' },
      { 'content-encoding': 'gzip' },
      { 'content-encoding': 'identity' },
      { te: 'trailers' },
      { 'x-http-method-override': 'DELETE' },
      { x: 'y'.repeat(20_000) },
    ],
  },
  {
    title: 'invalid idempotency keys',
    texts: ['"', '""'],
    headers: [
      '',
      '""',
      '"',
      '"x',
      'x'.repeat(1_024),
      '"hostile-0123456789abcdef", "b"',
      'W/"hostile-0123456789abcdef"',
      '?1',
      '"\\""',
    ].map((key) => ({ 'idempotency-key': key })),
  },
  {
    title: 'foreign tokens',
    texts: [
      'eyJhbGciOiJub25lIn0.e30.',
      'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIiwiemlwIjoiREVGIn0..AAAAAAAAAAAAAAAA.AA.AAAAAAAAAAAAAAAAAAAAAA',
      'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIiwia2lkIjoiLi4vLi4vZXRjIn0..AA.AA.AA',
      '.....',
      'A'.repeat(43),
      'A'.repeat(5_000),
    ],
    headers: [
      'Bearer',
      'Bearer ',
      'bearer owner-token ',
      'Basic b3duZXItdG9rZW4=',
      'Bearer owner-tokenx',
      `Bearer ${'x'.repeat(9_000)}`,
    ].map((authorization) => ({ authorization, cookie: '' })),
  },
  {
    title: 'invalid waiting times',
    texts: ['-1', '0x10', '1e9', 'soon', 'Wed, 21 Oct 2026 07:28:00 GMT', '99999999999999999999'],
    headers: [
      { 'retry-after': '-1' },
      { 'x-forwarded-for': '127.0.0.1, x, ::1%eth0' },
      { forwarded: 'for=127.0.0.1;host=evil.org' },
      { 'x-forwarded-host': 'evil.org', 'x-forwarded-proto': 'javascript' },
      { 'accept-language': 'de;q=x,*;q=9' },
      { accept: ',;q=,*/*/*' },
      { cookie: 'foyer-inbox=;;=;foyer-inbox=%ff' },
      { 'if-none-match': '"x", *' },
    ],
  },
  {
    title: 'invalid settings',
    texts: ['Infinity', '-1', '1e3', '0', '50px', 'true', 'off', '{"a":1/*x*/}', '999999999999999', '1.5'],
  },
];
