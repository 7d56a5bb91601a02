import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { schemaText } from '../build/schema.ts';

const published = readFileSync(new URL('schema.json', import.meta.url), 'utf8');

test('the published JSON Schema is that of the types and limits: "node packages/protocol/build/schema.ts" writes it', () => {
  assert.deepEqual(JSON.parse(published), JSON.parse(schemaText()));
});

const ajv = new Ajv2020({ allowUnionTypes: true });
const isSubmission = ajv.compile(JSON.parse(published));
const least = { v: 1, submissionId: '0b8f6f0e-3c1d-4e0a', fields: { email: 'lena@example.org' } };

for (const [what, message, isValid] of [
  ['the least message', least, true],
  ['unknown members', { ...least, future: [1] }, true],
  ['a list as value', { ...least, fields: { topics: ['a', 'b'] } }, true],
  ['another version', { ...least, v: 2 }, false],
  ['a short id', { ...least, submissionId: 'short' }, false],
  ['a name outside the grammar', { ...least, fields: { '1st': '' } }, false],
  ['a text that is too long', { ...least, fields: { message: 'x'.repeat(20_001) } }, false],
  [
    'a counter that is too high',
    { ...least, captcha: { token: 't', pow: { counter: 10_001, derivedKey: 'aa' } } },
    false,
  ],
] as const) {
  test(`${what} ${isValid ? 'fits' : 'does not fit'} the JSON Schema`, () => {
    assert.equal(isSubmission(message), isValid);
  });
}
