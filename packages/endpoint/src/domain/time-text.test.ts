import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languageTag, wordings } from './messages.ts';
import { exactTimeText, isTimeZone, timeText } from './time-text.ts';

const timeZone = 'Europe/Berlin';
const now = Date.parse('2026-03-29T20:54:00Z');
const told = (at: string, language = 'de') =>
  timeText(at, { now, language, timeZone }).replaceAll(/[\u00a0\u202f]/g, ' ');

for (const [at, expected] of [
  ['2026-03-29T20:54:00.000Z', 'heute, 22:54'],
  // The day of the change to summer time has 23 hours.
  ['2026-03-28T23:00:00.000Z', 'heute, 0:00'],
  ['2026-03-28T22:59:59.999Z', 'gestern, 23:59'],
  ['2026-03-28T08:05:00.000Z', 'gestern, 9:05'],
  ['2026-03-27T22:30:00.000Z', '27. März, 23:30'],
  ['2025-12-31T22:59:00.000Z', '31. Dezember 2025, 23:59'],
  ['2025-12-31T23:01:00.000Z', '1. Januar, 0:01'],
  // A clock that was ahead.
  ['2026-03-30T08:00:00.000Z', '30. März, 10:00'],
] as const) {
  test(`an owner in Berlin reads ${at} as "${expected}"`, () => assert.equal(told(at), expected));
}

test('every language has words for today, and none of them is English', () => {
  const texts = wordings().map((wording) => told('2026-03-29T20:54:00Z', languageTag(wording)));
  const inEnglish = texts.filter((text) => text.startsWith('today'));
  assert.deepEqual(inEnglish, ['today, 10:54 PM']);
});

test('a proof names the day, the second and the zone', () => {
  const at = '2026-07-12T12:00:03.000Z';
  assert.equal(exactTimeText(at, { language: 'de', timeZone }), '12. Juli 2026 um 14:00:03 MESZ');
});

test('names of zones are accepted, offsets and cities alone are not', () => {
  const names = [
    'Europe/Berlin',
    'UTC',
    'America/Argentina/Ushuaia',
    'Berlin',
    '+02:00',
    '',
    'Europe/Atlantis',
    'Europe',
  ];
  assert.deepEqual(names.filter(isTimeZone), ['Europe/Berlin', 'UTC', 'America/Argentina/Ushuaia']);
});
