import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { writtenDate } from './written-date.ts';

const zone = process.env['TZ'];
after(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

/** From UTC-11 to UTC+14. */
const zones = ['Pacific/Pago_Pago', 'America/St_Johns', 'UTC', 'Europe/Berlin', 'Asia/Kolkata', 'Pacific/Kiritimati'];

for (const [written, language, expected] of [
  ['2026-11-05', '', '2026-11-05'],
  ['2026-11-05T23:30:00-11:00', '', '2026-11-05T23:30:00-11:00'],
  ['2026-11-05 09:30:00', '', '2026-11-05T09:30:00'],
  ['2026-11-05 09:30:00.123456 +0100', '', '2026-11-05T09:30:00+01:00'],
  ['20261105', '', '2026-11-05'],
  ['20261105T093000Z', '', '2026-11-05T09:30:00Z'],
  ['2026/11/5', '', '2026-11-05'],
  ['2026. 11. 5.', 'ko', '2026-11-05'],
  ['2026年11月5日', 'ja', '2026-11-05'],
  ['Thu, 05 Nov 2026 09:30:00 +0100', '', '2026-11-05T09:30:00+01:00'],
  ['Thu, 5 Nov 26 00:00 EST', '', '2026-11-05T00:00:00-05:00'],
  ['05 Nov 2026 23:59:60 GMT', '', '2026-11-05T23:59:59+00:00'],
  ['Thursday, 05-Nov-26 09:30:00 GMT', '', '2026-11-05T09:30:00+00:00'],
  ['Thu Nov  5 09:30:00 2026', '', '2026-11-05T09:30:00'],
  ['Thu Nov  5 09:30:00 CET 2026', '', '2026-11-05T09:30:00+01:00'],
  ['Thu Nov 05 2026 09:30:00 GMT-0330 (Newfoundland Standard Time)', '', '2026-11-05T09:30:00-03:30'],
  ['Thu, 05 Nov 2026 09:30:00 GMT+1', '', '2026-11-05T09:30:00+01:00'],
  ['Nov 5, 2026 12:30 AM', '', '2026-11-05T00:30:00'],
  ['November 5th, 2026 1:05 p.m. PST', '', '2026-11-05T13:05:00-08:00'],
  ['Thu, 05 Nov 2026 09:30:00 XYZ', '', '2026-11-05T09:30:00'],
  ['Thu, 05 Nov 2026 25:00:00 GMT', '', '2026-11-05'],
  ['05.11.2026', 'de', '2026-11-05'],
  ['05.11.2026', 'de_CH', '2026-11-05'],
  ['5.11.26, 09:30 Uhr', 'de', '2026-11-05T09:30:00'],
  ['Donnerstag, den 5. November 2026 um 09:30 Uhr', 'de', '2026-11-05T09:30:00'],
  ['Sa, 05 Dez 2026 09:30:00 +0100', 'de', '2026-12-05T09:30:00+01:00'],
  ['Do, 05 Mär 2026', 'de', '2026-03-05'],
  ['18 Mar 2026', 'fi', '2026-03-18'],
  ['5 novembre 2026', 'fr', '2026-11-05'],
  ['5 de noviembre de 2026', 'es', '2026-11-05'],
  ['5 listopada 2026', 'pl', '2026-11-05'],
  ['5. listopada 2026.', 'hr', '2026-10-05'],
  ['05/11/2026', 'fr', '2026-11-05'],
  ['05/11/2026', 'en-GB', '2026-11-05'],
  ['11/05/2026', 'en-US', '2026-11-05'],
  ['25.12.2026', '', '2026-12-25'],
  ['05.11.2026', '', undefined],
  ['05.11.2026', 'en', undefined],
  ['05.11.2026', 'en-US', undefined],
  ['05/11/2026', 'en', undefined],
  ['05.11.2026', 'xx-nowhere', undefined],
  ['05.11.2026', 'not a language', undefined],
  ['31 Nov 2026', '', undefined],
  ['31.11.2026', 'de', undefined],
  ['November 2026', '', undefined],
  ['5 j 2026', 'fr', undefined],
  ['yesterday', '', undefined],
  ['page 5 of 2026', '', undefined],
  ['', '', undefined],
  [`${' '.repeat(50_000)}x`.repeat(2), '', undefined],
] as const) {
  test(`"${written.slice(0, 80)}" in "${language}" reads as ${expected ?? 'no date'} in every time zone`, () => {
    for (const name of zones) {
      process.env['TZ'] = name;
      assert.equal(writtenDate(written, language), expected);
    }
  });
}
