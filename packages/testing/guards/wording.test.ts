import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findingsIn, fixture } from './fixture.ts';
import { wording } from './wording.ts';

const path = 'packages/elements/src/elements/cta-banner/cta-banner.ts';
const returning = (code: string) => ({ [path]: `export const planted = (on: boolean) => ${code};\n` });

for (const [where, code, words] of [
  ['between tags', 'html`<p ?hidden=${on}>Read more</p>`', 'Read more'],
  ['in a label', 'html`<button aria-label="Close" ?disabled=${on}></button>`', 'Close'],
  ['in a condition', "html`<p>${on ? 'Read more' : 'on'}</p>`", 'Read more'],
  ['in a label with a condition', "html`<img alt=${on ? 'A person' : ''}>`", 'A person'],
] as const) {
  test(`English text ${where} is reported`, async (context) => {
    const findings = await findingsIn(fixture(context, returning(code)), wording);
    assert.ok(findings.includes(`${path}:1 shows "${words}" outside msg(…)`), findings.join());
  });
}

test('text inside msg() is no finding', async (context) => {
  const root = fixture(context, returning("html`<p aria-label=${msg('Close')}>${msg('Read more')}</p>`"));
  assert.deepEqual(await findingsIn(root, wording), []);
});
