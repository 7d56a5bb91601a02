// What the command line accepts, and what it says about everything else.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultAnswers, readCommandLine, unanswered } from './command-line.ts';

const npm = { name: 'npm', isBerry: false } as const;
const read = (args: string[]) => readCommandLine(args, npm);
const full = ['shop', '--widgets', 'newsletter-signup', '--language', 'de-at', '--mail-to', 'a@example.org'];

test('answers every question by its flag', () => {
  const line = read([...full, '--origin', 'https://Shop.example/', '--port', '9000', '--no-start']);
  assert.deepEqual(line, {
    kind: 'create',
    given: {
      folder: 'shop',
      widgets: ['newsletter-signup'],
      language: 'de-AT',
      mailTo: 'a@example.org',
      origin: 'https://shop.example',
    },
    port: 9000,
    yes: false,
    starts: false,
  });
});

test('names the flags that are missing', () => {
  const line = read(['--language', 'de']);
  assert.equal(line.kind, 'create');
  assert.deepEqual(unanswered(line.kind === 'create' ? line.given : {}), [
    '<folder>',
    '--widgets contact-card,newsletter-signup',
    '--mail-to office@example.org',
    '--origin https://www.example.org',
  ]);
});

for (const [what, args, reason] of [
  [
    'an unknown form',
    ['--widgets', 'contact-card,guestbook'],
    /^--widgets: "guestbook" is no form; allowed: contact-c/,
  ],
  ['no form at all', ['--widgets', ','], /^--widgets: Choose at least one: contact-card, newsletter-signup\.$/],
  ['a language without words', ['--language', 'tlh'], /^--language: "tlh" is no language .*; allowed: en, ar, /],
  ['what is no tag', ['--language', 'de_DE!'], /^--language: "de_DE!" is no language/],
  ['what is no address', ['--mail-to', 'office@'], /^--mail-to: "office@" is no e-mail address; write one such as/],
  ['a host without a scheme', ['--origin', 'www.example.org'], /^--origin: .* write one such as https:\/\/www/],
  ['another scheme', ['--origin', 'ftp://example.org'], /^--origin: "ftp:\/\/example\.org" is no address of a site/],
  ['a path', ['--origin', 'https://example.org/shop'], /more than an origin; write https:\/\/example\.org, without/],
  ['a port that only root may take', ['--port', '80'], /^--port: "80" is no port; allowed: 1024 to 65534\.$/],
  ['a port in words', ['--port', 'usual'], /^--port: "usual" is no port/],
  ['an unknown option', ['--smtp', 'smtp://x'], /^Unknown option '--smtp'; see --help for what is allowed\.$/],
  [
    'a second folder',
    ['one', 'two'],
    /^One folder is enough; "two" is too much\. Options follow two dashes: npm create foyer@latest my-site -- --yes$/,
  ],
  [
    'an option instead of a value',
    ['--mail-to', '--yes'],
    /^Option '--mail-to' argument is ambiguous; see --help for what is allowed\.$/,
  ],
  ['an empty folder name', [' '], /^Name a folder, such as my-site\.$/],
] as const) {
  test(`refuses ${what}, and says what is allowed`, () => {
    const line = read([...args]);
    assert.equal(line.kind, 'refused');
    assert.match(line.kind === 'refused' ? line.reasons.join('\n') : '', reason);
  });
}

test('names every refused value at once', () => {
  const line = read(['--mail-to', 'x', '--origin', 'y', '--port', 'z']);
  assert.equal(line.kind === 'refused' ? line.reasons.length : 0, 3);
});

for (const [environment, language] of [
  [{ LANG: 'de_AT.UTF-8' }, 'de'],
  [{ LC_ALL: 'fr_FR', LANG: 'de_DE' }, 'fr'],
  [{ LANG: 'C.UTF-8' }, 'en'],
  [{ LANG: 'fi_FI.UTF-8' }, 'en'],
  [{}, 'en'],
] as const) {
  test(`takes ${language} from ${JSON.stringify(environment)}`, () => {
    assert.equal(defaultAnswers(environment).language, language);
  });
}

test('takes the language of the system where the terminal names none', () => {
  assert.equal(defaultAnswers({}, 'de-CH').language, 'de');
});
