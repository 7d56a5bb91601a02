// What a reader of locales/*.xlf would check by hand: nothing missing, forms for every count, values kept, short words short,
// and a consent that names the sender and its withdrawal.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { pluralCategories } from '@foyer/protocol';
import { formalOf, type Unit, unitsIn, withNumbers } from '../../../scripts/locales/xliff.ts';

const folder = join(import.meta.dirname, '../../../locales');
const xliffs = new Map(
  readdirSync(folder).map((name) => [basename(name, '.xlf'), unitsIn(readFileSync(join(folder, name), 'utf8'))]),
);
const german = xliffs.get('de') ?? [];
const ids = german.map(({ id }) => id).sort();

const values = (text: string) => (withNumbers(text).match(/\{\d\}/g) ?? []).sort().join();

function faultOf({ source, target = '' }: Unit, language: string): string | undefined {
  if (values(source) !== values(target)) return `lacks a value, or has one too many: ${target}`;
  const forms = source.includes(' | ') ? pluralCategories(language).length : 1;
  if (target.split(' | ').length !== forms) return `needs ${forms} forms: ${target}`;
  const [longest, allowed] = [longestForm(target), 2.2 * longestForm(source) + 14];
  return longest > allowed ? `has ${longest} characters where ${Math.floor(allowed)} fit: ${target}` : undefined;
}

/** The longest of its plural forms, values left out. */
function longestForm(text: string): number {
  return Math.max(
    ...withNumbers(text)
      .split(' | ')
      .map((form) => form.replaceAll(/\{\d\}/g, '').length),
  );
}

for (const [locale, units] of xliffs) {
  const formal = formalOf(locale);
  const language = formal ?? locale;
  const translated = units.filter(({ target }) => target !== undefined);

  test(`${locale} has words for every message, and for no other`, () => {
    assert.deepEqual(units.map(({ id }) => id).sort(), ids);
    if (formal === undefined) assert.equal(translated.length, ids.length);
  });

  test(`${locale} keeps values, has a form for every count, and fits where English fits`, () => {
    const faults = translated.flatMap((unit) => {
      const fault = faultOf(unit, language);
      return fault === undefined ? [] : [`"${unit.source}" ${fault}`];
    });
    assert.deepEqual(faults, []);
  });
}

/** Words for "at any time" and "withdraw" or "unsubscribe". */
const withdrawal: Readonly<Record<string, readonly [anyTime: RegExp, withdraw: RegExp]>> = {
  cs: [/kdykoli/i, /odvolat|odhlásit|zrušit/i],
  da: [/når som helst|altid|til enhver tid/i, /tilbagekald|trække|afmeld/i],
  de: [/jederzeit/i, /widerrufen|abbestellen/i],
  es: [/en cualquier momento/i, /retirar|revocar|baja|cancelar/i],
  fr: [/à tout moment/i, /retirer|désabonner|désinscrire|révoquer/i],
  'fr-x-informal': [/à tout moment/i, /retirer|désabonner|désinscrire|révoquer/i],
  'de-x-informal': [/jederzeit/i, /widerrufen|abbestellen/i],
  it: [/in qualsiasi momento|in ogni momento/i, /revocare|annullare|disiscriver|cancellar/i],
  nl: [/op elk moment|altijd|te allen tijde/i, /intrekken|afmelden|opzeggen/i],
  pl: [/w każdej chwili|w dowolnym momencie/i, /wycofać|odwołać|cofnąć|wypisać|zrezygnować/i],
  pt: [/a qualquer momento|em qualquer altura|em qualquer momento/i, /retirar|cancelar|revogar|anular/i],
  sv: [/när som helst/i, /återkalla|avsluta|avregistrera|säga upp|avprenumerera|avanmäla/i],
};

const consents = german.filter(({ source }) =>
  /^(?:You can withdraw your consent|I would like to receive the newsletter of)/.test(source),
);

test('both consent wordings are found', () => assert.equal(consents.length, 2));

for (const [locale, [anyTime, withdraw]] of Object.entries(withdrawal)) {
  test(`consent in ${locale} says that it can be withdrawn at any time`, () => {
    const spoken = (xliffs.get(locale) ?? []).filter(
      ({ id, target }) => target && consents.some((unit) => unit.id === id),
    );
    for (const { target = '' } of spoken) {
      assert.match(target, anyTime);
      assert.match(target, withdraw);
    }
  });
}
