// What search engines read of a card.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseHours } from './hours.ts';
import { parseClosed } from './open-now.ts';
import { structuredData } from './structured-data.ts';

const contact = {
  name: 'Katrin Weidner',
  jobTitle: 'Owner',
  organization: 'Weidner & Sohl',
  phone: '+4934555501',
  email: 'k@weidner.example',
  address: 'Marktplatz 1, 06108 Halle',
  photo: '',
};

test('a person works for an organization', () => {
  assert.deepEqual(structuredData(contact, [], []), {
    '@context': 'https://schema.org',
    '@type': 'Person',
    name: 'Katrin Weidner',
    jobTitle: 'Owner',
    telephone: '+4934555501',
    email: 'k@weidner.example',
    address: 'Marktplatz 1, 06108 Halle',
    worksFor: { '@type': 'Organization', name: 'Weidner & Sohl' },
  });
});

test('a business has hours, nights and closed days', () => {
  const data = structuredData(contact, parseHours('Mo-Fr 9-12,13-17; Fr 18-2; Su 0-24')!, parseClosed('2026-12-24')!);
  assert.equal(data['@type'], 'LocalBusiness');
  assert.equal(data['name'], 'Weidner & Sohl');
  const type = 'OpeningHoursSpecification';
  const week = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'];
  assert.deepEqual(data['openingHoursSpecification'], [
    { '@type': type, dayOfWeek: week, opens: '09:00', closes: '12:00' },
    { '@type': type, dayOfWeek: week, opens: '13:00', closes: '17:00' },
    { '@type': type, dayOfWeek: ['Friday'], opens: '18:00', closes: '02:00' },
    { '@type': type, dayOfWeek: ['Sunday'], opens: '00:00', closes: '23:59' },
    { '@type': type, opens: '00:00', closes: '00:00', validFrom: '2026-12-24', validThrough: '2026-12-24' },
  ]);
});
