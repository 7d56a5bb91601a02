// What a telephone dials for numbers as people write them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dial } from './dial.ts';

const numbers: Readonly<Record<string, string>> = {
  '0345 55501 23': '03455550123',
  '+49 (0)345 / 55501-23': '+493455550123',
  '0049 345 55501': '+4934555501',
  'tel:+49-345-55501': '+4934555501',
  '+1 (212) 555-0100 ext. 12': '+12125550100;ext=12',
  '+1 212 555 0100 x12': '+12125550100;ext=12',
  '+49 345 55501, Durchwahl 7': '+4934555501;ext=7',
  '1-800-FLOWERS': '18003569377',
  'Tel.: 0345 55501': '034555501',
  'Telefon 0345 55501': '034555501',
  '٠٣٤٥ ٥٥٥': '0345555',
  '０３４５－５５５': '0345555',
  '+49\u00A0345\u2009555\u201001': '+4934555501',
  '\u202A+49 345 555\u202C': '+49345555',
  '110': '110',
  '*21#': '21',
};

for (const [written, dialed] of Object.entries(numbers))
  test(`"${written}" dials ${dialed}`, () => assert.equal(dial(written), dialed));
