import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemStatus } from './error-codes.ts';
import { problemCode, problemType } from './problem.ts';

test('every problem code survives a round trip through `type`', () => {
  for (const code of Object.keys(problemStatus)) {
    assert.equal(problemCode(problemType(code as keyof typeof problemStatus)), code);
  }
});

test('unknown problem types yield no code', () => {
  for (const type of ['about:blank', 'urn:foyer:problem:', 'urn:foyer:problem:constructor', 7, null, undefined]) {
    assert.equal(problemCode(type), undefined);
  }
});
