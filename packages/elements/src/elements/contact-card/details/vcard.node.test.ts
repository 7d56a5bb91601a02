// What address books read: every card goes through ical.js, which is not ours.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import ICAL from 'ical.js';
import type { Contact } from './contact.ts';
import { vCard, type VCardVersion } from './vcard.ts';

const katrin: Contact = {
  name: 'Katrin Anna Weidner',
  jobTitle: 'Owner; consultant',
  organization: 'Weidner, Sohl & Söhne',
  phone: '+4934555501',
  email: 'katrin@xn--weidner-sohl-hlb.example',
  address: 'Marktplatz 1\n06108 Halle, Saale; back\\yard',
  photo: 'https://weidner-sohl.example/katrin.jpg',
};
const nobody: Contact = { name: '', jobTitle: '', organization: '', phone: '', email: '', address: '', photo: '' };
const versions: readonly VCardVersion[] = ['3.0', '4.0'];

function read(card: string): InstanceType<typeof ICAL.Component> {
  const parsed: unknown = ICAL.parse(card);
  assert.ok(Array.isArray(parsed));
  return new ICAL.Component(parsed);
}

for (const version of versions) {
  test(`an address book reads a whole vCard ${version}`, () => {
    const card = read(vCard(katrin, version));
    const value = (name: string) => card.getFirstPropertyValue(name);
    assert.equal(card.name, 'vcard');
    assert.equal(value('version'), version);
    assert.equal(value('fn'), katrin.name);
    assert.deepEqual(value('n'), ['Weidner', 'Katrin Anna', '', '', '']);
    assert.equal(String(value('org')), katrin.organization);
    assert.equal(value('title'), katrin.jobTitle);
    assert.match(String(value('tel')), /^(?:tel:)?\+4934555501$/);
    assert.equal(value('email'), katrin.email);
    assert.deepEqual(value('adr'), ['', '', katrin.address, '', '', '', '']);
    assert.equal(value('photo'), katrin.photo);
  });

  test(`vCard ${version} has lines of 75 octets, ended by CRLF, and breaks no character`, () => {
    const long = { ...katrin, organization: '株式会社日本語の長い名前の組織'.repeat(12), name: '🧑‍🚒 '.repeat(40) };
    const text = vCard(long, version);
    assert.ok(text.endsWith('END:VCARD\r\n'));
    assert.doesNotMatch(text, /(?<!\r)\n|\r(?!\n)/);
    for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line);
    assert.equal(String(read(text).getFirstPropertyValue('org')), long.organization);
  });
}

test('words with line breaks and separators add no property', () => {
  const card = read(vCard({ ...katrin, jobTitle: 'Boss\r\nTEL:+1900;x,y\\nz' }, '4.0'));
  assert.equal(card.getAllProperties('tel').length, 1);
  assert.equal(card.getFirstPropertyValue('title'), 'Boss\nTEL:+1900;x,y\\nz');
});

test('a company, a single name and a bare number are cards too', () => {
  const company = read(vCard({ ...nobody, organization: 'Weidner' }, '4.0'));
  assert.equal(company.getFirstPropertyValue('kind'), 'org');
  assert.equal(company.getFirstPropertyValue('fn'), 'Weidner');
  const single = read(vCard({ ...nobody, name: 'Adele' }, '4.0'));
  assert.deepEqual(single.getFirstPropertyValue('n'), ['', 'Adele', '', '', '']);
  assert.equal(read(vCard({ ...nobody, phone: '110' }, '3.0')).getFirstPropertyValue('fn'), '110');
});
