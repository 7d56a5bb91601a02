// For tests: JSON and forms in shapes that our pages never send.
import { fieldsWith, type HostileKind, json, messageWith, urlencoded } from './kind.ts';

export const structureKinds: readonly HostileKind[] = [
  {
    title: 'keys that reach a prototype',
    texts: [
      '__proto__',
      'constructor',
      'prototype',
      'toString',
      'hasOwnProperty',
      '__proto__.x',
      'constructor[prototype][x]',
    ],
    bodies: [
      json(messageWith('"__proto__":{"polluted":true}')),
      json(messageWith('"constructor":{"prototype":{"polluted":true}}')),
      json(fieldsWith('"__proto__":"polluted"')),
      json(fieldsWith('"\\u005f_proto__":"polluted"')),
      urlencoded('__proto__=polluted&constructor=polluted&email=x'),
      urlencoded('__proto__[polluted]=true'),
    ],
  },
  {
    title: 'duplicate keys',
    texts: ['v', 'email'],
    bodies: [
      json(messageWith('"v":2')),
      json(messageWith('"fields":{},"fields":[]')),
      json(fieldsWith('"email":"a","email":"b"')),
      urlencoded('email=a&email=b&message=x&foyer.id=a&foyer.id=b&foyer.token=a&foyer.token=b'),
    ],
  },
  {
    title: 'invalid numbers',
    texts: ['NaN', 'Infinity', '1e400', '-0', '9007199254740993'],
    values: [-0, 2 ** 53, 1e300, -1, 0.1],
    bodies: ['1e400', '-1e400', 'NaN', '-Infinity', '01', '0x1', '.5', '9'.repeat(5_000)].flatMap((number) => [
      json(messageWith(`"n":${number}`)),
      json(`{"v":${number},"submissionId":"hostile-0123456789abcdef"}`),
      json(messageWith(`"captcha":{"token":"x","pow":{"counter":${number},"derivedKey":"00"}}`)),
    ]),
  },
  {
    title: 'ten thousand levels of nesting',
    texts: ['[[[[[[[[[[', '{"a":'.repeat(100)],
    bodies: [
      json(`${'['.repeat(10_000)}${']'.repeat(10_000)}`),
      json('{"a":'.repeat(10_000)),
      json(messageWith(`"a":${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)}`)),
      urlencoded(`a${'[a]'.repeat(9_000)}=1`),
    ],
  },
  {
    title: 'lists and objects instead of text',
    texts: ['[object Object]', '[]', 'null', 'true'],
    values: [
      null,
      true,
      [],
      {},
      [[]],
      ['x'],
      { path: '/etc/hostname' },
      { href: 'https://evil.example' },
      { length: 9 },
      { toString: 1 },
    ],
  },
];
