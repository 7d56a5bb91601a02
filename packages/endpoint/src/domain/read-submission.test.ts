import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemCode, type Submission } from '@foyer/protocol';
import { parseFieldList, readSubmission } from '@foyer/protocol/server';
import { contactMessage, signUp } from '../testing/visitor.ts';
import { type FormDefinition } from './forms.ts';

const contact: FormDefinition = {
  id: 'contact',
  fields: parseFieldList('name? email message phone? topics?'),
  consentRequired: false,
  doubleOptIn: false,
  owners: [],
  subject: 'New message',
  pendingDays: 30,
  hooks: [],
};
const newsletter: FormDefinition = {
  ...contact,
  id: 'newsletter',
  fields: parseFieldList('email name?'),
  consentRequired: true,
};

function read(body: unknown, form = contact, key?: string) {
  const bytes =
    body instanceof Uint8Array
      ? body
      : new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body));
  const reading = readSubmission(bytes, form, key);
  if (reading.ok) return 'read';
  const { type, errors } = reading.problem;
  return errors === undefined ? problemCode(type) : errors.map(({ pointer, code }) => `${pointer} ${code}`).join(', ');
}

function accepted(body: unknown): Submission {
  const reading = readSubmission(new TextEncoder().encode(JSON.stringify(body)), contact);
  assert.ok(reading.ok);
  return reading.value;
}

const good = contactMessage(undefined);
const { fields } = good;
const text = JSON.stringify(good);

/** A valid message with these bytes inside its text. */
function withBytes(...bytes: number[]): Uint8Array {
  const [before, after] = text.split('Frage');
  return Buffer.concat([Buffer.from(before!), Buffer.from(bytes), Buffer.from(after!)]);
}

for (const [title, body, outcome] of [
  ['a good message', good, 'read'],
  ['unknown keys at the top', { ...good, extra: { a: 1 } }, 'read'],
  ['a message without trap and page', { v: 1, submissionId: good.submissionId, fields }, 'read'],
  ['a byte order mark', `\ufeff${text}`, 'read'],
  ['the same key twice', text.replace('"v":1', '"v":2,"v":1'), 'read'],
  ['an empty body', '', 'malformed'],
  ['HTML', '<p>', 'malformed'],
  ['NaN', '{"v":NaN}', 'malformed'],
  ['a list', '[]', 'malformed'],
  ['invalid UTF-8', withBytes(0xc3, 0x28), 'malformed'],
  ['an overlong UTF-8 encoding', withBytes(0xc0, 0xaf), 'malformed'],
  ['a two-byte UTF-8 character', withBytes(0xc3, 0xa4), 'read'],
  ['UTF-16', new Uint8Array(Buffer.from(text, 'utf16le')), 'malformed'],
  ['five levels of nesting', text.replace('{', '{"a":{"b":[{"c":[]}]},'), 'read'],
  ['six levels of nesting', text.replace('{', '{"a":{"b":[{"c":[[]]}]},'), 'malformed'],
  ['ten thousand levels of nesting', `${'['.repeat(10_000)}${']'.repeat(10_000)}`, 'malformed'],
  ['__proto__', text.replace('{', '{"__proto__":{"polluted":1},'), 'malformed'],
  ['constructor in the fields', text.replace('"fields":{', '"fields":{"constructor":"x",'), 'malformed'],
  ['prototype deep inside', text.replace('{', '{"a":[{"prototype":1}],'), 'malformed'],
  ['version 2', { ...good, v: 2 }, 'malformed'],
  ['version "1"', { ...good, v: '1' }, 'malformed'],
  ['no id', { ...good, submissionId: undefined }, 'malformed'],
  ['a short id', { ...good, submissionId: 'x'.repeat(15) }, 'malformed'],
  ['a long id', { ...good, submissionId: 'x'.repeat(65) }, 'malformed'],
  ['an id with a slash', { ...good, submissionId: 'x/'.repeat(10) }, 'malformed'],
  ['an id that ends in a line break', { ...good, submissionId: `${'x'.repeat(16)}\n` }, 'malformed'],
  ['the form of the path', { ...good, form: 'contact' }, 'read'],
  ['another form', { ...good, form: 'newsletter' }, '/form invalid'],
  ['no fields', { ...good, fields: undefined }, '/fields required'],
  ['fields as a list', { ...good, fields: [] }, '/fields type'],
  ['a captcha as a string', { ...good, captcha: 'x' }, '/captcha type'],
  ['an answer as a list', { ...good, captcha: { token: 'x', answer: ['6'] } }, '/captcha/answer type'],
  ['an answer as an object', { ...good, captcha: { token: 'x', answer: {} } }, '/captcha/answer type'],
  ['an answer as a number', { ...good, captcha: { token: 'x', answer: 6 } }, '/captcha/answer type'],
  ['a proof of work as a string', { ...good, captcha: { token: 'x', pow: 'x' } }, '/captcha/pow type'],
  ['a page as a string', { ...good, page: 'x' }, '/page type'],
  ['consent without wording', { ...good, consent: { given: true } }, '/consent/text type, /consent/locale type'],
  [
    'a translated flag that is not a boolean',
    { ...good, consent: { text: 'x', locale: 'de', given: true, translated: 'yes' } },
    '/consent/translated type',
  ],
  [
    'consent that is not a boolean',
    { ...good, consent: { text: 'x', locale: 'de', given: 'yes' } },
    '/consent/given type',
  ],
] as const) {
  test(`${title}: ${outcome}`, () => assert.equal(read(body), outcome));
}

const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`field${index}`, 'x']));

for (const [title, changes, outcome] of [
  ['no e-mail', { email: undefined }, '/fields/email required'],
  ['an empty e-mail', { email: '' }, '/fields/email required'],
  ['a message of white space', { message: ' \n\u00a0' }, '/fields/message required'],
  ['no name, which is optional', { name: '' }, 'read'],
  ['no @', { email: 'lena' }, '/fields/email invalid'],
  ['two addresses', { email: 'a@example.org, b@example.org' }, '/fields/email invalid'],
  ['a header in the address', { email: 'a@example.org\r\nBcc: b@example.org' }, '/fields/email control-character'],
  ['an address of 255 characters', { email: `${'a'.repeat(243)}@example.org` }, '/fields/email too-long'],
  ['a line break in the name', { name: 'a\nb' }, '/fields/name control-character'],
  ['a NUL in the message', { message: 'a\0' }, '/fields/message control-character'],
  ['a lone surrogate', { message: '\ud83d' }, '/fields/message control-character'],
  ['a name of 321 characters', { name: 'x'.repeat(321) }, '/fields/name too-long'],
  ['a name of 320 characters', { name: 'x'.repeat(320) }, 'read'],
  ['a message of 20,001 characters', { message: 'x'.repeat(20_001) }, '/fields/message too-long'],
  ['a message of 20,000 characters with line breaks', { message: '\r\n'.repeat(10_000).replace('\r', 'x') }, 'read'],
  ['a message as a number', { message: 5 }, '/fields/message type'],
  ['two names', { name: ['a', 'b'] }, '/fields/name type'],
  ['a list of topics', { topics: ['a', 'b'] }, 'read'],
  ['a topic as a number', { topics: ['a', 5] }, '/fields/topics/1 type'],
  ['a custom field', { 'how-many': '3\nor 4' }, 'read'],
  ['a custom field with two values', { 'how-many': ['3', '4'] }, 'read'],
  ['a field name with a space', { 'how many': '3' }, '/fields/how many unknown'],
  ['a field name with slash and tilde', { 'a/b~c': '3' }, '/fields/a~1b~0c unknown'],
  ['a reserved field name', { 'foyer.token': 'x' }, '/fields/foyer.token reserved'],
  ['a field name of 65 characters', { ['x'.repeat(65)]: 'x' }, `/fields/${'x'.repeat(65)} unknown`],
  ['40 fields', many(37), 'read'],
  ['41 fields', many(38), '/fields too-long'],
  ['two mistakes', { email: 'lena', message: '' }, '/fields/email invalid, /fields/message required'],
] as const) {
  test(`${title}: ${outcome}`, () => {
    assert.equal(read({ ...good, fields: { ...fields, ...changes } }), outcome);
  });
}

test('values are kept exactly as sent', () => {
  const odd = {
    name: ' \u202eLena\u202c ',
    email: 'Lena@Example.org',
    message: '<b>\ufeff👩‍👧</b>\r\n\t= 1+1',
    extra: ['', ' '],
  };
  assert.deepEqual(accepted({ ...good, fields: odd }).fields, odd);
});

test('any value in the trap is kept as text', () => {
  for (const [website, kept] of [
    ['http://spam.example', 'http://spam.example'],
    [['x'], '["x"]'],
    [0, '0'],
  ] as const) {
    assert.equal(accepted({ ...good, trap: { website } }).trap.website, kept);
  }
});

test('a form that requires consent reports its absence', () => {
  const message = signUp(undefined);
  assert.equal(read(message, newsletter), 'read');
  assert.equal(read({ ...message, consent: undefined }, newsletter), '/consent required');
  assert.equal(
    read({ ...message, consent: { ...message.consent, given: false } }, newsletter),
    '/consent/given required',
  );
  const blank = { ...message, consent: { ...message.consent, text: ' ' } };
  assert.equal(read(blank, newsletter), '/consent/text required');
  assert.equal(read({ ...good, consent: blank.consent }, contact), 'read');
});

test('a value of the wrong type is not reported as missing too', () => {
  const message = signUp(undefined);
  assert.equal(read({ ...message, consent: null }, newsletter), '/consent type');
  assert.equal(read({ ...message, consent: { ...message.consent, given: 'yes' } }, newsletter), '/consent/given type');
  assert.equal(read({ ...message, consent: { ...message.consent, text: 5 } }, newsletter), '/consent/text type');
});

for (const [key, outcome] of [
  [`"${good.submissionId}"`, 'read'],
  [good.submissionId, 'read'],
  ['', 'malformed'],
  ['""', 'malformed'],
  [`"${'x'.repeat(1024)}"`, 'malformed'],
  [`"${good.submissionId}`, 'malformed'],
] as const) {
  test(`Idempotency-Key ${key.slice(0, 20)}: ${outcome}`, () => assert.equal(read(good, contact, key), outcome));
}
