import assert from 'node:assert/strict';
import { test } from 'node:test';
import { domainToASCII } from 'node:url';
import { unicodeAddress } from './address-display.ts';

for (const domain of [
  'müller.example',
  'straße.example',
  '例え.テスト',
  'пример.рф',
  'مثال.إختبار',
  'a.bücher-ä.example',
  '😀.example',
  'δοκιμή.δοκιμή',
]) {
  test(`an address at ${domain} is shown in Unicode`, () => {
    assert.equal(unicodeAddress(`Info@${domainToASCII(domain)}`), `Info@${domain}`);
  });
}

for (const address of [
  'info@example.org',
  'a@xn--',
  'a@xn---',
  'a@xn--!!.example',
  'a@xn--99999999999',
  'xn--mller-kva@example.org',
  'a@xn--example.org',
  '',
  '@',
  'a@XN--a-ecp.ru.',
]) {
  test(`${JSON.stringify(address)} is shown as it is, or as an equal address`, () => {
    const shown = unicodeAddress(address);
    assert.equal(shown.slice(0, shown.lastIndexOf('@') + 1), address.slice(0, address.lastIndexOf('@') + 1));
    assert.equal(
      domainToASCII(shown.slice(shown.lastIndexOf('@') + 1)),
      domainToASCII(address.slice(address.lastIndexOf('@') + 1)),
    );
  });
}
