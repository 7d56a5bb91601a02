// For tests: characters and injections that a visitor could type.
import { json, messageWith, fieldsWith, type HostileKind, urlencoded } from './kind.ts';

const zalgo = `Z${'\u0301\u0316\u0489'.repeat(70)}`;

export const characterKinds: readonly HostileKind[] = [
  {
    title: 'empty text, white space and invisible characters',
    texts: ['', ' ', '\t \n', '\u00a0', '\u200b', '\u2060\u3000'],
    bodies: [json(''), json(' \n'), json('null'), urlencoded(''), urlencoded('&&=&')],
  },
  { title: 'a text of 64 KiB and one character', texts: ['x'.repeat(65_537)] },
  { title: 'a line of 1 MiB', texts: ['x '.repeat(524_288)] },
  { title: 'a hundred thousand lines', texts: ['\n'.repeat(100_000), 'a\n'.repeat(5_000)] },
  { title: 'lone surrogates', texts: ['\ud83d', '\ude00', 'a\ude00\ud83db', '\ud83d\ud83d\ude00'] },
  {
    title: 'NUL and other control characters',
    texts: ['\0', 'a\0b', '\u0001\u0008', '\u001b', '\u007f', '\u0085', '\u009b1m'],
    bodies: [json(fieldsWith('"note":"\\u0000"')), urlencoded('email=lena%40example.org&message=%00')],
  },
  { title: 'Unicode line and paragraph separators', texts: ['a\u2028b', 'a\u2029b', '\u2028', 'a\u000bb\u000cc'] },
  {
    title: 'bidirectional control characters',
    texts: ['\u202egpj.exe', '\u2066\u202bx', '\u200f\u061c', 'a\u2069\u2069b'],
  },
  { title: 'stacked combining marks', texts: [zalgo, '\u0301', zalgo.repeat(20)] },
  {
    title: 'emoji of several code points',
    texts: ['👩‍👩‍👧‍👦', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', '👍🏿', '🇩🇪🇩', '👨‍'],
  },
  {
    title: 'mixed left-to-right and right-to-left text',
    texts: ['abc אבג 123 دهو', '\u0627\u0644abc\u0627', 'https://example.org/אבג'],
  },
  {
    title: 'homoglyphs in addresses',
    texts: [
      'lеna@example.org',
      'lena@exämple.org',
      'lena@xn--exmple-cua.org',
      'ｌena@example.org',
      'lena＠example.org',
    ],
  },
  { title: 'Unicode normalization forms', texts: ['\u00e9', 'e\u0301', '\ufb01', '\u212b', '\u1e9b\u0323'] },
  {
    title: 'byte order marks at the start and in the middle',
    texts: ['\ufeffa', 'a\ufeffb', '\ufffe'],
    bodies: [json(`\ufeff${messageWith('"a":1')}`), urlencoded('\ufeffemail=x')],
  },
  {
    title: 'invalid UTF-8 and other encodings',
    texts: ['+ADw-script+AD4-', '%c0%af', '%ff%fe', '\u00c3\u00a4'],
    bodies: [
      ...[
        [0xc3, 0x28],
        [0xc0, 0xaf],
        [0xed, 0xa0, 0x80],
        [0xf5, 0x80, 0x80, 0x80],
        [0xff, 0xfe],
        [0xe2, 0x82],
      ].flatMap((bytes) => [
        json(new Uint8Array(Buffer.concat([Buffer.from('{"v":1,"a":"'), Buffer.from(bytes), Buffer.from('"}')]))),
        urlencoded(new Uint8Array(Buffer.concat([Buffer.from('email='), Buffer.from(bytes)]))),
      ]),
      json(new Uint8Array(Buffer.from(messageWith('"a":1'), 'utf16le'))),
      urlencoded('email=%ff%fe&message=%c0%af'),
    ],
  },
];

export const injectionKinds: readonly HostileKind[] = [
  {
    title: 'mail header injections',
    texts: [
      'x\r\nBcc: b@example.org',
      'x\nBcc: b@example.org',
      'x\rBcc: b@example.org',
      'x%0d%0aBcc: b@example.org',
      'x\u010aBcc: b',
      'x\u560d\u560aBcc: b',
      'x\r\n Bcc: b',
    ],
    headers: [{ 'idempotency-key': 'x%0d%0aSet-Cookie: a=b' }, { referer: 'https://example.org/%0d%0aX: y' }],
  },
  {
    title: 'lists, groups and comments instead of one address',
    texts: [
      'a@example.org,b@example.org',
      'a@example.org;b@example.org',
      'x:a@example.org,b@example.org;',
      '"a b"@example.org',
      'a(b)@example.org',
      '<a@example.org>',
      `${'a'.repeat(65)}@example.org`,
      `a@${'b'.repeat(64)}.org`,
    ],
  },
  {
    title: 'SMTP end-of-data sequences',
    texts: ['x\r\n.\r\nMAIL FROM:<a@example.org>', 'x\n.\nQUIT', 'x\r.\rDATA', '.', '..\r\n.'],
  },
  {
    title: 'MIME boundaries',
    texts: ['--boundary--', '----_NmP-1-Part_1--', 'Content-Type: text/html\r\n\r\n<b>', '=_x\r\n--=_x--'],
  },
  {
    title: 'spreadsheet formulas',
    texts: ['=1+1', '+cmd|calc!A0', '-2+3', '@SUM(1)', '\t=1', '"=1"', '＝1', '=HYPERLINK("https://evil.example","x")'],
  },
  {
    title: 'SQL injections',
    texts: [
      "' or 1=1 --",
      "'; drop table submissions; --",
      '" or ""="',
      '%',
      '_',
      '\\',
      "x' union select * from consent_events --",
      '$1',
      '?',
    ],
  },
  {
    title: 'path traversal',
    texts: [
      '../../etc/passwd',
      '..%2f..%2fetc%2fpasswd',
      '....//',
      '%2e%2e/',
      '..\\..\\windows',
      '/etc/passwd',
      'foyer.js%00.png',
      '%252e%252e%252f',
    ],
  },
  { title: 'shell metacharacters', texts: ['$(id)', '`id`', '; id', '| id', '&& id', '\nid\n', '${IFS}'] },
  {
    title: 'log injections',
    texts: ['x\n2026-11-24 foyer-endpoint: all is well', '{"level":"error"}', 'x\r\n\r\nINFO ok', '%0aINFO ok'],
  },
  {
    title: 'terminal escape sequences',
    texts: ['\u001b[2J', '\u001b]0;title\u0007', '\u009b31m', '\\e[31m', '\u001b[6n'],
  },
  { title: 'format strings', texts: ['%s%s%s%n', '%x'.repeat(200), '%d', '{0}', '%1$s', '$&$`$1'] },
  {
    title: 'texts for catastrophic backtracking',
    texts: [
      `${'a@'.repeat(30_000)}`,
      `a@${'a.'.repeat(30_000)}`,
      `${' '.repeat(19_000)}x`,
      `${'a'.repeat(19_000)}!`,
      `"${'"'.repeat(19_000)}`,
      `https://${'www.'.repeat(4_000)}`,
    ],
  },
  {
    title: 'extreme dates',
    texts: [
      '9999-12-31T23:59:60Z',
      '-271821-04-19',
      '1970-01-01T00:00:00Z',
      '2026-02-30',
      '2026-03-29T02:30:00+01:00',
      '275760-09-13T00:00:00.001Z',
    ],
  },
  {
    title: 'digits and decimal separators of other scripts',
    texts: ['٦', '６', '६', '1,5', '1.234,5', '１２', '٫', 'Ⅵ', '½'],
  },
];
