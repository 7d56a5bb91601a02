// custom-elements.json as other tools read it: by its JSON Schema and by the validator of the tools that generate types.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { validateCem } from '@wc-toolkit/cem-validator';
import { Ajv } from 'ajv';
import type { Package } from 'custom-elements-manifest';
import schema from 'custom-elements-manifest/schema.json' with { type: 'json' };

const home = join(import.meta.dirname, '..');
const text = readFileSync(join(home, 'custom-elements.json'), 'utf8');
const manifest = JSON.parse(text) as Package;

test('the manifest is valid by its JSON Schema', () => {
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
  assert.ok(ajv.validate(schema, manifest), ajv.errorsText());
});

test('the manifest and package.json pass the validator, warnings included', async () => {
  await validateCem(manifest, {
    packageJsonPath: join(home, 'package.json'),
    rules: { manifest: { schemaVersion: 'error', definitionPath: 'error', typeDefinitionPath: 'error' } },
  });
});

test('types are spelled out: editors offer the words of a list', () => {
  const names = [...text.matchAll(/"text": "([^"]*)"/g)].flatMap(([, type = '']) =>
    [...type.replaceAll(/'[^']*'/g, '').matchAll(/[A-Z]\w+/g)].map(([name]) => name),
  );
  const known = new Set(['CustomEvent', 'FocusOptions', 'HTMLFormElement', 'Promise', 'Readonly', 'Record']);
  const isDetail = (name: string) =>
    /^Foyer\w+Detail$/.test(name) || name === 'SubmissionResult' || name === 'ValidityState';
  assert.deepEqual(
    [...new Set(names)].filter((name) => !known.has(name) && !isDetail(name)),
    [],
  );
});
