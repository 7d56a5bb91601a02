import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Problem } from '@foyer/protocol';
import { localized } from './domain/localized-text.ts';
import { contactMessage, solved, startEndpoint } from './testing/visitor.ts';

const urlencoded = { 'content-type': 'application/x-www-form-urlencoded' };

test('a form validates and labels the fields of its settings', async (context) => {
  const fields = {
    email: {},
    plz: { maxLength: 5, label: { de: 'Postleitzahl', en: 'Postcode' } },
    wish: { kind: 'multi-line', required: false, maxLength: 10 },
  } as const;
  const { visitor } = await startEndpoint(context, { forms: { order: { fields } } });
  const post = async (values: Record<string, string>) => {
    const captcha = await solved(await visitor.challenge('/order'));
    const response = await visitor.post('/order', contactMessage(captcha, { fields: values }));
    const { errors = [] } = (await response.json()) as Problem;
    return [response.status, ...errors.map(({ pointer, code }) => `${pointer} ${code}`)];
  };
  assert.deepEqual(await post({ email: 'a@example.org', plz: '06108', wish: 'a\nb' }), [202]);
  assert.deepEqual(await post({ email: 'a@example.org', plz: '061080', wish: 'x'.repeat(11) }), [
    422,
    '/fields/plz too-long',
    '/fields/wish too-long',
  ]);
  assert.deepEqual(await post({ email: 'a@example.org' }), [422, '/fields/plz required']);
  const page = await visitor.post('/order', 'email=a@example.org&plz=061080&foyer.locale=de', urlencoded);
  assert.match(await page.text(), /<label for="field-plz">Postleitzahl<\/label>/);
});

test('a form uses its own texts for thanks and consent', async (context) => {
  const contact = {
    fields: 'message',
    consentRequired: true,
    consent: { de: 'Ja, antwortet mir.', en: 'Yes, answer me.' },
    thanks: 'Wir rufen zurück.',
  };
  const { visitor } = await startEndpoint(context, { forms: { contact } });
  const page = await visitor.post('/contact', 'message=x&foyer.locale=de', urlencoded);
  assert.match(await page.text(), /value="Ja, antwortet mir\."/);
  assert.match(await (await visitor.get('/contact/thanks')).text(), /Wir rufen zurück\./);
});

for (const [words, locale, text] of [
  ['for all', 'de', 'for all'],
  [{ de: 'Hallo', en: 'Hello' }, 'de-AT', 'Hallo'],
  [{ de: 'Hallo', 'de-x-informal': 'Hi' }, 'de-x-informal', 'Hi'],
  [{ de: 'Hallo', en: 'Hello' }, 'fr', 'Hello'],
  [{ de: 'Hallo', it: 'Ciao' }, 'fr', 'Hallo'],
  [{ DE: 'Hallo' }, 'de', 'Hallo'],
] as const) {
  test(`${JSON.stringify(words)} in ${locale} is shown as ${text}`, () => {
    assert.equal(localized(words, locale), text);
  });
}
